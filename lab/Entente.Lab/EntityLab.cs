using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Entente.Data;
using Entente.Entities;
using Entente.Text;

namespace Entente.Lab;

/// <summary>Shows and measures what <see cref="EntityFinder"/> finds: <c>./lab entities show|ner|links|speed …</c>.</summary>
internal static class EntityLab
{
    private static readonly ImmutableArray<string> s_names = ["PER", "ORG", "LOC"];

    public static int Run(string[] args)
    {
        switch (args)
        {
            case ["show", .. var files]:
                Show(files);
                return 0;
            case ["ner", var gold]:
                Ner(gold);
                return 0;
            case ["links", var gold]:
                Links(gold);
                return 0;
            case ["speed", var docs]:
                Speed(docs);
                return 0;
            default:
                Console.Error.WriteLine(
                    "usage: entities show FILE[:DATE]… | ner GOLD.iob2.gz | links GUM.jsonl.gz | speed DOCS.jsonl"
                );
                return 2;
        }
    }

    /// <summary>Prints each line of the files with its mentions under it; a line of JSON Lines is a document with its own date.</summary>
    private static void Show(string[] files)
    {
        EntityFinder finder = Make();
        TextAnalyzer analyzer = new(Language.English);
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

    private static void Show(EntityFinder finder, TextAnalyzer analyzer, string text, string? date)
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

    /// <summary>Exact span and type on IOB2 columns whose comments give the running text; a document is everything up to the next "# newdoc".</summary>
    private static void Ner(string gold)
    {
        EntityFinder finder = Make();
        TextAnalyzer analyzer = new(Language.English);
        Dictionary<string, (int Correct, int Gold, int System)> counts = [];
        foreach ((string text, HashSet<(int, int, string)> names) in GoldDocuments(gold))
        {
            var found = finder
                .Find(analyzer.Analyze(text), published: null)
                .Where(m =>
                    !m.Rule.StartsWith("title ", StringComparison.Ordinal)
                    || m.Rule is "title and name" or "title before name"
                )
                .Where(m => m.Rule != "authorities of state")
                .Select(m => (m.Span.Start, m.Span.End, Label(m.Type)))
                .Where(m => m.Item3.Length > 0)
                .ToHashSet();
            foreach (string label in s_names)
            {
                var g = names.Where(n => n.Item3 == label).ToHashSet();
                var s = found.Where(n => n.Item3 == label).ToHashSet();
                (int c, int gs, int ss) = counts.GetValueOrDefault(label);
                counts[label] = (c + g.Intersect(s).Count(), gs + g.Count, ss + s.Count);
            }

            foreach ((int start, int end, string type) in found.Except(names).Order())
            {
                Console.WriteLine($"- {type} {text[start..end]}\t{Around(text, start, end)}");
            }

            foreach ((int start, int end, string type) in names.Except(found).Order())
            {
                Console.WriteLine($"+ {type} {text[start..end]}\t{Around(text, start, end)}");
            }
        }

        counts["all"] = counts.Values.Aggregate(
            (a, b) => (a.Correct + b.Correct, a.Gold + b.Gold, a.System + b.System)
        );
        foreach ((string label, (int c, int g, int s)) in counts)
        {
            double p = 100.0 * c / Math.Max(1, s);
            double r = 100.0 * c / Math.Max(1, g);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{label, -4} P {p:F1} R {r:F1} F1 {2 * p * r / Math.Max(1e-9, p + r):F1} (gold {g}, found {s}, right {c})"
                )
            );
        }
    }

    private static string Around(string text, int start, int end) =>
        text[Math.Max(0, start - 40)..Math.Min(text.Length, end + 30)].ReplaceLineEndings(" ");

    private static string Label(EntityType type) =>
        type switch
        {
            EntityType.Person => "PER",
            EntityType.Organization => "ORG",
            EntityType.State or EntityType.Place => "LOC",
            _ => "",
        };

    private static IEnumerable<(string Text, HashSet<(int, int, string)> Names)> GoldDocuments(
        string path
    )
    {
        System.Text.StringBuilder text = new();
        HashSet<(int, int, string)> names = [];
        int position = 0;
        (int Start, int End, string Type)? open = null;
        foreach (string line in Lines(path).Append("# newdoc"))
        {
            if (line.StartsWith("# newdoc", StringComparison.Ordinal))
            {
                Close();
                if (text.Length > 0)
                {
                    yield return (text.ToString(), names);
                }

                text.Clear();
                names = [];
                position = 0;
            }
            else if (line.StartsWith("# text = ", StringComparison.Ordinal))
            {
                Close();
                position = text.Length;
                text.Append(line.AsSpan(9)).Append('\n');
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                string[] cells = line.Split('\t');
                string all = text.ToString();
                int at = all.IndexOf(cells[1], position, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                position = at + cells[1].Length;
                string tag = cells[2];
                if (tag.StartsWith("I-", StringComparison.Ordinal) && open is { } o)
                {
                    open = (o.Start, position, o.Type);
                    continue;
                }

                Close();
                open = tag.Length > 2 ? (at, position, tag[2..]) : null;
            }
        }

        void Close()
        {
            if (open is { } o && s_names.Contains(o.Type))
            {
                names.Add((o.Start, o.End, o.Type));
            }

            open = null;
        }
    }

    /// <summary>Compares our links with the names that GUM links to; a name of GUM that is in no table of ours counts as wrong when we link it at all.</summary>
    private static void Links(string gold)
    {
        EntityBook book = new(DataTables.Embedded);
        EntityFinder finder = new(book, Language.English);
        TextAnalyzer analyzer = new(Language.English);
        int right = 0;
        int wrong = 0;
        int unjudged = 0;
        int missed = 0;
        foreach (JsonElement line in JsonLines(gold))
        {
            string text = line.GetProperty("text").GetString()!;
            DateOnly? published = DateOnly.TryParseExact(
                line.GetProperty("ref").GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly day
            )
                ? day
                : null;
            var mentions = finder.Find(analyzer.Analyze(text), published);
            int[] starts = CodePoints(text);
            var named = line.GetProperty("entities")
                .EnumerateArray()
                .Where(e =>
                    e.GetProperty("identity").GetString() is { Length: > 0 }
                    && e.GetProperty("named").GetBoolean()
                )
                .Select(e =>
                    (
                        Start: starts[e.GetProperty("start").GetInt32()],
                        End: starts[e.GetProperty("end").GetInt32()],
                        Name: Uri.UnescapeDataString(e.GetProperty("identity").GetString()!)
                            .Replace('_', ' ')
                    )
                )
                .ToArray();
            foreach (
                Mention m in mentions.Where(m =>
                    m.Entity is not null && m.Type != EntityType.Nationality
                )
            )
            {
                // GUM's spans are whole phrases: the smallest one that holds our words is the one we name.
                var holding = named
                    .Where(e =>
                        e.Start <= m.Span.Start
                        && e.End >= m.Span.End
                        && e.End - e.Start <= m.Span.Length + 8
                    )
                    .OrderBy(e => e.End - e.Start)
                    .ToArray();
                if (holding.Length == 0)
                {
                    unjudged++;
                    continue;
                }

                bool isRight =
                    book.Named(Plain(holding[0].Name)).Any(e => e.Id == m.Entity)
                    || Plain(holding[0].Name).Contains(m.Name, StringComparison.OrdinalIgnoreCase);
                right += isRight ? 1 : 0;
                wrong += isRight ? 0 : 1;
                if (!isRight)
                {
                    Console.WriteLine(
                        $"- {m.Span.In(text)} = {m.Entity} ({m.Rule}); GUM: {holding[0].Name}"
                    );
                }
            }

            foreach (var e in named)
            {
                var entities = book.Named(Plain(e.Name));
                if (
                    entities.Length > 0
                    && !mentions.Any(m =>
                        m.Entity is not null
                        && e.Start <= m.Span.Start
                        && e.End >= m.Span.End
                        && entities.Any(x => x.Id == m.Entity)
                    )
                )
                {
                    missed++;
                    Console.WriteLine($"+ {text[e.Start..e.End]} (GUM: {e.Name})");
                }
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"links right {right}, wrong {wrong}, precision {100.0 * right / Math.Max(1, right + wrong):F1}; not judged by GUM {unjudged}; linked by GUM to a name of ours, not by us {missed}"
            )
        );
    }

    private static string Plain(string name) =>
        name.IndexOf('(', StringComparison.Ordinal) is > 0 and int at ? name[..at].Trim() : name;

    private static int[] CodePoints(string text)
    {
        List<int> starts = [];
        for (int i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            starts.Add(i);
        }

        starts.Add(text.Length);
        return [.. starts];
    }

    private static void Speed(string docs)
    {
        long start = Stopwatch.GetTimestamp();
        EntityBook book = new(DataTables.Embedded);
        TimeSpan bookTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        EntityFinder finder = new(book, Language.English);
        TimeSpan finderTime = Stopwatch.GetElapsedTime(start);
        start = Stopwatch.GetTimestamp();
        _ = new EntityFinder(new EntityBook(DataTables.Embedded), Language.English);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"again, compiled: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms"
            )
        );
        TextAnalyzer analyzer = new(Language.English);
        Document[] documents =
        [
            .. JsonLines(docs).Select(d => analyzer.Analyze(d.GetProperty("text").GetString()!)),
        ];
        long tokens = documents.Sum(d => (long)d.Tokens.Length);
        for (int round = 0; round < 4; round++)
        {
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            start = Stopwatch.GetTimestamp();
            long mentions = documents.Sum(d =>
                (long)finder.Find(d, new DateOnly(2016, 1, 1)).Length
            );
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"book {bookTime.TotalMilliseconds:F0} ms, finder {finderTime.TotalMilliseconds:F0} ms, entities {book.All.Length}; {tokens} tokens, {mentions} mentions, {tokens / time.TotalSeconds / 1e6:F2} M tokens/s, {(double)allocated / tokens:F1} bytes a token"
                )
            );
        }
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
