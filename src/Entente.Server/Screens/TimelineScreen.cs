using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Pictures;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>A story day by day: what happened, is planned or is looked back at, and when it was reported.</summary>
internal static class TimelineScreen
{
    private const int Shown = 200;

    public static Screen<StoryReadout, TimelineListing> Create() =>
        new()
        {
            Name = "timeline",
            Path = "/stories/{id}/timeline",
            Summary = "A story day by day",
            Ask = StoryScreen.AskAsync,
            Show = Show,
            Row = readout => new TimelineListing(
                readout.Story.Id,
                readout.Story.Title,
                RowsOf(readout)
            ),
            Json = ServerJson.Web.TimelineListing,
            Table = readout => EventTable.Of(InOrder(readout.Events)),
            Picture = readout => EventTimeline.Of(readout),
        };

    /// <summary>Events and reports by day; what has no day last.</summary>
    public static ImmutableArray<TimelineRow> RowsOf(StoryReadout readout) =>
        [
            .. readout
                .Events.Select(row => new TimelineRow(
                    row.When ?? row.Day,
                    row.When is null,
                    "event",
                    row.Id,
                    EventWords.Act(row.Event),
                    row.Event.Modality,
                    row.Accounts,
                    row.Event.Report
                ))
                .Concat(
                    readout.Story.Reports.Select(report => new TimelineRow(
                        report.Date?[..10],
                        false,
                        "report",
                        report.Id,
                        report.Title ?? "[no headline]",
                        null,
                        report.Account,
                        report.Id
                    ))
                )
                .OrderBy(row => OrderOf(row.When), StringComparer.Ordinal)
                .ThenBy(row => row.Kind, StringComparer.Ordinal),
        ];

    /// <summary>The first day of what is told, which may be a year, a month or a week; what has no day comes last.</summary>
    private static string OrderOf(string? when) =>
        when switch
        {
            null => "9999",
            [_, _, _, _, '-', 'W', ..] => FirstDayOfWeek(when),
            _ => when,
        };

    private static string FirstDayOfWeek(string week) =>
        ISOWeek
            .ToDateTime(
                int.Parse(week.AsSpan(0, 4), CultureInfo.InvariantCulture),
                int.Parse(week.AsSpan(6), CultureInfo.InvariantCulture),
                DayOfWeek.Monday
            )
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<OccurrenceRow> InOrder(IEnumerable<OccurrenceRow> events) =>
        events.OrderBy(row => row.Day ?? "9999", StringComparer.Ordinal);

    private static Page Show(Question question, StoryReadout readout)
    {
        Dictionary<string, ReportRow> reports = readout.Story.Reports.ToDictionary(
            row => row.Id,
            StringComparer.Ordinal
        );
        Dictionary<string, OccurrenceRow> events = readout.Events.ToDictionary(
            row => row.Id,
            StringComparer.Ordinal
        );
        ImmutableArray<TimelineRow> rows = RowsOf(readout);
        return new Page(
            $"Timeline: {readout.Story.Title}",
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <p class="when"><a href="{Href.To(
                        $"/stories/{readout.Story.Id}"
                    )}">{readout.Story.Title}</a></p>
                    <h1>Timeline</h1>
                    <p class="lede">{Parts.Count(readout.Events.Length, "event")} and {Parts.Count(
                        readout.Story.Reports.Length,
                        "report"
                    )}. A day in brackets is that of the report: the words tell no other.</p>
                    <figure class="scroll" tabindex="0">{EventTimeline.Of(
                        readout
                    )}<figcaption>Events above the line by the day they are told of: filled what is told as happened, hollow what is planned, threatened, demanded, denied or supposed, small what is looked back at. Below the line the reports. What is told of no exact day stands in the list only.</figcaption></figure>

                    """
                );
                foreach (
                    IGrouping<string, TimelineRow> day in rows.Take(Shown)
                        .GroupBy(row => row.When ?? "", StringComparer.Ordinal)
                )
                {
                    Day(html, day, events, reports);
                }

                if (rows.Length > Shown)
                {
                    html.Add(
                        $"<p class=\"next\">{(rows.Length - Shown).ToString("N0", CultureInfo.InvariantCulture)} more are in the <a href=\"{question.As(Format.Json)}\">JSON</a>.</p>\n"
                    );
                }
            }
        );
    }

    private static void Day(
        Markup html,
        IGrouping<string, TimelineRow> day,
        Dictionary<string, OccurrenceRow> events,
        Dictionary<string, ReportRow> reports
    )
    {
        html.Add(
            $"<section class=\"day\"><h2>{(day.Key.Length == 0 ? Html.Of($"No day is told") : Parts.Time(day.Key))}</h2>\n<ol class=\"items events\">\n"
        );
        foreach (TimelineRow row in day)
        {
            if (row.Kind == "event")
            {
                EventParts.Item(html, events[row.Id], reports, Html.Of($""));
            }
            else
            {
                ReportRow report = reports[row.Id];
                html.Add(
                    $"<li><p class=\"source\">{Parts.Reference(report)} {Parts.NameOf(report)}: <a href=\"{Href.To($"/reports/{report.Id}")}\">{row.What}</a></p></li>\n"
                );
            }
        }

        html.Add($"</ol></section>\n");
    }
}
