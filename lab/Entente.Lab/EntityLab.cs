using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Entente.Data;
using Entente.Desk;
using Entente.Entities;
using Entente.Lab.Quality;

namespace Entente.Lab;

/// <summary>Shows and measures what <see cref="EntityFinder"/> finds: <c>lab/run entities show|links|scale|tables|speed …</c>.</summary>
internal static class EntityLab
{
    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["show", .. var files]:
                Show(files);
                return 0;
            case ["links", var set]:
                Links(set);
                return 0;
            case ["scale"]:
                return LinkScale.RunAsync().GetAwaiter().GetResult();
            case ["tables"]:
                TableSpeed.Load();
                return 0;
            case ["speed", var docs]:
                Speed(docs);
                return 0;
            default:
                Console.Error.WriteLine(
                    "usage: entities show FILE[:DATE]… | links nlp/gum/gum.dev.jsonl.gz | scale | tables | speed DOCS.jsonl"
                );
                return 2;
        }
    }

    /// <summary>Prints each line of the files with its mentions under it; a line of JSON Lines is a document with its own date.</summary>
    private static void Show(string[] files)
    {
        EntityFinder finder = Make();
        EntityTexts analyzer = new();
        foreach (string file in files)
        {
            if (file.EndsWith(".jsonl", StringComparison.Ordinal))
            {
                foreach (JsonElement line in JsonLines(file))
                {
                    Console.WriteLine($"##### {line.GetProperty("id")}");
                    string? date = line.TryGetProperty("date", out JsonElement d)
                        ? d.GetString()
                        : null;
                    Show(finder, analyzer, line.GetProperty("text").GetString()!, date?[..10]);
                }
            }
            else
            {
                int colon = file.LastIndexOf(':');
                string path = colon > 0 ? file[..colon] : file;
                Console.WriteLine($"##### {path}");
                Show(
                    finder,
                    analyzer,
                    File.ReadAllText(path),
                    colon > 0 ? file[(colon + 1)..] : null
                );
            }
        }
    }

    private static void Show(EntityFinder finder, EntityTexts analyzer, string text, string? date)
    {
        DateOnly? published = date is null
            ? null
            : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Document document = analyzer.Analyze(text);
        ImmutableArray<Mention> mentions = finder.Find(document, published);
        int next = 0;
        foreach (Sentence sentence in document.Sentences)
        {
            Console.WriteLine(sentence.Span.In(text).ToString());
            for (; next < mentions.Length && mentions[next].Span.Start < sentence.Span.End; next++)
            {
                Mention m = mentions[next];
                string words = m.Span.In(text).ToString();
                Console.WriteLine(
                    $"      {m.Type, -12} {words}{(words == m.Name ? "" : $" = {m.Name}")}  [{m.Entity ?? "-"}]  ({m.Rule})"
                );
            }
        }
    }

    /// <summary>Prints the links that <see cref="LinkSets"/> judges wrong (-) or misses (+), and its figures.</summary>
    private static void Links(string set)
    {
        string work = Directory.CreateTempSubdirectory("entente-links-").FullName;
        Bench bench = new(SharedData.Find()!, work, TextWriter.Null);
        foreach (Quality.Figure figure in LinkSets.MeasureAsync(bench, set, Console.Out).Result)
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"{figure.Measure} {figure.Value:F3}")
            );
        }

        Directory.Delete(work, recursive: true);
    }

    /// <summary>Prints processor time, which does not depend on who else uses the machine.</summary>
    private static void Speed(string docs)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        EntityFinder finder = Make();
        double first = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        double again = double.MaxValue;
        for (int round = 0; round < 20; round++)
        {
            start = Environment.CpuUsage.TotalTime;
            _ = Make();
            again = Math.Min(again, (Environment.CpuUsage.TotalTime - start).TotalMilliseconds);
        }

        EntityTexts analyzer = new();
        Document[] documents =
        [
            .. JsonLines(docs).Select(d => analyzer.Analyze(d.GetProperty("text").GetString()!)),
        ];
        long tokens = documents.Sum(d => (long)d.Tokens.Length);
        double best = double.MaxValue;
        long allocated = 0;
        long mentions = 0;
        for (int round = 0; round < 10; round++)
        {
            allocated = GC.GetAllocatedBytesForCurrentThread();
            start = Environment.CpuUsage.TotalTime;
            mentions = documents.Sum(d => (long)finder.Find(d, new DateOnly(2016, 1, 1)).Length);
            best = Math.Min(best, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"load {first:F0} ms (again, compiled: {again:F0} ms); {tokens} tokens, {mentions} mentions, {tokens / best / 1e6:F2} M tokens/s, {(double)allocated / tokens:F1} bytes a token"
            )
        );
    }

    private static EntityFinder Make() =>
        new(new EntityBook(DataTables.Embedded), Language.English);

    private static IEnumerable<JsonElement> JsonLines(string path) =>
        Lines(path)
            .Where(line => line.Length > 0)
            .Select(line => JsonDocument.Parse(line).RootElement);

    private static IEnumerable<string> Lines(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}

/// <summary>Prepares English texts as the desk does, up to the names.</summary>
internal sealed class EntityTexts
{
    private readonly NewsReader _reader = new(DataTables.Embedded);

    public Document Analyze(string text) =>
        _reader.Annotate("r", text, date: null, "en", ReadingStep.Syntax).Document!;
}
