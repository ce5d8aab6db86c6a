using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells the other stories of a thread, each with the words in both stories that speak for it.</summary>
public static class ThreadTeller
{
    private const string Before = "before";
    private const string After = "after";

    /// <summary>Tells one link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="story">The story from which it is seen.</param>
    /// <param name="other">The other story.</param>
    /// <param name="first">The day of its first report.</param>
    /// <param name="title">Its headline.</param>
    /// <param name="reports">How many reports it has.</param>
    /// <param name="told">The reports in which the reasons stand, by identifier.</param>
    public static ThreadRow RowOf(
        StoryLink link,
        string story,
        string other,
        DateOnly first,
        string title,
        int reports,
        IReadOnlyDictionary<string, ToldReport> told
    )
    {
        ArgumentNullException.ThrowIfNull(link);
        bool isBefore = link.Later == story;
        return new ThreadRow(
            other,
            title,
            first.ToString("O", CultureInfo.InvariantCulture),
            reports,
            isBefore ? Before : After,
            WordsOf(link.Kind, isBefore),
            ReasonsOf(link, told)
        );
    }

    /// <summary>"announced in", "announces".</summary>
    public static string WordsOf(StoryLinkKind kind, bool isBefore) =>
        (kind, isBefore) switch
        {
            (StoryLinkKind.Announced, true) => "announced in",
            (StoryLinkKind.Announced, false) => "announces",
            (StoryLinkKind.Retold, true) => "looks back at",
            (StoryLinkKind.Retold, false) => "looked back at by",
            (_, true) => "follows",
            _ => "followed by",
        };

    /// <summary>"actor NOR; topic mackerel": what speaks for a link, in one line.</summary>
    public static string ReasonOf(ThreadRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Join(
            "; ",
            row.Reasons.GroupBy(reason => reason.What, StringComparer.Ordinal)
                .Select(group =>
                    $"{group.Key}: {string.Join(", ", group.Select(reason => EventWords.OneLine(reason.Value)).Distinct(StringComparer.OrdinalIgnoreCase))}"
                )
        );
    }

    private static ImmutableArray<ReasonRow> ReasonsOf(
        StoryLink link,
        IReadOnlyDictionary<string, ToldReport> told
    ) =>
        [
            .. from reason in link.Reasons
            let report = told[reason.Report]
            select new ReasonRow(
                reason.What,
                reason.Value,
                "thread",
                report.File,
                HasPlace(reason, report) ? report.EvidenceOf(reason.Part, reason.Span) : null
            ),
        ];

    // A headline that a feed or a line of JSON names stands in no page.
    private static bool HasPlace(LinkReason reason, ToldReport report) =>
        reason.Part == ReportPart.Body || report.Report.Article.Title?.Source is not null;
}
