using System.Collections.Immutable;
using Entente.Export;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>The actors of the record, and one of them.</summary>
internal static class ActorScreens
{
    private const int OnPage = 100;
    private const int Shown = 40;

    // Each is read, and with what it tells its story: of an actor in the news every day these are the newest.
    private const int MostReports = 60;
    private const int MetShown = 12;

    public static Screen<ActorListing, ActorListing> List() =>
        new()
        {
            Name = "actors",
            Path = "/actors",
            Summary = "Actors",
            Parameters = [Parameter.Page],
            Ask = AskListAsync,
            Show = ShowList,
            Row = listing => listing,
            Json = ServerJson.Web.ActorListing,
            Table = listing => new Table(
                ["id", "name", "type", "country", "reports", "mentions"],
                listing.Actors.Select(row =>
                    new[]
                    {
                        row.Id,
                        row.Name,
                        row.Type,
                        row.Country,
                        $"{row.Reports}",
                        $"{row.Mentions}",
                    }
                )
            ),
        };

    public static Screen<ActorReadout, ActorReadout> One() =>
        new()
        {
            Name = "actor",
            Path = "/actors/{id}",
            Summary = "An actor: offices, names, reports, statements",
            Ask = AskOneAsync,
            Show = ShowOne,
            Row = actor => actor,
            Json = ServerJson.Web.ActorReadout,
            Table = actor => StatementTable.Of(actor.Statements),
            Meetings = MeetingsAsync,
        };

    private static async Task<IEnumerable<CalendarDay>> MeetingsAsync(
        Question question,
        ActorReadout actor
    )
    {
        (ImmutableArray<CalendarDay> days, bool isPartial) = await question.Record.MeetingsAsync(
            await question.ActorAsync("id"),
            question.Stop
        );
        if (isPartial)
        {
            question.MarkPartial();
        }

        return days;
    }

    private static async Task<ActorListing> AskListAsync(Question question)
    {
        List<ActorRow> rows = [];
        await foreach (ActorRow row in question.Record.ActorsAsync(question.Stop))
        {
            rows.Add(row);
        }

        int start = question.PageStart;
        int end = Math.Min(rows.Count, start + OnPage);
        return new ActorListing(
            [.. rows.Skip(start).Take(OnPage)],
            rows.Count,
            end < rows.Count ? PageToken.Of(end) : null,
            question.IsPartial
        );
    }

    private static Page ShowList(Question question, ActorListing listing) =>
        new(
            "Actors",
            "Actors",
            html =>
            {
                html.Add(
                    $"<h1>Actors</h1>\n<p class=\"lede\">{Parts.Count(listing.Total, "actor")} of our tables, the most reported first. Persons without a public role stay in the text only.</p>\n"
                );
                Parts.Table(
                    html,
                    "Actors",
                    ["Name", "Is", "Country", "Reports>", "Mentions>"],
                    listing.Actors.Select(row =>
                        new[]
                        {
                            Html.Of($"<a href=\"{Href.To($"/actors/{row.Id}")}\">{row.Name}</a>"),
                            Parts.Cell(row.Type),
                            Parts.Cell(row.Country),
                            Parts.Cell(row.Reports),
                            Parts.Cell(row.Mentions),
                        }
                    )
                );
                Parts.Next(html, question, listing.Next);
            }
        );

    private static async Task<ActorReadout> AskOneAsync(Question question)
    {
        ActorReadout readout = await question.Record.ActorAsync(
            await question.ActorAsync("id"),
            MostReports,
            question.Stop
        );
        if (readout.IsPartial)
        {
            question.MarkPartial();
        }

        return readout;
    }

    private static Page ShowOne(Question question, ActorReadout readout) =>
        new(
            readout.Actor.Name,
            "Actors",
            html =>
            {
                ActorRow actor = readout.Actor;
                html.Add(
                    $"""
                    <p class="when">{actor.Type}{(
                        actor.Country is null || actor.Country == actor.Id
                            ? ""
                            : $" · {actor.Country}"
                    )}</p>
                    <h1>{actor.Name}</h1>
                    <p class="numbers">{Parts.Count(actor.Reports, "report")} · {Parts.Count(
                        actor.Mentions,
                        "mention"
                    )}</p>

                    """
                );
                if (readout.IsPartial)
                {
                    html.Add(
                        $"<p class=\"quiet\">What follows is of the newest {Parts.Count(readout.Reports.Length, "report")}; all statements are in the <a href=\"{Href.To($"/search?q=speaker:\"{actor.Id}\"")}\">search</a>.</p>\n"
                    );
                }

                Met(html, readout);
                Offices(html, readout);
                html.Add(
                    $"<section><h2>Statements <span class=\"count\">{readout.Statements.Length}</span></h2>\n"
                );
                foreach (StatementRow row in readout.Statements.Take(Shown))
                {
                    Parts.Statement(html, row, readout.Sources);
                }

                if (readout.Statements.Length > Shown)
                {
                    html.Add(
                        $"<p class=\"next\">{readout.Statements.Length - Shown} more are in the <a href=\"{question.As(Format.Csv)}\">table</a>.</p>"
                    );
                }

                html.Add($"</section>\n");
                Reports(html, readout);
                Unnamed(html, readout.Unnamed);
            }
        );

    /// <summary>With whom it does what, the most reported first: each leads to the page of both.</summary>
    private static void Met(Markup html, ActorReadout readout)
    {
        if (readout.Met.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"met\"><h2 id=\"met\">In events with</h2>\n<ul class=\"names\">"
        );
        foreach (MetRow row in readout.Met.Take(MetShown))
        {
            html.Add(
                $"<li><a href=\"{Href.To($"/dyads/{readout.Actor.Id}/{row.Id}")}\">{row.Name}</a> <span class=\"quiet\">{Parts.Count(row.Reports, "report")}</span></li>"
            );
        }

        html.Add($"</ul></section>\n");
    }

    private static void Reports(Markup html, ActorReadout readout)
    {
        html.Add(
            $"<section><h2>Named in <span class=\"count\">{readout.Reports.Length}</span></h2>\n"
        );
        Parts.Table(
            html,
            "Reports that name this actor",
            ["Published", "Headline", "Mentions>"],
            readout
                .Reports.Take(Shown)
                .Select(row =>
                    new[]
                    {
                        Parts.Time(row.Date),
                        Html.Of(
                            $"<a href=\"{Href.To($"/reports/{row.Id}")}\">{row.Title ?? "[no headline]"}</a>"
                        ),
                        Parts.Cell(row.Mentions),
                    }
                )
        );
        html.Add($"</section>\n");
    }

    /// <summary>Those who serve a state or body and whom reports leave without a name: each leads to its report.</summary>
    private static void Unnamed(Markup html, ImmutableArray<StoryActorRow> unnamed)
    {
        if (unnamed.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section><h2>Unnamed <span class=\"count\">{unnamed.Length}</span></h2>\n<ul class=\"names\">"
        );
        foreach (StoryActorRow row in unnamed.Take(Shown))
        {
            html.Add(
                $"<li><a href=\"{Href.To($"/reports/{row.Actor.Id}")}\">{row.Actor.Name}</a> <span class=\"quiet\">{row.Actor.Mentions}</span></li>"
            );
        }

        html.Add($"</ul></section>\n");
    }

    private static void Offices(Markup html, ActorReadout readout)
    {
        html.Add($"<section class=\"columns\"><div><h2>Named as</h2><ul class=\"names\">");
        foreach (NameRow row in readout.Names.Take(Shown))
        {
            html.Add($"<li>{row.Words} <span class=\"quiet\">{row.Mentions}</span></li>");
        }

        html.Add($"</ul></div>\n");
        if (!readout.Offices.IsEmpty || !readout.Learned.IsEmpty)
        {
            html.Add($"<div><h2>Offices</h2><ul class=\"names\">");
            foreach (OfficeRow row in readout.Offices)
            {
                html.Add(
                    $"<li>{row.Role}, {row.Of} <span class=\"quiet\">{row.From ?? "?"} – {row.To}</span></li>"
                );
            }

            foreach (LearnedOfficeRow row in readout.Learned)
            {
                html.Add(
                    $"<li>{row.Role}, {row.Of} <span class=\"quiet\">learned from <a href=\"{Href.To($"/reports/{row.Report}")}\">{Parts.Count(row.Reports, "report")}</a></span></li>"
                );
            }

            html.Add($"</ul></div>\n");
        }

        html.Add($"</section>\n");
    }
}
