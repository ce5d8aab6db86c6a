using System.Text.Json.Nodes;
using Entente.Integration.Tests.Stages;
using Entente.Lab.Training;
using Entente.Lab.Training.Data;
using Xunit;

namespace Entente.Integration.Tests.Languages;

/// <summary>Another language needs a folder of tables and one of models, and no code: Esperanto, learnt from a treebank that is made here.</summary>
public sealed class AnotherLanguageTests(AnotherLanguageTests.Folders folders)
    : IClassFixture<AnotherLanguageTests.Folders>
{
    [Fact]
    public async Task It_is_tagged_and_parsed_by_what_was_learnt()
    {
        string gold = await File.ReadAllTextAsync(
            folders.File("dev.conllu"),
            TestContext.Current.CancellationToken
        );

        Stage stage = await Stage.RunAsync(
            gold,
            [.. folders.Annotate("tags,lemmas,trees"), "--format", "conllu", "--language", "eo"]
        );

        Assert.True(stage.ExitCode == 0, stage.Errors);
        string[][] right = Words(gold);
        string[][] found = Words(stage.Output);
        Assert.Equal(right.Select(word => word[1]), found.Select(word => word[1]));
        foreach (
            (int column, double least) in (ReadOnlySpan<(int, double)>)
                [
                    (2, 0.95), // lemma
                    (3, 0.95), // tag
                    (5, 0.90), // features
                    (6, 0.95), // head
                    (7, 0.95), // relation
                ]
        )
        {
            double share = right.Zip(found, (r, f) => r[column] == f[column] ? 1.0 : 0).Average();
            Assert.True(share >= least, $"column {column + 1}: {share:F3} are right");
        }
    }

    [Fact]
    public async Task Its_tables_tell_an_abbreviation_from_the_end_of_a_sentence()
    {
        const string text =
            "La nova ŝipo vizitis ekz. belan insulon. La ministro promesis pontojn.";
        JsonObject line = new() { ["text"] = text, ["language"] = "eo" };

        Stage stage = await Stage.RunAsync(
            line.ToJsonString(),
            folders.Annotate("sentences,lemmas,trees")
        );

        Assert.True(stage.ExitCode == 0, stage.Errors);
        JsonObject read = Assert.Single(stage.Objects);
        Assert.Equal(2, read["sentences"]!.AsArray().Count);
        Assert.Equal("viziti", (string?)read["lemmas"]![3]);
    }

    [Fact]
    public async Task Without_its_folders_it_is_not_misread()
    {
        JsonObject line = new() { ["text"] = "La ŝipo vizitis insulon.", ["language"] = "eo" };

        Stage stage = await Stage.RunAsync(
            line.ToJsonString(),
            "annotate",
            "--layers",
            "sentences,trees"
        );

        Assert.Empty(Assert.Single(stage.Objects)["sentences"]!.AsArray());
    }

    private static string[][] Words(string conllu) =>
        [
            .. conllu
                .Split('\n')
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split('\t')),
        ];

    /// <summary>The folders of tables and of models, and the treebank that the network has learnt from.</summary>
    public sealed class Folders : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        /// <summary>Makes and trains everything.</summary>
        public Folders()
        {
            Directory.CreateDirectory(File("data/eo"));
            Directory.CreateDirectory(File("models/eo"));
            Write(
                "data/eo/cue-verbs.tsv",
                "verb\tpast\tparticiple\tthird\ting\tframes\thearer\tnoun\tnext\tsubject\tpolarity\tsource\n"
            );
            Write("data/eo/abbreviations.tsv", "form\tafter\tsource\nekz\tword\town\n");
            Write("train.conllu", new EsperantoTreebank(1, isForMeasuring: false).Make(600));
            Write("dev.conllu", new EsperantoTreebank(2, isForMeasuring: true).Make(60));
            TrainingOptions options = new()
            {
                Seed = 1,
                Passes = 16,
                Threads = 1,
                Hidden = 64,
                BatchWords = 60,
                Rate = 0.005f,
                Minutes = 5,
                Out = File("models/eo/network.bin"),
                Log = TextWriter.Null,
            };
            new NetworkTrainer(new TrainingSets("eo", _folder.Path), options).Run();
        }

        internal string File(string name) => _folder.File(name);

        internal string[] Annotate(string layers) =>
            ["annotate", "--layers", layers, "--models", File("models"), "--data", File("data")];

        public void Dispose() => _folder.Dispose();

        private void Write(string name, string text) =>
            System.IO.File.WriteAllText(File(name), text);
    }
}
