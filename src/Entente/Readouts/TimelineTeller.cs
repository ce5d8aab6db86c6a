using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>Tells in which order the reports of a story came out, as far as they say when.</summary>
public static class TimelineTeller
{
    /// <summary>The reports by day and time; what states no day stands last.</summary>
    /// <param name="rows">The reports, as the story tells them.</param>
    /// <param name="reports">The same reports, by identifier.</param>
    public static ImmutableArray<ArrivalRow> Tell(
        ImmutableArray<ReportRow> rows,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        ArgumentNullException.ThrowIfNull(reports);
        ReportRow[] ordered =
        [
            .. rows.OrderBy(row => DateOf(row, reports)?.Day ?? DateOnly.MaxValue)
                .ThenBy(row =>
                    DateOf(row, reports)?.Time ?? (row.Copies is null ? default : TimeOnly.MaxValue)
                )
                .ThenBy(row => row.Copies is not null),
        ];
        (HashSet<string> first, string firstIs) = FirstOf(ordered, reports);
        HashSet<int> told = [];
        var timeline = ImmutableArray.CreateBuilder<ArrivalRow>();
        foreach (ReportRow row in ordered)
        {
            string how =
                row.Copies is not null ? "copy"
                : !told.Add(row.Account) ? "same account"
                : first.Contains(row.Id) ? firstIs
                : "report";
            Stated<NewsDate>? stated = reports[row.Id].Report.Article.Published;
            timeline.Add(
                new ArrivalRow(
                    row.Id,
                    row.Label,
                    row.Date,
                    how,
                    row.Copies,
                    row.Copies is { } source
                        ? MinutesBetween(reports[source], reports[row.Id])
                        : null,
                    stated is null ? null : reports[row.Id].EvidenceOf(stated)
                )
            );
            if (UpdateOf(row, reports[row.Id]) is { } update)
            {
                timeline.Add(update);
            }
        }

        return timeline.ToImmutable();
    }

    /// <summary>The reports before which no other came out, by what they say, and what they are called: one that states no day may have been before all.</summary>
    private static (HashSet<string> Reports, string Name) FirstOf(
        ReportRow[] ordered,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        (ReportRow Row, NewsDate? Date)[] own =
        [
            .. ordered.Where(row => row.Copies is null).Select(row => (row, DateOf(row, reports))),
        ];
        DateOnly? day = own.Min(report => report.Date?.Day);
        (ReportRow Row, NewsDate? Date)[] first =
        [
            .. own.Where(report => day is not null && report.Date?.Day == day),
        ];
        if (first.All(report => MomentOf(report.Date!.Value) is not null))
        {
            DateTime? moment = first.Min(report => MomentOf(report.Date!.Value));
            first = [.. first.Where(report => MomentOf(report.Date!.Value) == moment)];
        }

        return (
            [.. first.Select(report => report.Row.Id)],
            own.Any(report => report.Date is null) ? "earliest dated"
            : first.Length > 1 ? "among the first"
            : "first report"
        );
    }

    private static bool IsBefore(NewsDate one, NewsDate other) =>
        MomentOf(one) is { } first && MomentOf(other) is { } second
            ? first < second
            : one.Day < other.Day;

    private static int? MinutesBetween(ToldReport source, ToldReport copy) =>
        source.Report.Article.Published is { } first
        && copy.Report.Article.Published is { } second
        && MomentOf(first.Value) is { } from
        && MomentOf(second.Value) is { } to
        && to >= from
            ? (int)Math.Min(int.MaxValue, (to - from).TotalMinutes)
            : null;

    /// <summary>That a report was changed after it came out.</summary>
    private static ArrivalRow? UpdateOf(ReportRow row, ToldReport told) =>
        told.Report.Article is { Updated: { } updated, Published: { } published }
        && IsBefore(published.Value, updated.Value)
            ? new ArrivalRow(
                row.Id,
                row.Label,
                updated.Value.ToString(),
                "update",
                null,
                null,
                told.EvidenceOf(updated)
            )
            : null;

    private static NewsDate? DateOf(
        ReportRow row,
        IReadOnlyDictionary<string, ToldReport> reports
    ) => reports[row.Id].Report.Article.Published?.Value;

    /// <summary>The moment, in UTC; <see langword="null"/> when no time with its zone is stated.</summary>
    private static DateTime? MomentOf(NewsDate date) =>
        date is { Time: { } time, Offset: { } offset }
        && date.Day > DateOnly.MinValue.AddDays(1)
        && date.Day < DateOnly.MaxValue.AddDays(-1)
            ? date.Day.ToDateTime(time) - offset
            : null;
}
