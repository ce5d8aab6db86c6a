using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells events in rows, each with its words in the kept page.</summary>
public static class EventTeller
{
    /// <summary>The events of a report, with its place in the record.</summary>
    /// <param name="report">The report.</param>
    /// <param name="story">Its story.</param>
    /// <param name="account">The number of its account in that story.</param>
    /// <param name="family">The family of that account.</param>
    public static IEnumerable<ReportedEvent> EventsOf(
        Report report,
        string story,
        int account,
        int family
    )
    {
        ArgumentNullException.ThrowIfNull(report);
        return report.Events.Select(found => new ReportedEvent(
            report,
            story,
            account,
            family,
            found
        ));
    }

    /// <summary>Tells the events of a story: what happened first, most accounts first; then what is planned, threatened, demanded, denied; what is retold last.</summary>
    /// <param name="occurrences">The events.</param>
    /// <param name="reports">The reports of all their tellings, by identifier.</param>
    public static ImmutableArray<OccurrenceRow> Tell(
        IEnumerable<Occurrence> occurrences,
        IReadOnlyDictionary<string, ToldReport> reports
    ) =>
        [
            .. occurrences
                .Select(occurrence => RowOf(occurrence, reports))
                .OrderBy(row => RankOf(row.Event.Modality))
                .ThenByDescending(row => row.Accounts)
                .ThenByDescending(row => row.Reports),
        ];

    /// <summary>Tells an event in one row.</summary>
    public static OccurrenceRow RowOf(
        Occurrence occurrence,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(reports);
        ImmutableArray<EventRow> tellings =
        [
            .. occurrence.Tellings.Select(telling => RowOf(telling, reports)),
        ];
        return new OccurrenceRow(
            tellings[0].Id,
            tellings[0],
            When(occurrence.Time),
            occurrence.Day?.ToString("O", CultureInfo.InvariantCulture),
            occurrence.Tellings.Select(told => (told.Story, told.Account)).Distinct().Count(),
            occurrence.Tellings.Select(told => (told.Story, told.Family)).Distinct().Count(),
            tellings.Select(row => row.Report).Distinct(StringComparer.Ordinal).Count(),
            occurrence.Differences,
            tellings,
            [.. occurrence.Retold.Select(telling => RowOf(telling, reports))]
        )
        {
            Numbers = [.. occurrence.Numbers.Select(fact => FactTeller.RowOf(fact, reports))],
        };
    }

    /// <summary>Tells an event of a report in one row.</summary>
    public static EventRow RowOf(
        ReportedEvent telling,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        ArgumentNullException.ThrowIfNull(telling);
        ArgumentNullException.ThrowIfNull(reports);
        ToldReport told = reports[telling.Report.Id];
        Event found = telling.Event;
        string text = told.TextOf(found.Part);
        Evidence evidence = told.EvidenceOf(found.Part, found.Words);
        return new EventRow(
            telling.Id,
            Small(found.Type),
            found.Mode,
            found.Content is { } content ? Small(content) : null,
            found.ContentMode,
            Small(found.Modality),
            found.IsReciprocal,
            [.. found.Sources.Select(RowOf)],
            [.. found.Targets.Select(RowOf)],
            When(found.Time),
            found.Place?.Name,
            found.Place?.Country,
            VoiceOf(found),
            Small(found.Region),
            found.Words.In(text).ToString(),
            found.Trigger.In(text).ToString(),
            telling.Report.Id,
            telling.Story,
            told.File,
            telling.Account,
            evidence.Start,
            evidence.End,
            found.Rule
        )
        {
            Part = found.Part.Name,
        };
    }

    /// <summary>When, as exactly as the words tell: a year, a month, a week ("2021-W49") or a day.</summary>
    public static string? When(TemporalExpression? time) =>
        time?.Begin is not { } begin ? null
        : time.Precision == TemporalPrecision.Week
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{ISOWeek.GetYear(begin):0000}-W{ISOWeek.GetWeekOfYear(begin):00}"
            )
        : begin.ToString(
            time.Precision switch
            {
                TemporalPrecision.Century
                or TemporalPrecision.Decade
                or TemporalPrecision.Year
                or TemporalPrecision.PartOfYear => "yyyy",
                TemporalPrecision.Month => "yyyy-MM",
                _ => "yyyy-MM-dd",
            },
            CultureInfo.InvariantCulture
        );

    // Who tells of an own act is no other voice.
    private static string? VoiceOf(Event found) =>
        found.Voice is { } voice
        && !found.Sources.Any(actor => actor.Name == voice.Name || actor.Span == voice.Span)
            ? voice.Name
            : null;

    private static PartyRow RowOf(EventActor actor) =>
        new(actor.Name, actor.Entity, actor.Code.Country, actor.Code.Sector, actor.Rule);

    private static int RankOf(string modality) =>
        modality switch
        {
            "happened" or "reported" => 0,
            "planned" => 1,
            "threatened" or "demanded" => 2,
            "denied" or "alleged" => 3,
            "background" => 5,
            _ => 4,
        };

    internal static string Small<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
