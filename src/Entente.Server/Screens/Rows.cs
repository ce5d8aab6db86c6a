using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Entente.Readouts;

namespace Entente.Server.Screens;

/// <summary>A story in a list.</summary>
internal sealed record StoryHead(
    string Id,
    string Title,
    string? When,
    string? Where,
    int Reports,
    int Accounts,
    int Independent
)
{
    public static StoryHead Of(StoryRow story) =>
        new(
            story.Id,
            story.Title,
            story.When,
            story.Where,
            story.Reports.Length,
            story.Accounts,
            story.Independent
        );
}

/// <summary>A page of the list of stories.</summary>
internal sealed record StoryListing(
    ImmutableArray<StoryHead> Stories,
    int Total,
    string? Next,
    bool IsPartial
);

/// <summary>A statement with its place.</summary>
internal sealed record UtteranceReadout(
    string Story,
    string Title,
    StatementRow Statement,
    ImmutableArray<WordingRow> Wordings
);

/// <summary>How a wording differs from the longest one.</summary>
internal sealed record WordingRow(string Quote, string Report, ImmutableArray<PieceRow> Pieces);

/// <summary>A piece of a wording: same, out (only in the longest), in (only here), gap (left out at length).</summary>
internal sealed record PieceRow(string Kind, string Words);

/// <summary>A story day by day.</summary>
internal sealed record TimelineListing(
    string Story,
    string Title,
    ImmutableArray<TimelineRow> Rows
);

/// <summary>What stands on a day of a story: an event, or a report that was published.</summary>
/// <param name="When">As exactly as it is told: a year, a month, a week (2021-W49) or a day; <see langword="null"/> when no time is.</param>
/// <param name="IsDayOfReport">Whether it is only the day of the report: the words of the event tell no other.</param>
/// <param name="Kind">event or report.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="What">The act in words, or the headline.</param>
/// <param name="Modality">Of an event whether it happened.</param>
/// <param name="Accounts">In how many accounts an event stands; the number of the account of a report.</param>
/// <param name="Report">The report.</param>
internal sealed record TimelineRow(
    string? When,
    bool IsDayOfReport,
    string Kind,
    string Id,
    string What,
    string? Modality,
    int Accounts,
    string Report
);

/// <summary>What the reports of a story say with figures.</summary>
internal sealed record FactListing(string Story, string Title, ImmutableArray<FactRow> Facts);

/// <summary>A page of the list of actors.</summary>
internal sealed record ActorListing(
    ImmutableArray<ActorRow> Actors,
    int Total,
    string? Next,
    bool IsPartial
);

/// <summary>A page of what a search found.</summary>
internal sealed record SearchListing(
    string Query,
    ImmutableArray<SearchRow> Reports,
    ImmutableArray<FoundQuoteRow> Quotes,
    ImmutableArray<FacetRow> Facets,
    int Found,
    string? Next,
    bool IsPartial
)
{
    /// <summary>Whether there are more than <c>found</c>, which counts no further than it has to.</summary>
    public bool HasMore { get; init; }

    /// <summary>The events, when events are looked for.</summary>
    public ImmutableArray<FoundEventRow> Events { get; init; } = [];
}

/// <summary>What is new to somebody who watches.</summary>
internal sealed record WatchListing(string Query, ImmutableArray<WatchRow> News, bool IsPartial);

/// <summary>A report with what was found in it.</summary>
internal sealed record ReportReadout(
    string Id,
    string Story,
    string File,
    string Capture,
    string? Title,
    ImmutableArray<string> Authors,
    string? Outlet,
    string? Agency,
    string? Date,
    string? Dateline,
    string? Language,
    string? Address,
    ImmutableArray<string> Doubts,
    string Text,
    bool IsFullText,
    ImmutableArray<PageRow> Passages,
    ImmutableArray<QuoteRow> Quotations
)
{
    /// <summary>What stands under its pictures.</summary>
    public ImmutableArray<CaptionRow> Captions { get; init; } = [];

    /// <summary>The events it tells.</summary>
    public ImmutableArray<EventRow> Events { get; init; } = [];

    /// <summary>The figures it states of something named.</summary>
    public ImmutableArray<FigureRow> Figures { get; init; } = [];
}

/// <summary>What stands under a picture of a report.</summary>
/// <param name="Part">The name of the part of the report: "caption 1".</param>
/// <param name="Words">Its words; the first of them where the whole text is not asked for.</param>
/// <param name="Start">Where it begins in the text of the file, in Unicode code points.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="IsOfEarlier">Whether it says that the picture is an older one: what it tells is not read.</param>
internal sealed record CaptionRow(string Part, string Words, int Start, int End, bool IsOfEarlier);

/// <summary>A measure with its figure.</summary>
internal sealed record MeasureRow(
    string Kind,
    string Set,
    string Measure,
    string Ours,
    string Others
);

/// <summary>What the numbers mean, and how often the reading is right.</summary>
internal sealed record NumbersReadout(
    string Version,
    string Measured,
    ImmutableArray<TermRow> Terms,
    ImmutableArray<MeasureRow> Measures
);

/// <summary>A word with its meaning.</summary>
internal sealed record TermRow(string Word, string Meaning);

/// <summary>Writes rows as JSON for programs; the names are those of the commands (<c>docs/commands.md</c>).</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoryListing))]
[JsonSerializable(typeof(StoryReadout))]
[JsonSerializable(typeof(TimelineListing))]
[JsonSerializable(typeof(FactListing))]
[JsonSerializable(typeof(RelationReadout))]
[JsonSerializable(typeof(UtteranceReadout))]
[JsonSerializable(typeof(CopyRow))]
[JsonSerializable(typeof(ReportReadout))]
[JsonSerializable(typeof(ActorListing))]
[JsonSerializable(typeof(ActorReadout))]
[JsonSerializable(typeof(SearchListing))]
[JsonSerializable(typeof(WatchListing))]
[JsonSerializable(typeof(WhyReadout))]
[JsonSerializable(typeof(NumbersReadout))]
[JsonSerializable(typeof(ReviewListing))]
[JsonSerializable(typeof(LogListing))]
[JsonSerializable(typeof(StoryRepair))]
internal sealed partial class ServerJson : JsonSerializerContext
{
    private static ServerJson? s_web;

    /// <summary>Letters of all scripts as they are; what could be markup is escaped, for readers that do not heed the media type.</summary>
    /// <remarks>Made at the first use: in which order the static fields of both halves of this class are set is nowhere said.</remarks>
    public static ServerJson Web =>
        s_web ??= new ServerJson(
            new JsonSerializerOptions(Default.Options!)
            {
                Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            }
        );
}
