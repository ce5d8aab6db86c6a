using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Articles;
using Entente.Data;

namespace Entente.Lab.Corpus;

/// <summary>Makes stories in the likeness of those in <c>examples/</c>, as many as are asked for.</summary>
/// <remarks>
/// Each made story is an example story in other words: actors, places, dates, names and topic are exchanged by the same rule in all its
/// reports, so that its reports still tell the same happening, its quotations are still the same utterances, and its copies still
/// copies, while two stories have no passage in common. Reports differ from the example in dropped, exchanged and reworded paragraphs.
/// </remarks>
internal sealed class CorpusMaker
{
    private const int FewestReports = 6;
    private const int MostReports = 10;
    private const int StoriesInFolder = 100;
    private const int ReportsInShard = 500;
    private static readonly DateOnly s_firstDay = new(2004, 1, 1);

    private readonly IReadOnlyList<IReadOnlyList<Template>> _stories;
    private readonly Vocabulary _vocabulary;

    private CorpusMaker(IReadOnlyList<IReadOnlyList<Template>> stories)
    {
        _stories = stories;
        _vocabulary = new Vocabulary(stories.SelectMany(s => s));
    }

    /// <summary>Takes the stories that have enough reports, as <c>expected.json</c> tells them.</summary>
    public static CorpusMaker FromExamples(string folder)
    {
        ArticleReader reader = new(DataTables.Embedded);
        JsonElement expected = JsonElement.Parse(
            File.ReadAllText(Path.Combine(folder, "expected.json"))
        );
        return new CorpusMaker([
            .. expected
                .GetProperty("stories")
                .EnumerateArray()
                .Select(story =>
                    story
                        .GetProperty("accounts")
                        .EnumerateArray()
                        .SelectMany(a => a.GetProperty("reports").EnumerateArray())
                        .Select(r => r.GetString()!)
                        // Items of feeds are copies of pages that are there.
                        .Where(r => !r.Contains(".xml:", StringComparison.Ordinal))
                        .Select(r => Template.Read(Capture(folder, r), reader))
                        .OfType<Template>()
                        .ToArray()
                )
                .Where(templates => templates.Length >= FewestReports - 1),
        ]);
    }

    /// <summary>Writes <paramref name="reports"/> reports below <paramref name="folder"/>, and which story each belongs to; returns the number of stories.</summary>
    public int Write(string folder, int reports, int seed)
    {
        string pages = Path.Combine(folder, "pages");
        Directory.CreateDirectory(pages);
        using StreamWriter truth = new(Path.Combine(folder, "stories.tsv"));
        StringBuilder shard = new();
        int inShard = 0;
        int shards = 0;
        int story = 0;
        for (int written = 0; written < reports; story++)
        {
            string part = (story / StoriesInFolder).ToString("0000", CultureInfo.InvariantCulture);
            foreach (MadeReport report in Make(story, seed).Take(reports - written))
            {
                string name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{story:000000}-{report.Number:00}"
                );
                written++;
                truth.Write(string.Create(CultureInfo.InvariantCulture, $"{name}\t{story}\n"));
                if (report.Line is { } line)
                {
                    line["id"] = name;
                    shard.Append(line.ToJsonString()).Append('\n');
                    if (++inShard == ReportsInShard)
                    {
                        WriteShard();
                    }

                    continue;
                }

                Directory.CreateDirectory(Path.Combine(pages, part));
                File.WriteAllText(Path.Combine(pages, part, name + report.Ending), report.Text);
            }
        }

        WriteShard();
        return story;

        void WriteShard()
        {
            if (inShard == 0)
            {
                return;
            }

            string name = $"shard-{shards++.ToString("0000", CultureInfo.InvariantCulture)}.jsonl";
            File.WriteAllText(Path.Combine(pages, name), shard.ToString());
            shard.Clear();
            inShard = 0;
        }
    }

    private IEnumerable<MadeReport> Make(int story, int seed)
    {
        IReadOnlyList<Template> templates = _stories[
            Chance.Below(_stories.Count, seed, story, "example")
        ];
        StoryWords words = new(_vocabulary, seed, story);
        int count =
            FewestReports + Chance.Below(MostReports - FewestReports + 1, seed, story, "reports");
        int weeks = Chance.Below(20 * 52, seed, story, "weeks");
        DateOnly day = templates
            .Select(t => t.Day)
            .OfType<DateOnly>()
            .DefaultIfEmpty(s_firstDay)
            .Min();
        DateShift dates = new(weeks + ((s_firstDay.DayNumber - day.DayNumber) / 7), day.Year);

        // The first reports of an example are the wire and its copies: they are in every story. When the templates are used up,
        // more papers print the first one that is plain text.
        Template reprinted = templates.First(t => !t.IsHtml);
        for (int i = 0; i < count; i++)
        {
            bool isReprint = i >= templates.Count;
            yield return Make(
                isReprint ? reprinted : templates[i],
                words,
                dates,
                new ReportChance(seed, story, i, isReprint)
            );
        }
    }

    private static MadeReport Make(
        Template template,
        StoryWords words,
        DateShift dates,
        ReportChance chance
    )
    {
        string title = words.Exchange(template.Title);
        string[] paragraphs =
        [
            .. template
                .Parts.Where(p => p.IsArticle)
                .Select(p => chance.Reword(words.Exchange(dates.Move(p.Text)))),
        ];
        chance.Shuffle(paragraphs);
        if (!template.IsHtml && chance.IsLine)
        {
            return new MadeReport(
                chance.Report,
                "",
                "",
                new JsonObject
                {
                    ["id"] = "",
                    ["url"] = string.Create(
                        CultureInfo.InvariantCulture,
                        $"https://paper{chance.Report}.example/{chance.Story}"
                    ),
                    ["title"] = title,
                    ["date"] = template.Day is { } day
                        ? dates.Moved(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                        : null,
                    ["outlet"] = template.Outlet,
                    ["lang"] = "en",
                    ["text"] = string.Join("\n\n", paragraphs.Where(p => p.Length > 0)),
                }
            );
        }

        string place = words.Exchange(template.Dateline);
        StringBuilder page = new();
        int next = 0;
        foreach (TemplatePart part in template.Parts)
        {
            if (part.IsArticle)
            {
                page.Append(paragraphs[next++]);
                continue;
            }

            string frame = Exchange(dates.Move(part.Text), template.Title, title);
            frame = Exchange(frame, template.Dateline, place);
            page.Append(
                Exchange(frame, template.Dateline.ToUpperInvariant(), place.ToUpperInvariant())
            );
        }

        return new MadeReport(chance.Report, page.ToString(), template.Ending, Line: null);
    }

    private static string Exchange(string text, string from, string to) =>
        from.Length > 0 ? text.Replace(from, to, StringComparison.Ordinal) : text;

    private static Capture Capture(string folder, string report)
    {
        int colon = report.IndexOf(':', StringComparison.Ordinal);
        string file = Path.Combine(folder, colon < 0 ? report : report[..colon]);
        byte[] bytes =
            colon < 0
                ? File.ReadAllBytes(file)
                : Encoding.UTF8.GetBytes(
                    JsonElement
                        .Parse(
                            File.ReadAllLines(file)[
                                int.Parse(report.AsSpan(colon + 1), CultureInfo.InvariantCulture)
                                    - 1
                            ]
                        )
                        .GetRawText()
                );
        return new Capture
        {
            File = report,
            Bytes = bytes,
            Form = colon < 0 ? CaptureForm.Page : CaptureForm.JsonLine,
            Digest = ContentDigest.Of(bytes),
        };
    }

    /// <summary>A report that was made: a page, or a line of JSON Lines.</summary>
    private sealed record MadeReport(int Number, string Text, string Ending, JsonObject? Line);
}
