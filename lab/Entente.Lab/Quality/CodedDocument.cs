using System.Collections.Immutable;

namespace Entente.Lab.Quality;

/// <summary>A text of <c>tests/quality/events</c> with the events that we coded in it.</summary>
/// <param name="Name">The name of its file, which begins with its number.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">The day of the report.</param>
/// <param name="Form">What kind of page it is.</param>
/// <param name="Text">The text.</param>
/// <param name="Events">The events, in the order of the file.</param>
internal sealed record CodedDocument(
    string Name,
    int Number,
    DateOnly Date,
    string Form,
    string Text,
    ImmutableArray<CodedEvent> Events
)
{
    // tests/quality/events/README.md
    private const int FirstHeldOut = 71;
    private const int FirstLater = 101;
    private const int FirstFresh = 901;
    private const int FirstLast = 1001;

    /// <summary>What it is for.</summary>
    public CodedPart Part =>
        Number switch
        {
            >= FirstFresh and < FirstLast => CodedPart.Fresh,
            >= FirstLater => int.IsOddInteger(Number) ? CodedPart.Later : CodedPart.Unread,
            >= FirstHeldOut => CodedPart.HeldOut,
            _ => CodedPart.First,
        };

    /// <summary>Whether nothing may be tuned on it, nor learnt from it.</summary>
    public bool IsHeldOut => Part is CodedPart.HeldOut or CodedPart.Fresh;
}

/// <summary>What a coded text is for.</summary>
internal enum CodedPart
{
    /// <summary>Rules are tuned on it; the texts that came first.</summary>
    First,

    /// <summary>Rules are tuned on it; texts that came later.</summary>
    Later,

    /// <summary>Weights are learnt from it; nobody who changes rules or tables reads it.</summary>
    Unread,

    /// <summary>Held out: nothing is tuned on it; its figures have been looked at many times.</summary>
    HeldOut,

    /// <summary>Held out: nothing is tuned on it, and its figures were looked at only when all was done.</summary>
    Fresh,
}

/// <summary>An event as a coder sees it.</summary>
internal sealed record CodedEvent
{
    /// <summary>Whether it must be found, may be found, or must not be found so.</summary>
    public required CodedStatus Status { get; init; }

    /// <summary>What kind of trap it is; <see langword="null"/> for events that are none.</summary>
    public required string? Trap { get; init; }

    /// <summary>The type of PLOVER.</summary>
    public required string Type { get; init; }

    /// <summary>The mode; <see langword="null"/> where the type has none or the text does not tell.</summary>
    public required string? Mode { get; init; }

    /// <summary>Other types that a careful coder could choose.</summary>
    public required ImmutableArray<string> Alternatives { get; init; }

    /// <summary>The modality, as in the layout of the sets: "asserted", "historical-background".</summary>
    public required string Modality { get; init; }

    /// <summary>The day, month or year of the act; <see langword="null"/> when the text does not say.</summary>
    public required string? Date { get; init; }

    /// <summary>Where it happened; <see langword="null"/> when the text does not say.</summary>
    public required CodedActor? Place { get; init; }

    /// <summary>What it is about, by the contexts of PLOVER.</summary>
    public required ImmutableArray<string> Contexts { get; init; }

    /// <summary>The part of the page: body, headline, caption, teaser, comment.</summary>
    public required string Region { get; init; }

    /// <summary>Who acts.</summary>
    public required ImmutableArray<CodedActor> Sources { get; init; }

    /// <summary>Whom it is done to, or who the other parties are.</summary>
    public required ImmutableArray<CodedActor> Targets { get; init; }

    /// <summary>Whether all do it to each other.</summary>
    public required bool IsReciprocal { get; init; }

    /// <summary>The words that tell it.</summary>
    public required TextSpan Evidence { get; init; }

    /// <summary>The words that name the act.</summary>
    public required TextSpan Trigger { get; init; }

    /// <summary>Whose account it is; <see langword="null"/> when it is the text's own.</summary>
    public required string? Voice { get; init; }
}

/// <summary>Words for an actor or a place, and what they are coded as.</summary>
/// <param name="Words">The words of the text; empty where it only implies the actor.</param>
/// <param name="Country">The state, or what PLOVER writes in its place; <see langword="null"/> for none.</param>
/// <param name="Sector">The sector; <see langword="null"/> for none.</param>
internal sealed record CodedActor(string Words, string? Country, string? Sector);

/// <summary>What a coded event is for.</summary>
internal enum CodedStatus
{
    /// <summary>It must be found.</summary>
    Core,

    /// <summary>It may be found.</summary>
    Secondary,

    /// <summary>A reading that must not be found so.</summary>
    Trap,
}
