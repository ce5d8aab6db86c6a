using System.Collections.Immutable;
using System.Globalization;
using Entente.Export;
using Entente.Readouts;
using Entente.Server.Screens;

namespace Entente.Server;

/// <summary>Makes feeds of what is new: to somebody who watches, and of stories.</summary>
public static class Feeds
{
    /// <summary>The feed of a watch: an entry for each statement and event, whose identifier stays the same when others print it again.</summary>
    /// <param name="query">What is watched.</param>
    /// <param name="link">Where the watch is shown; <see langword="null"/> where there is no server.</param>
    /// <param name="rows">What was found.</param>
    /// <param name="linkOf">Where each is shown; <see langword="null"/> where there is no server.</param>
    public static NewsFeed OfWatch(
        string query,
        string? link,
        ImmutableArray<WatchRow> rows,
        Func<WatchRow, string?> linkOf
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(linkOf);
        return new NewsFeed(
            $"urn:entente:watch:{Uri.EscapeDataString(query)}",
            $"Entente: {query}",
            link,
            [
                .. rows.Select(row => new NewsEntry(
                    $"urn:entente:{row.Id}",
                    row.Title,
                    MomentOf(row.Date),
                    linkOf(row),
                    Snippet.Of(row.Words, [])
                )),
            ]
        );
    }

    /// <summary>The feed of a list of stories: an entry for each, whose identifier stays the same when more reports come to it.</summary>
    internal static NewsFeed OfStories(
        string? query,
        string link,
        ImmutableArray<StoryHead> stories,
        Func<StoryHead, string> linkOf
    ) =>
        new(
            $"urn:entente:stories:{Uri.EscapeDataString(query ?? "")}",
            query is null ? "Entente: stories" : $"Entente: stories with “{query}”",
            link,
            [
                .. stories.Select(story => new NewsEntry(
                    $"urn:entente:{story.Id}",
                    story.Title,
                    MomentOf(story.When),
                    linkOf(story),
                    story.Where ?? ""
                )),
            ]
        );

    /// <summary>The moment that a date means in a feed: of a day its beginning, of a time without a zone that of Greenwich.</summary>
    private static DateTimeOffset? MomentOf(string? date) =>
        DateTimeOffset.TryParse(
            date,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset moment
        )
            ? moment
            : null;
}
