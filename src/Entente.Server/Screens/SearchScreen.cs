using System.Globalization;
using Entente.Readouts;
using Entente.Search;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Search, with how the reports that were found spread.</summary>
internal static class SearchScreen
{
    private const int OnPage = 25;

    public static Screen<SearchListing, SearchListing> Create() =>
        new()
        {
            Name = "search",
            Path = "/search",
            Summary = "Search",
            Parameters =
            [
                new Parameter(
                    "q",
                    "Words, \"phrases\", and what must hold: speaker: to: outlet: language: after: before: kind:quote, kind:event type: source: target: modality:"
                ),
                Parameter.Page,
            ],
            Ask = AskAsync,
            Show = Show,
            Row = listing => listing,
            Json = ServerJson.Web.SearchListing,
            Table = Table,
        };

    private static async Task<SearchListing> AskAsync(Question question)
    {
        string typed = question.Text("q") ?? "";
        SearchQuery query = SearchQuery.Parse(typed);
        if (query.Fault is { } fault)
        {
            throw Refused.Unreadable(fault);
        }

        if (query.IsEmpty)
        {
            return new SearchListing(typed, [], [], [], 0, null, IsPartial: false);
        }

        (int start, long? behind) = question.Page;
        SearchReadout found = await question.Record.FindAsync(
            query,
            start,
            OnPage,
            behind,
            cancellationToken: question.Soon
        );
        if (found.IsPartial)
        {
            question.MarkPartial();
        }

        int end = start + OnPage;
        return new SearchListing(
            typed,
            found.Reports,
            found.Quotes,
            found.Facets,
            found.Found,
            found.Next is { } place
                    ? PageToken.Of(
                        start + found.Reports.Length + found.Quotes.Length + found.Events.Length,
                        place
                    )
                : end < found.Found ? PageToken.Of(end)
                : null,
            found.IsPartial
        )
        {
            Events = found.Events,
            HasMore = found.HasMore,
        };
    }

    private static Table Table(SearchListing listing) =>
        !listing.Events.IsEmpty ? EventTable(listing)
        : listing.Quotes.IsEmpty
            ? new Table(
                ["id", "story", "date", "outlet", "title", "snippet", "file"],
                listing.Reports.Select(row =>
                    new[]
                    {
                        row.Id,
                        row.Story,
                        row.Date,
                        row.Outlet,
                        row.Title,
                        row.Snippet,
                        row.File,
                    }
                )
            )
        : new Table(
            [
                "id",
                "utterance",
                "speaker",
                "addressee",
                "words",
                "kind",
                "cue",
                "isNegated",
                "report",
                "story",
                "date",
                "outlet",
                "start",
                "end",
            ],
            listing.Quotes.Select(row =>
                new[]
                {
                    row.Quote.Id,
                    row.Quote.Utterance,
                    row.Quote.Speaker,
                    row.Quote.Addressee,
                    row.Quote.Words,
                    row.Quote.Kind,
                    row.Quote.Cue,
                    row.Quote.IsNegated ? "true" : "false",
                    row.Quote.Report,
                    row.Story,
                    row.Date,
                    row.Outlet,
                    row.Quote.Start.ToString(CultureInfo.InvariantCulture),
                    row.Quote.End.ToString(CultureInfo.InvariantCulture),
                }
            )
        );

    private static Table EventTable(SearchListing listing) =>
        new(
            [
                "id",
                "type",
                "mode",
                "modality",
                "sources",
                "targets",
                "when",
                "place",
                "report",
                "story",
                "date",
                "words",
            ],
            listing.Events.Select(row =>
                new[]
                {
                    row.Event.Id,
                    row.Event.Type,
                    row.Event.Mode,
                    row.Event.Modality,
                    Names(row.Event.Sources),
                    Names(row.Event.Targets),
                    row.Event.When,
                    row.Event.Place,
                    row.Event.Report,
                    row.Event.Story,
                    row.Date,
                    row.Event.Words,
                }
            )
        );

    private static string Names(IEnumerable<PartyRow> parties) =>
        string.Join(", ", parties.Select(party => party.Name));

    private static Page Show(Question question, SearchListing listing) =>
        new(
            listing.Query.Length == 0 ? "Search" : $"Search: {listing.Query}",
            "",
            html =>
            {
                Form(html, listing.Query);
                if (listing.Query.Length == 0)
                {
                    return;
                }

                string noun =
                    !listing.Events.IsEmpty ? "event"
                    : listing.Quotes.IsEmpty ? "report"
                    : "statement";
                string found =
                    listing.Found == 0 ? "Nothing was found"
                    : listing.HasMore ? $"More than {Parts.Count(listing.Found - 1, noun)}"
                    : Parts.Count(listing.Found, noun);
                html.Add(
                    $"<p class=\"lede\" role=\"status\">{found}. <a href=\"{Href.To($"/watch?q={listing.Query}")}\">Watch this</a></p>\n"
                );
                if (listing.Found == 0)
                {
                    html.Add(
                        $"<p class=\"quiet\">All that is asked must hold: leave a part of it out, or see among the <a href=\"{Href.To($"/actors")}\">actors</a> how the record writes a name.</p>\n"
                    );
                    return;
                }

                Facets(html, listing);
                html.Add($"<ol class=\"hits\">\n");
                foreach (SearchRow row in listing.Reports)
                {
                    Hit(html, row);
                }

                foreach (FoundQuoteRow row in listing.Quotes)
                {
                    Hit(html, row);
                }

                foreach (FoundEventRow row in listing.Events)
                {
                    Hit(html, row);
                }

                html.Add($"</ol>\n");
                Parts.Next(html, question, listing.Next);
            }
        );

    private static void Form(Markup html, string query)
    {
        const string bySpeaker = "speaker:Gorbachev after:1986";
        const string byWords = "\"defence initiative\" kind:quote";
        html.Add(
            $"""
            <h1>Search</h1>
            <form class="filter" action="/search"><p class="broad"><label for="q">Words and what must hold</label><input id="q" name="q" type="search" value="{query}" maxlength="400" autocomplete="off"></p><p><button>Find</button></p></form>
            <p class="quiet">For example <a href="{Href.To(
                $"/search?q={bySpeaker}"
            )}">{bySpeaker}</a> or <a href="{Href.To(
                $"/search?q={byWords}"
            )}">{byWords}</a>. Also: to: outlet: before: language: part: and, of events, kind:event type: source: target: modality:</p>

            """
        );
    }

    private static void Hit(Markup html, SearchRow row)
    {
        Href address = Href.To($"/reports/{row.Id}");
        html.Add($"<li>{Where(row.Date, row.Outlet, row.Story)}\n");
        html.Add($"<h2><a href=\"{address}\">{row.Title ?? "[no headline]"}</a></h2>\n");
        html.Add($"<p>{row.Snippet}</p></li>\n");
    }

    private static void Hit(Markup html, FoundQuoteRow row)
    {
        QuoteRow quote = row.Quote;
        Href place = Href.To($"/reports/{quote.Report}#{quote.Id}");
        html.Add($"<li>{Where(row.Date, row.Outlet, row.Story)}\n");
        html.Add(
            $"""
            <h2 class="voice">{Parts.Head(quote)}</h2>
            <blockquote class="{Parts.ClassOf(quote)}"><p><a href="{place}">{PlainText.OneLine(
                quote.Words
            )}</a></p></blockquote>
            {Parts.Ways(quote, "Wordings")}</li>

            """
        );
    }

    private static void Hit(Markup html, FoundEventRow row)
    {
        EventRow found = row.Event;
        string whom = found.Targets.IsEmpty ? "" : $" → {Names(found.Targets)}";
        string when = found.When is null ? "" : $" · {found.When}";
        Href address = Href.To($"/why/{found.Id}");
        html.Add($"<li>{Where(row.Date, row.Outlet, found.Story)}\n");
        html.Add($"<h2>{Names(found.Sources)}{whom}</h2>\n");
        html.Add(
            $"<p>{found.Type} {found.Mode} · {found.Modality}{when} · <a href=\"{address}\">{PlainText.OneLine(found.Words)}</a></p></li>\n"
        );
    }

    private static Html Where(string? date, string? outlet, string story)
    {
        Href address = Href.To($"/stories/{story}");
        string of = outlet is null ? "" : $" · {outlet}";
        return Html.Of(
            $"<p class=\"when\">{Parts.Time(date)}{of} · <a href=\"{address}\">story</a></p>"
        );
    }

    private static void Facets(Markup html, SearchListing listing)
    {
        if (listing.Facets.Length < 2)
        {
            return;
        }

        html.Add($"<aside class=\"facets\" aria-label=\"Narrow the search\">\n");
        foreach (
            IGrouping<string, FacetRow> facet in listing.Facets.GroupBy(
                row => row.Facet,
                StringComparer.Ordinal
            )
        )
        {
            html.Add($"<details><summary>By {facet.Key}</summary><ul>");
            foreach (FacetRow row in facet)
            {
                string narrowed =
                    facet.Key == "outlet"
                        ? $"{listing.Query} outlet:\"{row.Value}\""
                        : $"{listing.Query} after:{row.Value} before:{row.Value}";
                html.Add(
                    $"<li><a href=\"{Href.To($"/search?q={narrowed}")}\">{row.Value}</a> <span class=\"quiet\">{row.Reports}</span></li>"
                );
            }

            html.Add($"</ul></details>\n");
        }

        html.Add($"</aside>\n");
    }
}
