using System.Collections.Immutable;
using System.Globalization;
using Entente.Export;
using Entente.Readouts;
using Entente.Search;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>What is new about somebody or something: each statement and event once, however many print it. The address is the watch: keep it, or give its feed to a reader.</summary>
internal static class WatchScreen
{
    private const int Most = 50;

    public static Screen<WatchListing, WatchListing> Create() =>
        new()
        {
            Name = "watch",
            Path = "/watch",
            Summary = "New statements and events",
            Parameters =
            [
                new Parameter(
                    "q",
                    "What is watched, as for the search. Without kind: statements and events."
                ),
            ],
            Ask = AskAsync,
            Show = Show,
            Row = listing => listing,
            Json = ServerJson.Web.WatchListing,
            Table = listing => new Table(
                ["id", "kind", "date", "title", "words", "finding", "report", "story", "reports"],
                listing.News.Select(row =>
                    new[]
                    {
                        row.Id,
                        row.Kind,
                        row.Date,
                        row.Title,
                        Snippet.Of(row.Words, []),
                        row.Finding,
                        row.Report,
                        row.Story,
                        row.Reports.ToString(CultureInfo.InvariantCulture),
                    }
                )
            ),
            Others =
            [
                (Format.Atom, (question, listing) => FeedOf(question, listing).ToAtom()),
                (Format.Rss, (question, listing) => FeedOf(question, listing).ToRss()),
            ],
        };

    private static async Task<WatchListing> AskAsync(Question question)
    {
        string typed = question.Text("q") ?? "";
        SearchQuery query = SearchQuery.Parse(typed);
        if (query.Fault is { } fault)
        {
            throw Refused.Unreadable(fault);
        }

        if (query.IsEmpty)
        {
            return new WatchListing(typed, [], IsPartial: false);
        }

        ImmutableArray<WatchRow> rows = await question.Record.WatchAsync(
            query,
            Most,
            question.Soon
        );
        if (question.Soon.IsCancellationRequested)
        {
            question.MarkPartial();
        }

        return new WatchListing(typed, rows, question.IsPartial);
    }

    private static NewsFeed FeedOf(Question question, WatchListing listing) =>
        Feeds.OfWatch(
            listing.Query,
            $"{question.Origin}{question.As(Format.Html).Address}",
            listing.News,
            row => $"{question.Origin}{PlaceOf(row).Address}"
        );

    private static Href PlaceOf(WatchRow row) => Href.To($"/reports/{row.Report}#{row.Finding}");

    private static Page Show(Question question, WatchListing listing) =>
        new(
            listing.Query.Length == 0 ? "Watch" : $"Watch: {listing.Query}",
            "",
            html =>
            {
                html.Add(
                    $"""
                    <h1>Watch</h1>
                    <form class="filter" action="/watch"><p class="broad"><label for="q">A person, a pair, words: as in the search</label><input id="q" name="q" type="search" value="{listing.Query}" maxlength="400" autocomplete="off"></p><p><button>Watch</button></p></form>

                    """
                );
                if (listing.Query.Length == 0)
                {
                    return;
                }

                html.Add(
                    $"<p class=\"lede\" role=\"status\">{(listing.News.IsEmpty ? "Nothing yet" : Parts.Count(listing.News.Length, "statement or event", "statements and events"))}. Each stands here once: a reprint is no news. Give the feed (<a href=\"{question.As(Format.Atom)}\">Atom</a>, <a href=\"{question.As(Format.Rss)}\">RSS</a>) to a reader to be told of the next.</p>\n<ol class=\"hits\">\n"
                );
                foreach (WatchRow row in listing.News)
                {
                    html.Add(
                        $"""
                        <li><p class="when">{Parts.Time(row.Date)} · {row.Kind} · {Parts.Count(
                            row.Reports,
                            "report"
                        )} · <a href="{Href.To($"/stories/{row.Story}")}">story</a></p>
                        <h2 class="voice">{PlainText.OneLine(row.Title)}</h2>
                        <p><a href="{PlaceOf(row)}">{Snippet.Of(row.Words, [])}</a></p>
                        <p class="links"><a href="{Href.To($"/why/{row.Finding}")}">Why</a></p></li>

                        """
                    );
                }

                html.Add($"</ol>\n");
            }
        );
}
