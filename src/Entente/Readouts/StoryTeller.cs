using System.Collections.Immutable;
using System.Text;

namespace Entente.Readouts;

/// <summary>Tells a story: counts and sorts what its reports hold. No prose is made; every row leads to its words.</summary>
public static class StoryTeller
{
    // A headline is a row of a table: longer ones are lines of text that were taken for one.
    private const int TitleLength = 160;

    // Headlines that are compared with one another; a story of thousands has its wording long before.
    private const int TitlesCompared = 200;

    // A reprint and its original share about as many words with a third report.
    private const double AsMuch = 0.9;

    /// <summary>Tells the story <paramref name="id"/>.</summary>
    /// <param name="id">Its identifier.</param>
    /// <param name="reports">Its reports, in the order in which they came.</param>
    /// <param name="accounts">The accounts they make up.</param>
    /// <param name="reuses">The reuses among them.</param>
    /// <param name="withCopies">Whether the passages that reports share are told, too.</param>
    public static StoryReadout Tell(
        string id,
        IReadOnlyList<ToldReport> reports,
        IReadOnlyList<Account> accounts,
        IReadOnlyList<Reuse> reuses,
        bool withCopies = true
    )
    {
        Dictionary<string, int> accountOf = [];
        for (int i = 0; i < accounts.Count; i++)
        {
            foreach (string report in accounts[i].Reports)
            {
                accountOf[report] = i + 1;
            }
        }

        Dictionary<string, ToldReport> byId = reports.ToDictionary(
            told => told.Report.Id,
            StringComparer.Ordinal
        );
        Dictionary<string, string> sources = SourcesOf(reuses, accountOf);
        StoryRow story = new(
            id,
            TitleOf(reports),
            reports.Select(DayOf).Where(day => day is not null).Min(StringComparer.Ordinal),
            MostCommon(reports.Select(told => told.Report.Article.Dateline?.Value)),
            [.. reports.Select((told, index) => RowOf(told, LabelOf(index), accountOf, sources))],
            accounts.Count,
            accounts.Select(account => account.Family).Distinct().Count(),
            VoicesOf(accounts)
        );
        return new StoryReadout(
            story,
            [
                .. DroppedLinks
                    .AddTo(StatementsOf(reports, accountOf), sources)
                    .Select(statement =>
                        statement with
                        {
                            Independent = FamiliesOf(
                                statement.Wordings.Select(row =>
                                    accountOf.GetValueOrDefault(row.Report)
                                ),
                                accounts
                            ),
                        }
                    ),
            ],
            [
                .. reuses
                    .Where(reuse => withCopies)
                    .Where(reuse => byId.ContainsKey(reuse.Source) && byId.ContainsKey(reuse.Copy))
                    .Select(reuse => RowOf(reuse, byId[reuse.Source], byId[reuse.Copy])),
            ]
        );
    }

    /// <summary>How many independent accounts some accounts are.</summary>
    /// <param name="numbers">The accounts by their numbers, from 1.</param>
    /// <param name="accounts">The accounts of the story.</param>
    public static int FamiliesOf(IEnumerable<int> numbers, IReadOnlyList<Account> accounts) =>
        numbers
            .Where(number => number > 0)
            .Select(number => accounts[number - 1].Family)
            .Distinct()
            .Count();

    /// <summary>Tells a reuse in one row.</summary>
    public static CopyRow RowOf(Reuse reuse, ToldReport source, ToldReport copy) =>
        new(
            RecordId.ForReuse(reuse.Source, reuse.Copy),
            reuse.Source,
            reuse.Copy,
            source.File,
            copy.File,
            reuse.Kind == ReuseKind.Copy ? "copy" : "passages",
            reuse.SharedWords,
            reuse.Signals,
            [
                .. reuse.Passages.Select(passage =>
                {
                    Evidence inSource = source.EvidenceOf(passage.InSource);
                    Evidence inCopy = copy.EvidenceOf(passage.InCopy);
                    return new PassageRow(
                        passage.InSource.In(source.Report.Article.Text).ToString(),
                        inSource.Start,
                        inSource.End,
                        passage.InCopy.In(copy.Report.Article.Text).ToString(),
                        inCopy.Start,
                        inCopy.End
                    );
                }),
            ]
        );

    /// <summary>Groups quotations into statements: most accounts first, then most reports, then as they come.</summary>
    public static ImmutableArray<StatementRow> StatementsOf(
        IEnumerable<ToldReport> reports,
        IReadOnlyDictionary<string, int> accountOf
    ) =>
        [
            .. reports
                .SelectMany(told => told.QuoteRows())
                .GroupBy(row => row.Utterance, StringComparer.Ordinal)
                .Select(group => StatementOf(group.Key, [.. group], accountOf))
                .OrderByDescending(statement => statement.Accounts)
                .ThenByDescending(statement => statement.Reports),
        ];

    private static StatementRow StatementOf(
        string id,
        ImmutableArray<QuoteRow> rows,
        IReadOnlyDictionary<string, int> accountOf
    )
    {
        var differences = ImmutableArray.CreateBuilder<string>();
        if (Distinct(rows.Select(row => Folded(row.Words))) > 1)
        {
            differences.Add("words");
        }

        if (Distinct(rows.Select(row => row.Speaker)) > 1)
        {
            differences.Add("speaker");
        }

        if (Distinct(rows.Select(row => row.Addressee)) > 1)
        {
            differences.Add("addressee");
        }

        return new StatementRow(
            id,
            MostCommon(rows.Select(row => row.Speaker)),
            MostCommon(rows.Select(row => row.Addressee)),
            rows.Select(row => accountOf.GetValueOrDefault(row.Report)).Distinct().Count(),
            rows.Select(row => row.Report).Distinct(StringComparer.Ordinal).Count(),
            differences.ToImmutable(),
            [
                .. rows.OrderBy(row => row.Part, StringComparer.Ordinal) // the text before its headline
                    .ThenByDescending(row => row.Words.Length),
            ]
        );

        static int Distinct(IEnumerable<string?> values) =>
            values.Where(value => value is not null).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>The speaker of a wording; one whom the report leaves without a name is marked: "a senior White House official [unnamed, USA]".</summary>
    public static string? SpeakerOf(QuoteRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Unnamed.IsEmpty
            ? row.Speaker
            : $"{row.Speaker} [{string.Join("; ", row.Unnamed.Select(NoteOf).Distinct(StringComparer.Ordinal))}]";
    }

    /// <summary>" [denied]", " [declined to say]" behind who is told not to have said it; empty for what was said. Without it, words would say the opposite of what the report does.</summary>
    public static string NegationOf(QuoteRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.IsNegated ? $" [{row.Cue ?? "not said"}]" : "";
    }

    /// <summary>"unnamed, USA".</summary>
    private static string NoteOf(UnnamedVoice voice) =>
        voice.Of is null ? "unnamed" : $"unnamed, {voice.Of}";

    /// <summary>The links of a chain, from the speaker to the outlet; behind one that the report left out stands which report names it.</summary>
    /// <param name="row">The wording.</param>
    /// <param name="labelOf">What a report is called; where it is called nothing, the beginning of its identifier.</param>
    public static IEnumerable<string> ChainOf(QuoteRow row, Func<string, string?>? labelOf = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Chain.Select(
            (name, place) =>
                place > 0 && row.Dropped.FirstOrDefault(link => link.Name == name) is { } link
                    ? $"{name} (in {labelOf?.Invoke(link.Report) ?? link.Report[..8]})"
                    : name
        );
    }

    /// <summary>The words alone: marks, blanks and case make no other wording.</summary>
    public static string Folded(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        StringBuilder folded = new(words.Length);
        foreach (char c in words)
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(char.ToLowerInvariant(c));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>A report by itself, outside of its story: it is labelled by who publishes it.</summary>
    internal static ReportRow RowOf(ToldReport told) => ByOutlet(RowOf(told, "", [], []));

    /// <summary>A report outside of its story: labelled by who publishes it; by its file when the page does not say.</summary>
    public static ReportRow ByOutlet(ReportRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row with { Label = row.Outlet ?? row.Agency ?? Path.GetFileName(row.File) };
    }

    private static ReportRow RowOf(
        ToldReport told,
        string label,
        Dictionary<string, int> accountOf,
        Dictionary<string, string> sources
    )
    {
        Article article = told.Report.Article;
        return new ReportRow(
            told.Report.Id,
            label,
            told.File,
            article.Title?.Value,
            article.Outlet?.Value,
            article.Agency?.Value,
            article.Published?.Value.ToString(),
            article.Dateline?.Value,
            article.Language,
            sources.GetValueOrDefault(told.Report.Id),
            accountOf.GetValueOrDefault(told.Report.Id),
            article.Doubts
        );
    }

    /// <summary>
    /// Of each copy, the report whose text it is: the one that it shares most words with. Where a reprint shares as much as the original, it
    /// is the original.
    /// </summary>
    private static Dictionary<string, string> SourcesOf(
        IReadOnlyList<Reuse> reuses,
        Dictionary<string, int> accountOf
    )
    {
        HashSet<string> copies = [.. reuses.Where(IsWithinAccount).Select(reuse => reuse.Copy)];
        Dictionary<string, string> sources = new(StringComparer.Ordinal);
        foreach (
            IGrouping<string, Reuse> group in reuses
                .Where(IsWithinAccount)
                .GroupBy(reuse => reuse.Copy, StringComparer.Ordinal)
        )
        {
            int most = group.Max(reuse => reuse.SharedWords);
            sources[group.Key] = group
                .Where(reuse => reuse.SharedWords >= AsMuch * most)
                .OrderBy(reuse => copies.Contains(reuse.Source))
                .ThenByDescending(reuse => reuse.SharedWords)
                .First()
                .Source;
        }

        return sources;

        bool IsWithinAccount(Reuse reuse) =>
            accountOf.TryGetValue(reuse.Source, out int source)
            && accountOf.TryGetValue(reuse.Copy, out int copy)
            && source == copy;
    }

    private static ImmutableArray<VoiceRow> VoicesOf(IReadOnlyList<Account> accounts) =>
        [
            .. accounts
                .SelectMany(
                    (account, index) =>
                        account.FirstVoices.Select(voice => (voice, Number: index + 1))
                )
                .GroupBy(item => item.voice.Key, StringComparer.Ordinal)
                .Select(group => new VoiceRow(
                    group.First().voice.Name,
                    [.. group.Select(item => item.Number).Distinct()],
                    [.. group.Select(item => item.voice.Report).Distinct(StringComparer.Ordinal)]
                ))
                .OrderByDescending(row => row.Accounts.Length)
                .ThenByDescending(row => row.Reports.Length),
        ];

    private static string TitleOf(IReadOnlyList<ToldReport> reports) =>
        TitleOf(
            reports.Select(told => told.Report.Article.Title?.Value),
            reports[0].Report.Article.Text
        );

    /// <summary>The most shared wording of some headlines; without any, the first line of a text.</summary>
    public static string TitleOf(IEnumerable<string?> headlines, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] titles = [.. headlines.OfType<string>().Take(TitlesCompared)];
        if (titles.Length == 0)
        {
            int end = text.IndexOf('\n', StringComparison.Ordinal);
            return Shortened(end < 0 ? text : text[..end]);
        }

        // The most shared wording: the headline nearest to all the others.
        HashSet<string>[] words =
        [
            .. titles.Select(title => Folded(title).Split(' ').ToHashSet(StringComparer.Ordinal)),
        ];
        int best = Enumerable
            .Range(0, titles.Length)
            .MaxBy(i =>
                words.Sum(other =>
                    (double)words[i].Count(other.Contains) / Math.Max(words[i].Count, other.Count)
                )
            );
        return Shortened(titles[best]);
    }

    private static string Shortened(string title) =>
        title.Length <= TitleLength ? title : string.Concat(title.AsSpan(0, TitleLength - 1), "…");

    private static string? DayOf(ToldReport told) =>
        told.Report.Article.Published?.Value.ToString()[..10];

    private static string? MostCommon(IEnumerable<string?> values) =>
        values
            .OfType<string>()
            .GroupBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .FirstOrDefault()
            ?.Key;

    /// <summary>A, B, …, Z, AA, AB, …</summary>
    private static string LabelOf(int index) =>
        index < 26
            ? ((char)('A' + index)).ToString()
            : LabelOf(index / 26 - 1) + (char)('A' + index % 26);
}
