using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Tests.Events;

/// <summary>Makes events of reports for the tests of what compares them.</summary>
internal static class ReportedEvents
{
    public static ReportedEvent Of(
        string report,
        EventType type,
        string sources,
        string targets = "",
        string? day = null,
        string story = "s1"
    )
    {
        Article article = new()
        {
            Capture = new ContentDigest(report),
            Text = new string('x', 100),
            Source = new SourceMap([]),
            Published = new Stated<NewsDate>(new NewsDate(Day(report)), null, "test"),
        };
        return new ReportedEvent(
            new Report(report, article, [], []),
            story,
            Account: report[^1],
            Family: report[^1],
            new Event
            {
                Type = type,
                Sources = Actors(sources),
                Targets = Actors(targets),
                IsReciprocal =
                    targets.Length == 0 && sources.Contains(' ', StringComparison.Ordinal),
                Trigger = new TextSpan(0, 1),
                Words = new TextSpan(0, 1),
                Modality = Modality.Happened,
                Time = day is null ? null : Time(day),
                Confidence = 1,
                Rule = "test.v",
            }
        );
    }

    public static ReportedEvent With(this ReportedEvent telling, Func<Event, Event> change) =>
        telling with
        {
            Event = change(telling.Event),
        };

    /// <summary>A day, month or year.</summary>
    public static TemporalExpression Time(string value)
    {
        string[] parts = value.Split('-');
        DateTime begin = new(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 1,
            parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : 1,
            0,
            0,
            0,
            DateTimeKind.Unspecified
        );
        return new TemporalExpression
        {
            Span = new TextSpan(0, 1),
            Type = TemporalType.Date,
            Value = value,
            Begin = begin,
            End = parts.Length switch
            {
                1 => begin.AddYears(1),
                2 => begin.AddMonths(1),
                _ => begin.AddDays(1),
            },
            Precision = parts.Length switch
            {
                1 => TemporalPrecision.Year,
                2 => TemporalPrecision.Month,
                _ => TemporalPrecision.Day,
            },
            Rule = "test",
        };
    }

    // "2024-05-17 a": a report is named by its day and a letter.
    private static DateOnly Day(string report) =>
        DateOnly.ParseExact(report.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ImmutableArray<EventActor> Actors(string codes) =>
        [
            .. codes
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(code => code.Split('/'))
                .Select(parts => new EventActor(
                    new TextSpan(0, 1),
                    parts[^1],
                    new ActorCode(parts[0], null),
                    parts[^1],
                    "name"
                )),
        ];
}
