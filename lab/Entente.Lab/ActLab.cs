using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Entente.Data;
using Entente.Events;
using Entente.Lab.Quality;
using Entente.Lab.Training.Data;
using Entente.Lab.Training.Events;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab;

/// <summary><c>lab/run train acts</c>: trains the reader of acts.</summary>
internal static class ActLab
{
    private const int SomethingMissing = 3;
    private const int Folds = 5;
    private const int WordsWithVectors = 40_000;
    private const int Slots = 1 << 15;

    /// <summary>Makes the command.</summary>
    public static Command CreateTraining()
    {
        Option<string?> output = new("--out") { Description = "Where the model is written" };
        Option<bool> fold = new("--folds") { Description = "Measures with five folds by text" };
        Option<bool> odd = new("--without-unread")
        {
            Description =
                "Leaves the unread texts out, so that they tell how far the model carries",
        };
        Option<string[]> settings = new("--set")
        {
            Description = "A setting to change, as Name=Value",
            AllowMultipleArgumentsPerToken = true,
        };
        Command command = new(
            "acts",
            "Trains which words name which acts, and measures it with five folds."
        )
        {
            output,
            fold,
            odd,
            settings,
        };
        command.SetAction(parsed =>
            Run(
                parsed.GetValue(output),
                parsed.GetValue(fold),
                parsed.GetValue(odd),
                SettingsOf(parsed.GetValue(settings)!)
            )
        );
        return command;
    }

    private static ActSettings SettingsOf(string[] changes)
    {
        ActSettings settings = new();
        foreach (string[] change in changes.Select(change => change.Split('=')))
        {
            float value = float.Parse(change[1], CultureInfo.InvariantCulture);
            settings = change[0] switch
            {
                "Passes" => settings with { Passes = (int)value },
                "Rate" => settings with { Rate = value },
                "Decay" => settings with { Decay = value },
                "LayerRate" => settings with { LayerRate = value },
                "LayerDecay" => settings with { LayerDecay = value },
                "UnitsLeftOut" => settings with { UnitsLeftOut = value },
                "WordsLeftOut" => settings with { WordsLeftOut = value },
                "FewestUses" => settings with { FewestUses = (int)value },
                _ => throw new ArgumentException($"There is no setting {change[0]}."),
            };
        }

        return settings;
    }

    private static int Run(
        string? output,
        bool isMeasured,
        bool isWithoutUnread,
        ActSettings settings
    )
    {
        if (SharedData.Find() is not { } data)
        {
            Console.Error.WriteLine("The annotated sets are not here (ENTENTE_SHARED).");
            return SomethingMissing;
        }

        PairModel pairs =
            PairModel.Open(Language.English, ModelFolder.Embedded)
            ?? throw new InvalidOperationException("There is no model of pairs.");
        WordVectors glove = WordVectors.Read(
            Path.Combine(data, "nlp/vectors/glove100.q8.bin.gz"),
            WordsWithVectors
        );
        ModelFileWriter file = new ModelFileWriter()
            .Strings("info", ["language=en", $"seed={settings.Seed}"])
            .Rows(ActModel.Words, FingerprintTable.Arrange(RowsOf(glove)));
        FingerprintWords words = new(
            new FingerprintTable(ModelFile.Parse(ActModel.Name, file.ToArray()), ActModel.Words)
        );
        float[][] vectors = [.. Enumerable.Range(0, glove.Words.Length).Select(Direction)];
        ImmutableArray<CodedDocument> texts =
        [
            .. EventCorpus
                .Read(SharedData.Repository()!)
                .Where(d => !d.IsHeldOut && !(isWithoutUnread && d.Part == CodedPart.Unread)),
        ];
        ImmutableArray<ActExample> examples = new ActSet(pairs.Clusters, words).Read(texts);
        Console.WriteLine(
            $"{texts.Length} texts, {examples.Length} words, {examples.Count(e => e.Labels > 1)} of them name acts"
        );
        if (isMeasured)
        {
            Report(texts, examples, ActValidation.Run(examples, vectors, settings, Folds));
        }

        if (output is not null)
        {
            new ActTrainer(examples, vectors, settings).Write(file, Slots);
            File.WriteAllBytes(output, file.ToArray());
        }

        return 0;

        float[] Direction(int row)
        {
            float[] numbers = [.. glove.Rows.Row(row).ToArray().Select(n => (float)n)];
            float length = MathF.Sqrt(numbers.Sum(n => n * n));
            return [.. numbers.Select(n => length > 0 ? n / length : 0)];
        }
    }

    private static Dictionary<ulong, uint> RowsOf(WordVectors vectors)
    {
        Dictionary<ulong, uint> rows = [];
        for (int row = 0; row < vectors.Words.Length; row++)
        {
            rows.TryAdd(WordClusters.KeyOf(QuickWord.FormOf(vectors.Words[row])), (uint)row + 1);
        }

        return rows;
    }

    private static void Report(
        ImmutableArray<CodedDocument> texts,
        ImmutableArray<ActExample> examples,
        float[][] chances
    )
    {
        foreach (CodedPart part in texts.Select(t => t.Part).Distinct())
        {
            CodedDocument[] asked = [.. texts.Where(t => t.Part == part)];
            foreach (float least in (float[])[0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f])
            {
                ILookup<int, (TextSpan, EventType)> told = Enumerable
                    .Range(0, examples.Length)
                    .Where(i => 1 - chances[i][0] >= least)
                    .ToLookup(
                        i => examples[i].Document,
                        i => (examples[i].Span, BestOf(chances[i]))
                    );
                (double recall, double precision) = ActValidation.Score(asked, told);
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{part}, chance of any act {least}: R {recall:0.000} P {precision:0.000}"
                    )
                );
            }
        }
    }

    private static EventType BestOf(float[] chances)
    {
        int best = 1;
        for (int label = 2; label < chances.Length; label++)
        {
            best = chances[label] > chances[best] ? label : best;
        }

        return (EventType)(best - 1);
    }
}
