using System.Collections.Immutable;
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
            if (open is { } o && s_names.Contains(o.Type, StringComparer.Ordinal))
            {
                names.Add((o.Start, o.End, o.Type));
            }

            open = null;
        }
    }

    /// <summary>Compares our links with the names that GUM links its own names to, as far as our tables know these.</summary>
    private static void Links(string gold)
    {
        EntityBook book = new(DataTables.Embedded);
        EntityFinder finder = new(book, Language.English);
        TextAnalyzer analyzer = new(Language.English);
        LinkCount count = default;
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
            Mention[] links =
            [
                .. finder
                    .Find(analyzer.Analyze(text), published)
                    .Where(m => m.Entity is not null && m.Type != EntityType.Nationality),
            ];
            GumName[] names = [.. GumNames(line, text)];
            foreach (Mention link in links)
            {
                count = Judge(book, text, link, names, count);
            }

            foreach (GumName name in names)
            {
                ImmutableArray<Entity> known = book.Named(name.Name);
                if (
                    known.Length > 0
                    && !links.Any(m =>
                        name.Span.Contains(m.Span) && known.Any(e => e.Id == m.Entity)
                    )
                )
                {
                    count = count with { Missed = count.Missed + 1 };
                    Console.WriteLine($"+ {name.Span.In(text)} (GUM: {name.Name})");
                }
            }
        }

        double precision = 100.0 * count.Right / Math.Max(1, count.Right + count.Wrong);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"links right {count.Right}, wrong {count.Wrong}, precision {precision:F1}; not judged by GUM {count.Unjudged}; linked by GUM to a name of ours, not by us {count.Missed}"
            )
        );
    }

    private static LinkCount Judge(
        EntityBook book,
        string text,
        Mention link,
        GumName[] names,
        LinkCount count
    )
    {
        // GUM's spans are phrases: the smallest one that is hardly longer than our words is the one we name.
        GumName? name = names
            .Where(n => n.Span.Contains(link.Span) && n.Span.Length <= link.Span.Length + 8)
            .MinBy(n => n.Span.Length);
        if (name is null)
        {
            return count with { Unjudged = count.Unjudged + 1 };
        }

        if (
            name.Name.Contains(link.Name, StringComparison.OrdinalIgnoreCase)
            || book.Named(name.Name).Any(e => e.Id == link.Entity)
        )
        {
            return count with { Right = count.Right + 1 };
        }

        Console.WriteLine(
            $"- {link.Span.In(text)} = {link.Entity} ({link.Rule}); GUM: {name.Name}"
        );
        return count with { Wrong = count.Wrong + 1 };
    }

    private static IEnumerable<GumName> GumNames(JsonElement line, string text)
    {
        int[] starts = CodePoints(text);
        foreach (JsonElement entity in line.GetProperty("entities").EnumerateArray())
        {
            string identity = entity.GetProperty("identity").GetString() ?? "";
            if (identity.Length > 0 && entity.GetProperty("named").GetBoolean())
            {
                yield return new GumName(
                    new TextSpan(
                        starts[entity.GetProperty("start").GetInt32()],
                        starts[entity.GetProperty("end").GetInt32()]
                    ),
                    Plain(Uri.UnescapeDataString(identity).Replace('_', ' '))
                );
            }
        }
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

        TextAnalyzer analyzer = new(Language.English);
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

    private sealed record GumName(TextSpan Span, string Name);

    private readonly record struct LinkCount(int Right, int Wrong, int Unjudged, int Missed);
}
