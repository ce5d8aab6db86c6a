using System.Collections.Immutable;
using Entente.Export;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>The list of stories, the newest first.</summary>
internal static class StoriesScreen
{
    private const int OnPage = 25;

    public static Screen<StoryListing, StoryListing> Create() =>
        new()
        {
            Name = "stories",
            Path = "/stories",
            Summary = "Stories",
            Parameters =
            [
                new Parameter(
                    "q",
                    "Words that reports of the story hold, or an identifier of something in it."
                ),
                new Parameter("date", "Only stories with a report of this day (yyyy-mm-dd)."),
                Parameter.Page,
            ],
            Ask = AskAsync,
            Show = Show,
            Row = listing => listing,
            Json = ServerJson.Web.StoryListing,
            Table = listing => new Table(
                ["id", "title", "when", "where", "reports", "accounts", "independent"],
                listing.Stories.Select(story =>
                    new[]
                    {
                        story.Id,
                        story.Title,
                        story.When,
                        story.Where,
                        $"{story.Reports}",
                        $"{story.Accounts}",
                        $"{story.Independent}",
                    }
                )
            ),
            Others =
            [
                (Format.Atom, (question, listing) => FeedOf(question, listing).ToAtom()),
                (Format.Rss, (question, listing) => FeedOf(question, listing).ToRss()),
            ],
        };

    private static NewsFeed FeedOf(Question question, StoryListing listing) =>
        Feeds.OfStories(
            question.Text("q"),
            $"{question.Origin}{question.As(Format.Html).Address}",
            listing.Stories,
            story => $"{question.Origin}{Href.To($"/stories/{story.Id}").Address}"
        );

    private static async Task<StoryListing> AskAsync(Question question)
    {
        string? query = question.Text("q");
        ImmutableArray<string> ids = query is null
            ? await question.Record.NewestStoriesAsync(question.Day("date"), question.Stop)
            : await question.Record.FindStoriesAsync(query, question.Day("date"), question.Stop);
        int start = question.PageStart;
        var stories = ImmutableArray.CreateBuilder<StoryHead>();
        try
        {
            foreach (string id in ids.Skip(start).Take(OnPage))
            {
                // The first one is waited for: a list of nothing helps nobody.
                CancellationToken stop = stories.Count == 0 ? question.Stop : question.Soon;
                StoryReadout story = (
                    await question.Record.StoryAsync(id, withCopies: false, stop)
                )!;
                stories.Add(StoryHead.Of(story.Story));
            }
        }
        catch (OperationCanceledException) when (stories.Count > 0)
        {
            question.MarkPartial();
        }

        int end = start + stories.Count;
        return new StoryListing(
            stories.ToImmutable(),
            ids.Length,
            end < ids.Length ? PageToken.Of(end) : null,
            question.IsPartial
        );
    }

    private static Page Show(Question question, StoryListing listing) =>
        new(
            "Stories",
            "Stories",
            html =>
            {
                string? query = question.Text("q");
                html.Add(
                    $"""
                    <h1>Stories</h1>
                    <p class="lede">{(
                        listing.Total == 0
                            ? "No story fits."
                            : Parts.Count(listing.Total, "story", "stories")
                    )}{(
                        query is null ? "" : $" with “{query}”"
                    )}. Each shows three numbers: the reports, the accounts among them that are not copies of one another, and how many of these do not rest on the same first voice.</p>
                    <form class="filter" action="/stories"><p><label for="q">Words or identifier</label><input id="q" name="q" value="{query}" maxlength="400"></p><p><label for="date">Day</label><input id="date" name="date" type="date" value="{question.Text(
                        "date"
                    )}"></p><p><button>Show</button></p></form>
                    <ol class="stories">

                    """
                );
                foreach (StoryHead story in listing.Stories)
                {
                    html.Add(
                        $"""
                        <li><p class="when">{Parts.Time(story.When)}{(
                            story.Where is null ? "" : $" · {story.Where}"
                        )}</p>
                        <h2><a href="{Href.To($"/stories/{story.Id}")}">{story.Title}</a></h2>
                        <p class="numbers">{Parts.Numbers(
                            story.Reports,
                            story.Accounts,
                            story.Independent
                        )}</p></li>

                        """
                    );
                }

                html.Add($"</ol>\n");
                Parts.Next(html, question, listing.Next);
            }
        );
}
