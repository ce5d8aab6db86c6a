using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Where a person puts a story together with another one, or says which of its reports are another story.</summary>
internal static class StoryRepairScreen
{
    // More boxes than these nobody ticks: a great story is divided by entente fix.
    private const int ReportsShown = 200;

    public static Screen<StoryRepair, StoryRepair> Create() =>
        new()
        {
            Name = "story-repair",
            Path = "/review/stories/{id}",
            Summary = "The reports of one story, to be put together with another or divided",
            Ask = AskAsync,
            Show = Show,
            Row = story => story,
            Json = ServerJson.Web.StoryRepair,
            Table = story => new Table(
                ["id", "title", "outlet", "date"],
                story.Reports.Select(report =>
                    new[] { report.Id, report.Title, report.Outlet, report.Date }
                )
            ),
        };

    private static async Task<StoryRepair> AskAsync(Question question)
    {
        StoryReadout readout =
            await question.Record.StoryAsync(
                await question.IdAsync('s'),
                withCopies: false,
                question.Stop
            ) ?? throw Refused.Unknown("no story in the record has this identifier");
        return new StoryRepair(
            readout.Story.Id,
            readout.Story.Title,
            [
                .. readout
                    .Story.Reports.Take(ReportsShown)
                    .Select(report => new RepairRow(
                        report.Id,
                        report.Title,
                        report.Outlet,
                        report.Date
                    )),
            ]
        );
    }

    private static Page Show(Question question, StoryRepair story) =>
        new(
            "Repair a story",
            "Review",
            html =>
            {
                html.Add(
                    $"""
                    <h1>Repair a story</h1>
                    <p class="lede"><a href="{Href.To(
                        $"/stories/{story.Id}"
                    )}">{story.Title}</a>. What is decided here stays when more reports come, stands in <a href="/review/log">the log</a>, and is undone there.</p>
                    <form class="doubtful" method="post" action="/review/decide">
                    {question.Marked}<input type="hidden" name="kind" value="join"><input type="hidden" name="subject" value="{story.Id}">
                    <h2 class="small">It is one story with another</h2>
                    <p class="choices"><label>Identifier of the other one <input name="value" maxlength="13"></label> <button>Put together</button></p></form>

                    """
                );
                if (story.Reports.Length > 1)
                {
                    Divide(html, question, story);
                }
            }
        );

    private static void Divide(Markup html, Question question, StoryRepair story)
    {
        html.Add(
            $"""
            <form class="doubtful" method="post" action="/review/decide">
            {question.Marked}<input type="hidden" name="kind" value="divide"><input type="hidden" name="subject" value="{story.Id}">
            <h2 class="small">Some reports are another story</h2>
            <p class="quiet"><a href="{Href.To(
                $"/why/{story.Id}"
            )}">Why these reports are one story</a></p>

            """
        );
        foreach (RepairRow report in story.Reports)
        {
            html.Add(
                $"<p><label><input type=\"checkbox\" name=\"report\" value=\"{report.Id}\"> {report.Title ?? "[no headline]"} <span class=\"quiet\">{report.Outlet} {report.Date}</span></label></p>\n"
            );
        }

        html.Add($"<p class=\"choices\"><button>Set apart</button></p></form>\n");
    }
}

/// <summary>A story with its reports, as a person repairs it.</summary>
/// <param name="Id">The story.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Reports">Its reports.</param>
internal sealed record StoryRepair(string Id, string Title, ImmutableArray<RepairRow> Reports);

/// <summary>A report that may be set apart.</summary>
internal sealed record RepairRow(string Id, string? Title, string? Outlet, string? Date);
