using System.Collections.Immutable;
using Entente.Export;
using Entente.Readouts;

namespace Entente.Server;

/// <summary>Makes a feed of what is new to somebody who watches.</summary>
public static class WatchFeed
{
    /// <summary>The feed: an entry for each statement and event, whose identifier stays the same when others print it again.</summary>
    /// <param name="query">What is watched.</param>
    /// <param name="rows">What was found.</param>
    /// <param name="linkOf">Where it is shown; <see langword="null"/> where there is no server.</param>
    public static AtomFeed Of(
        string query,
        ImmutableArray<WatchRow> rows,
        Func<WatchRow, string?> linkOf
    )
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(linkOf);
        return new AtomFeed(
            $"urn:entente:watch:{Uri.EscapeDataString(query)}",
            $"Entente: {query}",
            [
                .. rows.Select(row => new AtomEntry(
                    $"urn:entente:{row.Id}",
                    row.Title,
                    MomentOf(row.Date),
                    linkOf(row),
                    Snippet.Of(row.Words, [])
                )),
            ]
        );
    }

    /// <summary>A moment as RFC 3339 wants it: of a day its beginning, of a time without a zone that of Greenwich.</summary>
    private static string? MomentOf(string? date) =>
        date switch
        {
            null => null,
            { Length: 10 } => $"{date}T00:00:00Z",
            { Length: 16 } => $"{date}:00Z",
            _ => $"{date[..16]}:00{date[16..]}",
        };
}
