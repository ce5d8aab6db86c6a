using System.CommandLine;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Entente.Data;
using Entente.Desk;
using Entente.Entities;
using Entente.Lab.Performance;
using Entente.Lab.Quality;
using Entente.Models;
using Entente.Quotations;
using Entente.Text;

namespace Entente.Lab;

/// <summary><c>lab/run speed</c>: measures how fast texts are read, and writes its part of <c>docs/performance.md</c>.</summary>
internal static class SpeedLab
{
    private const int Runs = 7;
    private static readonly TimeSpan s_leastRun = TimeSpan.FromSeconds(1);
    private static readonly string[] s_sets = ["en_ewt.dev", "en_gum.dev"];

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Option<string?> models = new("--models")
        {
            Description = "A folder of models to use in place of ours; then nothing is written",
            HelpName = "FOLDER",
        };
        Option<string?> only = new("--only")
        {
            Description =
                "Measures only the rows that have these words in them; then nothing is written",
            HelpName = "WORDS",
        };
        Command command = new(
            "speed",
            "Measure tokens a second and core, from running text to trees and names; writes its part of docs/performance.md."
        )
        {
            models,
            only,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(models), parsed.GetValue(only)));
        return command;
    }

    private static async Task<int> RunAsync(string? folder, string? only)
    {
        if (SharedData.Find() is not { } data || SharedData.Repository() is not { } root)
        {
            await Console.Error.WriteLineAsync(
                "speed: expected a checkout with the annotated sets in ../shared/data (or below ENTENTE_SHARED), found none"
            );
            return 3;
        }

        ModelFolder models = folder is null ? ModelFolder.Embedded : ModelFolder.WithFolder(folder);
        long started = Stopwatch.GetTimestamp();
        if (SyntaxAnalyzer.Open(Language.English, models) is null)
        {
            await Console.Error.WriteLineAsync(
                "speed: expected a network of English (models/en/network.bin), found none"
            );
            return 3;
        }

        TimeSpan loading = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        SyntaxAnalyzer.Open(Language.English, models);
        TimeSpan loadingAgain = Stopwatch.GetElapsedTime(started);
        string[] texts = [.. s_sets.SelectMany(set => Texts(data, set))];
        TextAnalyzer divider = new(Language.English);
        Document[] divided = [.. texts.Select(divider.Analyze)];
        int tokens = divided.Sum(document => document.Tokens.Length);
        string section = new SpeedSection
        {
            Checkout = await Checkout.DescribeAsync(root),
            Texts = $"running text of {string.Join(" and ", s_sets)}",
            Tokens = tokens,
            Sentences = divided.Sum(document => document.Sentences.Length),
            Runs = Runs,
            Loading = loading,
            LoadingAgain = loadingAgain,
            Measures =
            [
                .. Readings(models, divider)
                    .Where(reading =>
                        only is null || reading.Layers.Contains(only, StringComparison.Ordinal)
                    )
                    .Select(reading =>
                        Measure(reading.Layers, reading.Arithmetic, texts, tokens, reading.Read)
                    ),
            ],
        }.ToString();
        Console.WriteLine(section);
        if (folder is null && only is null)
        {
            await PageSection.WriteAsync(
                Path.Combine(root, "docs/performance.md"),
                "speed",
                section
            );
        }

        return 0;
    }

    private static IEnumerable<(
        string Layers,
        string Arithmetic,
        Func<string, Document> Read
    )> Readings(ModelFolder models, TextAnalyzer divider)
    {
        yield return ("sentences and tokens", "", divider.Analyze);

        if (QuickTagger.Open(Language.English, models) is { } tagger)
        {
            yield return (
                "tags and names, `--fast`",
                "",
                text => tagger.Analyze(divider.Analyze(text))
            );
        }

        // One number at a time takes minutes: NetworkBenchmark has it.
        foreach (IArithmetic arithmetic in Arithmetic.All.Skip(1).Reverse())
        {
            SyntaxAnalyzer analyzer = SyntaxAnalyzer.Open(Language.English, models, arithmetic)!;
            yield return (
                "tags, lemmas, trees and names",
                arithmetic.Name,
                text => analyzer.Analyze(divider.Analyze(text))
            );
        }

        string best = Arithmetic.Best.Name;
        yield return ("mentions and statements as well", best, Statements(models, divider));
        yield return ("figures, times and events as well", best, Events(models));
    }

    /// <summary>Reads all that a report says somebody said.</summary>
    private static Func<string, Document> Statements(ModelFolder models, TextAnalyzer divider)
    {
        SyntaxAnalyzer analyzer = SyntaxAnalyzer.Open(Language.English, models)!;
        EntityFinder entities = new(new EntityBook(Language.English.Tables), Language.English);
        QuotationFinder quotations = new(Language.English, models);
        return text =>
        {
            Document document = analyzer.Analyze(divider.Analyze(text));
            quotations.Read("r", document, entities.Find(document, published: null));
            return document;
        };
    }

    /// <summary>Reads everything that is read in the text of a report.</summary>
    private static Func<string, Document> Events(ModelFolder models)
    {
        DataTables tables = Language.English.Tables;
        NewsReader reader = new(tables, models);
        FigureReader figures = new(tables);
        EventReader events = new(tables, reader.Actors, models);
        return text =>
        {
            Annotation annotation = reader.Annotate("r", text, date: null, Language.English.Code);
            Reckoning found = figures.Read(text, annotation, null);
            events.Plain(annotation, events.Read(annotation, day: null, found.Times));
            return annotation.Document!;
        };
    }

    /// <summary>The documents of a treebank as running text.</summary>
    private static IEnumerable<string> Texts(string data, string set)
    {
        using GZipStream unpacking = new(
            File.OpenRead(Path.Combine(data, $"nlp/ud/{set}.conllu.gz")),
            CompressionMode.Decompress
        );
        using StreamReader reader = new(unpacking, Encoding.UTF8);
        List<string> document = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal) && document.Count > 0)
            {
                yield return TextSets.RunningText([.. document]);
                document.Clear();
            }

            document.Add(line);
        }

        yield return TextSets.RunningText([.. document]);
    }

    private static SpeedMeasure Measure(
        string layers,
        string arithmetic,
        string[] texts,
        int tokens,
        Func<string, Document> read
    )
    {
        // The first pass compiles; the next tell how many make a run that is long enough for a clock of hundredths of a second.
        Run(texts, read, passes: 1);
        const int trial = 5;
        TimeSpan before = Run(texts, read, trial);
        int passes = 1 + (int)(trial * s_leastRun / (before + TimeSpan.FromMilliseconds(1)));
        double[] seconds =
        [
            .. Enumerable.Range(0, Runs).Select(_ => Run(texts, read, passes).TotalSeconds).Order(),
        ];
        return new SpeedMeasure(
            layers,
            arithmetic,
            (double)tokens * passes / seconds[Runs / 2],
            (double)AllocatedAtOnce(texts, read) / tokens
        );
    }

    /// <summary>Bytes allocated for all texts as one document: what a document costs by itself does not show, what a token costs does.</summary>
    private static long AllocatedAtOnce(string[] texts, Func<string, Document> read)
    {
        string text = string.Join("\n\n", texts);
        read(text); // The second time all memory to work in is there.
        long before = GC.GetAllocatedBytesForCurrentThread();
        read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TimeSpan Run(string[] texts, Func<string, Document> read, int passes)
    {
        using var process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime;
        for (int pass = 0; pass < passes; pass++)
        {
            foreach (string text in texts)
            {
                read(text);
            }
        }

        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
