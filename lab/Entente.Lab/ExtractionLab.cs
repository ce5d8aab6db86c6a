using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Entente.Articles;
using Entente.Data;

namespace Entente.Lab;

/// <summary>Reads the pages of an extraction set and writes predictions for its scorer.</summary>
/// <remarks><c>extraction SET-FOLDER OUT.jsonl [--plain]</c>, where the folder is one of the shared <c>data/extraction</c>; then <c>score.py OUT.jsonl SET-FOLDER</c>.</remarks>
internal static class ExtractionLab
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static int Run(string[] args)
    {
        bool isPlain = args.Contains("--plain");
        string[] rest = [.. args.Where(arg => arg != "--plain")];
        if (rest is not [string set, string output])
        {
            Console.Error.WriteLine("usage: extraction SET-FOLDER OUT.jsonl [--plain]");
            return 2;
        }

        ArticleReader reader = new(DataTables.Embedded);
        Dictionary<string, string> addresses = Addresses(Path.Combine(set, "index.tsv"));
        string folder = Path.Combine(set, isPlain ? "plain" : "pages");
        long bytes = 0;
        int pages = 0;
        TimeSpan time = TimeSpan.Zero;
        using StreamWriter writer = new(output);
        foreach (
            string file in Directory.EnumerateFiles(folder, "*.gz").Order(StringComparer.Ordinal)
        )
        {
            string id = Path.GetFileName(file).Split('.')[0];
            byte[] content = Unzip(file);
            Capture capture = new()
            {
                File = file,
                Bytes = content,
                Form = CaptureForm.Page,
                Digest = ContentDigest.Of(content),
                Address = isPlain ? null : addresses.GetValueOrDefault(id),
            };
            long start = Stopwatch.GetTimestamp();
            Extraction extraction = reader.Read(capture);
            time += Stopwatch.GetElapsedTime(start);
            bytes += content.Length;
            pages++;
            writer.WriteLine(Prediction(id, extraction));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pages} pages, {bytes / 1e6:F1} MB, {pages / time.TotalSeconds:F0} pages/s, {bytes / 1e6 / time.TotalSeconds:F1} MB/s"
            )
        );
        return 0;
    }

    /// <summary>Prints what is read from one page, and what is cut: <c>article FILE…</c>.</summary>
    public static int Show(string[] args)
    {
        ArticleReader reader = new(DataTables.Embedded);
        foreach (
            CaptureResult result in CaptureReader
                .ReadAsync(args, Stream.Null)
                .ToBlockingEnumerable()
        )
        {
            Extraction? extraction = result.Capture is { } capture ? reader.Read(capture) : null;
            if (extraction?.Article is not { } article)
            {
                Refusal? refusal = result.Refusal ?? extraction?.Refusal;
                Console.WriteLine($"{refusal?.File}: {refusal?.Reason}: {refusal?.Message}");
                continue;
            }

            string source = ArticleReader.SourceText(result.Capture!);
            Console.WriteLine($"=== {result.Capture!.File}");
            Console.WriteLine($"title     {article.Title}");
            Console.WriteLine($"authors   {string.Join("; ", article.Authors)}");
            Console.WriteLine($"outlet    {article.Outlet}");
            Console.WriteLine($"agency    {article.Agency}");
            Console.WriteLine($"dateline  {article.Dateline}");
            Console.WriteLine($"published {article.Published}");
            Console.WriteLine(
                $"language  {article.Language}; doubts: {string.Join(", ", article.Doubts)}"
            );
            Console.WriteLine(article.Text);
            foreach (Cut cut in article.Cuts)
            {
                string words = cut.Source.In(source).ToString().ReplaceLineEndings(" ");
                Console.WriteLine(
                    $"--- {cut.Reason} ({cut.Characters}): {(words.Length > 150 ? words[..150] + "…" : words)}"
                );
            }
        }

        return 0;
    }

    /// <summary>Times the pages of <c>attack_pages.py</c> and looks for their first and last words: <c>attack FOLDER</c>.</summary>
    public static int Attack(string[] args)
    {
        ArticleReader reader = new(DataTables.Embedded);
        foreach (
            string file in Directory
                .EnumerateFiles(args[0], "*.1.html")
                .Order(StringComparer.Ordinal)
        )
        {
            double small = Seconds(reader, file, out _);
            double large = Seconds(
                reader,
                file.Replace(".1.html", ".4.html", StringComparison.Ordinal),
                out string text
            );
            bool hasAll =
                text.Contains("alpha talks", StringComparison.Ordinal)
                && text.Contains("omega", StringComparison.Ordinal);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Path.GetFileName(file), -28} {small * 1000, 8:F2} ms {large / small, 6:F1} x {(hasAll ? "" : "words lost")}"
                )
            );
        }

        return 0;
    }

    private static double Seconds(ArticleReader reader, string file, out string text)
    {
        byte[] content = File.ReadAllBytes(file);
        Capture capture = new()
        {
            File = file,
            Bytes = content,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(content),
        };
        double least = double.MaxValue;
        text = string.Empty;
        for (int i = 0; i < 7; i++)
        {
            TimeSpan start = Environment.CpuUsage.TotalTime;
            text = reader.Read(capture).Article?.Text ?? string.Empty;
            least = Math.Min(least, (Environment.CpuUsage.TotalTime - start).TotalSeconds);
        }

        return least;
    }

    internal static string Prediction(string id, Extraction extraction)
    {
        Article? article = extraction.Article ?? extraction.Page;
        return JsonSerializer.Serialize(
            new
            {
                id,
                text = article?.Text,
                title = article?.Title?.Value,
                author = article
                    ?.Authors.Concat(article.Desks)
                    .Select(author => author.Value)
                    .ToArray()
                    ?? [],
                date = article?.Published?.Value.ToString(),
                outlet = article?.Outlet?.Value,
                why = new
                {
                    title = article?.Title?.Rule,
                    date = article?.Published?.Rule,
                    outlet = article?.Outlet?.Rule,
                    author = article is null
                        ? ""
                        : string.Join(
                            ", ",
                            article
                                .Authors.Concat(article.Desks)
                                .Select(author => author.Rule)
                                .Distinct(StringComparer.Ordinal)
                        ),
                    refusal = extraction.Refusal?.Message,
                },
            },
            s_json
        );
    }

    private static byte[] Unzip(string file)
    {
        using GZipStream stream = new(File.OpenRead(file), CompressionMode.Decompress);
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static Dictionary<string, string> Addresses(string index)
    {
        string[] lines = File.ReadAllLines(index);
        int url = Array.IndexOf(lines[0].Split('\t'), "url");
        return lines
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells.Length > url)
            .ToDictionary(cells => cells[0], cells => cells[url], StringComparer.Ordinal);
    }
}
