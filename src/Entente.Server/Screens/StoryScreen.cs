using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Pictures;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>The readout of one story: who reports, standing on whom, copying whom; what all say, what differs, what only one says.</summary>
internal static class StoryScreen
{
    // More of them make a page that nobody reads: the rest is a click or a twin away.
    private const int ReportsShown = 60;
    private const int StatementsShown = 60;
    private const int EventsShown = 25;
    private const int FactsShown = 20;

    public static Screen<StoryReadout, StoryReadout> Create() =>
        new()
        {
            Name = "story",
            Path = "/stories/{id}",
            Summary = "The readout of one story",
            Ask = AskAsync,
            Show = Show,
            Row = readout => readout,
            Json = ServerJson.Web.StoryReadout,
            Table = readout => StatementTable.Of(readout.Statements),
            Markdown = StoryMarkdown.Write,
            Picture = readout => StoryTimeline.Of(readout.Story),
            Meetings = (_, readout) => Meetings.In(readout.Events, readout.Story.Reports),
        };

    /// <summary>The story that the path names.</summary>
    public static async Task<StoryReadout> AskAsync(Question question) =>
        await question.Record.StoryWithThreadAsync(await question.IdAsync('s'), question.Stop)
        ?? throw Refused.Unknown("no story in the record has this identifier");

    private static Page Show(Question question, StoryReadout readout)
    {
        StoryRow story = readout.Story;
        Dictionary<string, ReportRow> reports = story.Reports.ToDictionary(
            report => report.Id,
            StringComparer.Ordinal
        );
        return new Page(
            story.Title,
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <p class="when">{Parts.Time(story.When)}{(
                        story.Where is null ? "" : $" · {story.Where}"
                    )}</p>
                    <h1>{story.Title}</h1>

                    """
                );
                StoryThread.Core(html, readout);
                StoryNumbers.Write(html, readout, reports);
                Statements(html, readout, reports);
                Events(html, readout, reports);
                Facts(html, readout, reports);
                Reports(html, readout, reports);
                StoryThread.Write(html, readout.Thread);
                html.Add(
                    $"<p class=\"links\"><a href=\"{Href.To($"/why/{story.Id}")}\">Why these reports are one story</a> · <a href=\"{Href.To($"/review/stories/{story.Id}")}\">Repair</a></p>"
                );
            }
        );
    }

    private static void Statements(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        if (readout.Statements.IsEmpty)
        {
            html.Add(
                $"<section><h2>Statements</h2><p>No statement was found in these reports.</p></section>\n"
            );
        }

        int left = StatementsShown;
        foreach (StatementGroup group in StatementGroup.Of(readout.Statements))
        {
            html.Add(
                $"""
                <section aria-labelledby="{group.Id}"><h2 id="{group.Id}">{group.Title} <span class="count">{group.Rows.Length}</span></h2>
                <p class="quiet">{group.Meaning}</p>

                """
            );
            foreach (StatementRow row in group.Rows.Take(left))
            {
                Parts.Statement(html, row, reports);
            }

            More(
                html,
                group.Rows.Length - left,
                Href.To($"/stories/{readout.Story.Id}.csv"),
                "table"
            );
            left = Math.Max(0, left - group.Rows.Length);
            html.Add($"</section>\n");
        }
    }

    private static void Events(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        if (readout.Events.IsEmpty)
        {
            return;
        }

        int left = EventsShown;
        Href timeline = Href.To($"/stories/{readout.Story.Id}/timeline");
        html.Add(
            $"<section aria-labelledby=\"events\"><h2 id=\"events\">Events <span class=\"count\">{readout.Events.Length}</span></h2>\n<p class=\"quiet\">Who did what to whom, by the scheme of PLOVER; day by day in the <a href=\"{timeline}\">timeline</a>.</p>\n"
        );
        foreach (EventGroup group in EventGroup.Of(readout.Events))
        {
            if (left > 0)
            {
                html.Add(
                    $"<h3>{group.Title} <span class=\"count\">{group.Rows.Length}</span></h3>"
                );
                EventParts.List(html, group.Rows.Take(left), reports);
            }

            left = Math.Max(0, left - group.Rows.Length);
        }

        More(html, readout.Events.Length - EventsShown, timeline, "timeline");
        html.Add($"</section>\n");
    }

    private static void Facts(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        if (readout.Facts.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"facts\"><h2 id=\"facts\">Figures <span class=\"count\">{readout.Facts.Length}</span></h2>\n<p class=\"quiet\">Of one thing in one sense: only what is of the same unit and period is compared.</p>\n"
        );
        FactParts.List(html, readout.Facts.Take(FactsShown), reports);
        More(
            html,
            readout.Facts.Length - FactsShown,
            Href.To($"/stories/{readout.Story.Id}/facts"),
            "list of figures"
        );
        html.Add($"</section>\n");
    }

    private static void More(Markup html, int more, Href address, string where)
    {
        if (more > 0)
        {
            html.Add(
                $"<p class=\"next\">{more} more are in the <a href=\"{address}\">{where}</a>.</p>\n"
            );
        }
    }

    private static void Reports(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        StoryRow story = readout.Story;
        html.Add(
            $"""
            <section aria-labelledby="reports"><h2 id="reports">Who reports <span class="count">{story.Reports.Length}</span></h2>

            """
        );
        if (story.Reports.Length > 1)
        {
            Picture(
                html,
                StoryTimeline.Of(story),
                "Reports by the time they state, a line for each account; a hollow mark is a copy, and what states no time stands at the left."
            );
            if (SourceGraph.Of(story, readout.Copies) is { } graph)
            {
                Picture(
                    html,
                    graph,
                    "Who stands on whom: an arrow leads from a report to whom it takes its words from; a broken one is a copy."
                );
            }
        }

        Parts.Table(
            html,
            "Reports of this story",
            ["Report", "Account>", "Published", "Outlet", "Headline", "Stands on"],
            story.Reports.Take(ReportsShown).Select(report => Cells(report, story, reports))
        );
        More(
            html,
            story.Reports.Length - ReportsShown,
            Href.To($"/stories/{story.Id}.json"),
            "JSON"
        );
        html.Add($"</section>\n");
    }

    private static void Picture(Markup html, Html picture, string caption) =>
        html.Add(
            $"<figure class=\"scroll\" tabindex=\"0\">{picture}<figcaption>{caption}</figcaption></figure>\n"
        );

    private static Html[] Cells(
        ReportRow report,
        StoryRow story,
        Dictionary<string, ReportRow> reports
    )
    {
        Href address = Href.To($"/reports/{report.Id}");
        return
        [
            Parts.Reference(report),
            Parts.Cell(report.Account),
            Parts.Time(report.Date),
            Parts.Cell(
                report.Agency is null || report.Agency == report.Outlet
                    ? report.Outlet
                    : $"{report.Outlet ?? "–"} ({report.Agency})"
            ),
            Html.Of($"<a href=\"{address}\">{report.Title ?? "[no headline]"}</a>"),
            StandsOn(report, story, reports),
        ];
    }

    private static Html StandsOn(
        ReportRow report,
        StoryRow story,
        Dictionary<string, ReportRow> reports
    ) =>
        report.Copies is { } source
            ? Html.Of($"copies {Parts.Reference(reports[source])}")
            : Parts.Cell(
                string.Join(
                    ", ",
                    story
                        .FirstVoices.Where(voice =>
                            voice.Reports.Contains(report.Id, StringComparer.Ordinal)
                        )
                        .Select(voice => voice.Name)
                )
                    is { Length: > 0 } names
                    ? names
                    : null
            );
}
