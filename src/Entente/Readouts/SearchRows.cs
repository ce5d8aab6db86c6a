using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>What a search found.</summary>
/// <param name="Reports">The reports, best first; none when statements were looked for.</param>
/// <param name="Quotes">The statements; none when reports were looked for.</param>
/// <param name="Facets">How the reports of what was counted spread: of all of it, not only of what is listed.</param>
/// <param name="Found">How many were counted.</param>
/// <param name="IsPartial">Whether something may be missing: there was no time to look, or too much had to be read.</param>
public sealed record SearchReadout(
    ImmutableArray<SearchRow> Reports,
    ImmutableArray<FoundQuoteRow> Quotes,
    ImmutableArray<FacetRow> Facets,
    int Found,
    bool IsPartial
)
{
    /// <summary>Whether there are more than were counted: what was found is counted so far and no further.</summary>
    public bool HasMore { get; init; }

    /// <summary>The place of the last one that was listed or, for want of time, looked at; <see langword="null"/> when there is nothing behind it.</summary>
    public long? Next { get; init; }

    /// <summary>The events, when events are looked for.</summary>
    public ImmutableArray<FoundEventRow> Events { get; init; } = [];
}

/// <summary>An event that a search found.</summary>
/// <param name="Event">The event, as a report tells it.</param>
/// <param name="Date">When the report was published; <see langword="null"/> when the page does not say.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
public sealed record FoundEventRow(EventRow Event, string? Date, string? Outlet, string? Title);

/// <summary>A statement that a search found.</summary>
/// <param name="Quote">The statement.</param>
/// <param name="Story">The story of its report.</param>
/// <param name="Date">When the report was published; <see langword="null"/> when the page does not say.</param>
/// <param name="Outlet">Its outlet; <see langword="null"/> when the page does not say.</param>
/// <param name="Title">Its headline; <see langword="null"/> when it has none.</param>
public sealed record FoundQuoteRow(
    QuoteRow Quote,
    string Story,
    string? Date,
    string? Outlet,
    string? Title
)
{
    /// <summary>Other occasions on which the same was said, the earliest first.</summary>
    public ImmutableArray<OccasionRow> SaidAgain { get; init; } = [];
}

/// <summary>How many of the reports that were found have a value.</summary>
/// <param name="Facet">outlet or month.</param>
/// <param name="Value">The value.</param>
/// <param name="Reports">How many reports have it.</param>
public sealed record FacetRow(string Facet, string Value, int Reports);

/// <summary>Something that is new to somebody who watches.</summary>
/// <param name="Id">The utterance, or the event as the report tells it that told it first: it stays the same when others print it again.</param>
/// <param name="Kind">statement or event.</param>
/// <param name="Date">When it was first reported; <see langword="null"/> when no page says.</param>
/// <param name="Title">Who to whom, or who did what.</param>
/// <param name="Words">The words of the report.</param>
/// <param name="Finding">The quotation or event that the words are of.</param>
/// <param name="Report">That report.</param>
/// <param name="Story">Its story.</param>
/// <param name="Reports">How many reports of what was searched have it.</param>
public sealed record WatchRow(
    string Id,
    string Kind,
    string? Date,
    string Title,
    string Words,
    string Finding,
    string Report,
    string Story,
    int Reports
);
