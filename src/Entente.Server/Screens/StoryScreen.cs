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

    public static Screen<StoryReadout, StoryReadout> Create() =>
        new()
        {
            Name = "story",
            Path = "/stories/{id}",
            Summary = "The readout of one story",
            Ask = async question =>
            {
                string id = await question.IdAsync('s');
                return await question.Record.StoryAsync(id, cancellationToken: question.Stop)
                    ?? throw Refused.Unknown("no story in the record has this identifier");
            },
            Show = Show,
            Row = readout => readout,
            Json = ServerJson.Web.StoryReadout,
            Table = readout => StatementTable.Of(readout.Statements),
            Markdown = StoryMarkdown.Write,
            Picture = readout => StoryTimeline.Of(readout.Story),
        };

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
                StoryNumbers.Write(html, readout, reports);
                Statements(html, readout, reports);
                Reports(html, readout, reports);
                html.Add(
                    $"<p class=\"links\"><a href=\"{Href.To($"/why/{story.Id}")}\">Why these reports are one story</a></p>"
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

            if (group.Rows.Length > left)
            {
                int more = group.Rows.Length - left;
                Href table = Href.To($"/stories/{readout.Story.Id}.csv");
                html.Add(
                    $"<p class=\"next\">{more} more are in the <a href=\"{table}\">table</a>.</p>"
                );
            }

            left = Math.Max(0, left - group.Rows.Length);
            html.Add($"</section>\n");
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
        if (story.Reports.Length > ReportsShown)
        {
            int more = story.Reports.Length - ReportsShown;
            Href json = Href.To($"/stories/{story.Id}.json");
            html.Add($"<p class=\"next\">{more} more are in the <a href=\"{json}\">JSON</a>.</p>");
        }

        html.Add($"</section>\n");
    }

    private static void Picture(Markup html, Html picture, string caption) =>
        html.Add($"<figure>{picture}<figcaption>{caption}</figcaption></figure>\n");

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
