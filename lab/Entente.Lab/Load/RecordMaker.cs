using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Data;
using Entente.Sqlite;
using Entente.Storage;

namespace Entente.Lab.Load;

/// <summary>Makes a large record quickly: the stories of <c>examples/</c>, read once, then filed again and again in other words of the same length, so that every finding keeps its place.</summary>
/// <remarks>
/// A word gives way to one that is about as frequent, the same one throughout a story: copies stay copies, wordings stay wordings, and
/// the index of words grows as that of news does. Names stay, days move. The same number always gives the same story.
/// </remarks>
internal sealed class RecordMaker
{
    private const int Days = 3_650;
    private readonly ImmutableArray<ImmutableArray<StoredReport>> _stories;
    private readonly ImmutableArray<Reuse> _reuses;
    private readonly Dictionary<string, string[]> _peers = new(StringComparer.Ordinal);

    private RecordMaker(
        ImmutableArray<ImmutableArray<StoredReport>> stories,
        ImmutableArray<Reuse> reuses
    )
    {
        _stories = stories;
        _reuses = reuses;
        Table table = Language.English.Read("word-rank");
        int words = table.Column("words");
        foreach (
            IGrouping<int, string> peers in table.Rows.SelectMany(row =>
                row.List(words).GroupBy(word => word.Length)
            )
        )
        {
            string[] all = [.. peers];
            foreach (string word in all)
            {
                _peers.TryAdd(word, all);
            }
        }
    }

    /// <summary>Takes the stories of a record as patterns.</summary>
    public static async Task<RecordMaker> OfAsync(string database)
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(database, StoreAccess.Read);
        List<string> ids = [];
        await foreach (ReportHead head in store.HeadsAsync())
        {
            ids.Add(head.Id);
        }

        List<StoredReport> reports = [];
        await foreach (StoredReport report in store.ReportsAsync(ids))
        {
            reports.Add(report);
        }

        List<Reuse> reuses = [];
        await foreach (Reuse reuse in store.ReusesAsync(ids))
        {
            reuses.Add(reuse);
        }

        return new RecordMaker(
            [
                .. reports
                    .GroupBy(report => report.Story, StringComparer.Ordinal)
                    .Select(story => story.ToImmutableArray())
                    .Where(story => story.Length > 1),
            ],
            [.. reuses]
        );
    }

    /// <summary>The story of this number.</summary>
    public ImmutableArray<Filing> Story(int number)
    {
        ImmutableArray<StoredReport> pattern = _stories[number % _stories.Length];
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        Dictionary<string, string> utterances = new(StringComparer.Ordinal);
        var filings = ImmutableArray.CreateBuilder<Filing>(pattern.Length);
        string? story = null;
        foreach (StoredReport report in pattern)
        {
            Filing filing = FilingOf(report, number, utterances);
            story ??= RecordId.ForStory(filing.Report.Id);
            ids[report.Report.Id] = filing.Report.Id;
            filings.Add(
                filing with
                {
                    Story = story,
                    Reuses = [.. ReusesOf(report.Report.Id, ids)],
                }
            );
        }

        return filings.MoveToImmutable();
    }

    private IEnumerable<Reuse> ReusesOf(string report, Dictionary<string, string> ids) =>
        _reuses
            .Where(reuse =>
                (reuse.Source == report && ids.ContainsKey(reuse.Copy))
                || (reuse.Copy == report && ids.ContainsKey(reuse.Source))
            )
            .Select(reuse => reuse with { Source = ids[reuse.Source], Copy = ids[reuse.Copy] });

    private Filing FilingOf(StoredReport stored, int number, Dictionary<string, string> utterances)
    {
        Article article = stored.Report.Article;
        string text = Reworded(article.Text, number);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Capture capture = new()
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{number}/{stored.Report.Id}.txt"),
            Bytes = bytes,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(bytes),
            Address = article.Address,
        };
        string id = RecordId.ForReport(capture.Digest);
        ImmutableArray<Quotation> quotations =
        [
            .. stored.Report.Quotations.Select(said =>
                said with
                {
                    Id = RecordId.ForQuotation(id, said.Words[0].Start),
                }
            ),
        ];
        return new Filing(
            capture,
            stored.Report with
            {
                Id = id,
                Article = article with
                {
                    Capture = capture.Digest,
                    Text = text,
                    Source = SourceMap.Identity(text.Length),
                    Title = article.Title is { } title
                        ? title with
                        {
                            Value = Reworded(title.Value, number),
                            Source = null,
                        }
                        : null,
                    Published = Moved(article.Published, number),
                    Cuts = [],
                },
                Quotations = quotations,
            },
            "",
            stored.StoryWhy,
            [
                .. quotations.Zip(
                    stored.Utterances,
                    (said, old) => UtteranceOf(said, old, utterances)
                ),
            ],
            [],
            ReadOnlyMemory<byte>.Empty
        );
    }

    private static string UtteranceOf(
        Quotation said,
        string old,
        Dictionary<string, string> utterances
    )
    {
        if (!utterances.TryGetValue(old, out string? utterance))
        {
            utterances[old] = utterance = RecordId.ForUtterance(said.Id);
        }

        return utterance;
    }

    private static Stated<NewsDate>? Moved(Stated<NewsDate>? date, int number) =>
        date is null
            ? null
            : date with
            {
                Value = date.Value with { Day = date.Value.Day.AddDays(number * 7919 % Days) },
                Source = null,
            };

    private string Reworded(string text, int number)
    {
        StringBuilder words = new(text.Length);
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                continue;
            }

            words.Append(PeerOf(text[start..i], number));
            if (i < text.Length)
            {
                words.Append(text[i]);
            }

            start = i + 1;
        }

        return words.ToString();
    }

    private string PeerOf(string word, int number)
    {
        if (word.Length < 4 || !_peers.TryGetValue(word.ToLowerInvariant(), out string[]? peers))
        {
            return word;
        }

        uint place = (uint)number;
        foreach (char c in word)
        {
            place = (place * 16_777_619) ^ char.ToLowerInvariant(c);
        }

        string peer = peers[place % (uint)peers.Length];
        return char.IsUpper(word[0]) ? char.ToUpperInvariant(peer[0]) + peer[1..] : peer;
    }
}
