using System.Collections.Immutable;

namespace Entente;

/// <summary>Who did what to whom, when and where, as a report tells it.</summary>
/// <remarks>All spans point into the text of its <see cref="Part"/>. Its identifier is <see cref="RecordId.ForEvent"/>: a part of a report tells one event by one trigger.</remarks>
public sealed record Event
{
    /// <summary>The text of the report that it stands in.</summary>
    public ReportPart Part { get; init; }

    /// <summary>What is done.</summary>
    public required EventType Type { get; init; }

    /// <summary>How it is done ("visit", "expel"), one of the modes of its type; <see langword="null"/> when the type has none, or the report does not say.</summary>
    public string? Mode { get; init; }

    /// <summary>Of words about an act (a plan, a promise, an invitation, a refusal) the act itself; <see langword="null"/> for acts, and when the report does not say.</summary>
    public EventType? Content { get; init; }

    /// <summary>How that act would be done; <see langword="null"/> when nothing tells.</summary>
    public string? ContentMode { get; init; }

    /// <summary>What it is about ("military", "asylum"), in the terms of PLOVER; empty when the report does not say.</summary>
    public ImmutableArray<string> Contexts { get; init; } = [];

    /// <summary>Who acts; of a reciprocal act all parties. Empty when the report does not say.</summary>
    public ImmutableArray<EventActor> Sources { get; init; } = [];

    /// <summary>Whom it is done to; empty when the report does not say, and for reciprocal acts.</summary>
    public ImmutableArray<EventActor> Targets { get; init; } = [];

    /// <summary>Whether the parties do it to each other.</summary>
    public bool IsReciprocal { get; init; }

    /// <summary>The words that name the act: "met", "invasion".</summary>
    public required TextSpan Trigger { get; init; }

    /// <summary>The words that tell it, from the first actor or trigger to the last.</summary>
    public required TextSpan Words { get; init; }

    /// <summary>Whether it happened.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Whose account it is, as the report names them; <see langword="null"/> when it is the report's own.</summary>
    public Voice? Voice { get; init; }

    /// <summary>When it happened or is to happen, as the report tells; <see langword="null"/> when it does not.</summary>
    public TemporalExpression? Time { get; init; }

    /// <summary>Where it happened; <see langword="null"/> when the report does not say.</summary>
    public Place? Place { get; init; }

    /// <summary>What the words around it look like: a sub-heading of the body is a headline, too.</summary>
    public TextRegion Region { get; init; }

    /// <summary>How likely it is right, with these parties, up to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>What it was found by: a row of <c>data/en/event-cues.tsv</c>, by its first cell.</summary>
    public required string Rule { get; init; }
}

/// <summary>Somebody who takes part in an event.</summary>
/// <param name="Span">The words that name or describe them.</param>
/// <param name="Name">The name to show: of a person the name in our tables or the fullest in the report, else the words.</param>
/// <param name="Code">What they are in the scheme of PLOVER. A construct ("the West") has neither country nor sector.</param>
/// <param name="Entity">The entity they are; <see langword="null"/> when our tables do not know it.</param>
/// <param name="Rule">How the words were read, as listed in <c>docs/rules</c>: "name", "pronoun", "group".</param>
public sealed record EventActor(
    TextSpan Span,
    string Name,
    ActorCode Code,
    string? Entity,
    string Rule
)
{
    /// <summary>What makes two actors the same party: their state, else the entity, else the name in lower case.</summary>
    public string Party => Code.Country ?? Entity ?? Name.ToLowerInvariant();
}

/// <summary>The parts of a page that an event can stand in.</summary>
public enum TextRegion
{
    /// <summary>The running text.</summary>
    Body,

    /// <summary>The headline of the report, or one within it.</summary>
    Headline,

    /// <summary>The line below a picture.</summary>
    Caption,

    /// <summary>A line that leads to another report.</summary>
    Teaser,
}
