using System.Collections.Immutable;

namespace Entente;

/// <summary>A repair by a person. It is laid over what was read; the originals never change, and it can be undone.</summary>
/// <remarks>
/// It names actors and quotations, not rows: what is read again is corrected again. An actor stands as its identifier, somebody whom the
/// tables do not know as the name that reports show (<see cref="Voice.Key"/> tells them apart). The two that repair stories are not laid over
/// what is shown: they move reports, and the stories that they name are divided and joined by nobody but people from then on.
/// </remarks>
public sealed record Correction
{
    /// <summary>Its number in the log, from 1; 0 until a store has given it one.</summary>
    public int Number { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>What is repaired.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>Whom it is about: an actor, or for <see cref="CorrectionKind.Speaker"/> a quotation; the story that reports leave.</summary>
    public required string Subject { get; init; }

    /// <summary>What it is to be: another actor (merge, split, speaker), a name (rename), a role (office), the story that reports join; <see langword="null"/> for what is not a person.</summary>
    public string? Value { get; init; }

    /// <summary>The only report in which it holds, for a split; <see langword="null"/> for the others.</summary>
    public string? Report { get; init; }

    /// <summary>The reports that change their story; empty for all that does not repair stories.</summary>
    public ImmutableArray<string> Moved { get; init; } = [];

    /// <summary>The state or organisation of an office; <see langword="null"/> for the others.</summary>
    public string? Of { get; init; }

    /// <summary>The first day of an office; <see langword="null"/> when it is not known.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of an office; <see langword="null"/> when it goes on or is not known.</summary>
    public DateOnly? To { get; init; }

    /// <summary>When it was undone; <see langword="null"/> while it holds.</summary>
    public DateTimeOffset? Undone { get; init; }
}

/// <summary>What a correction repairs.</summary>
public enum CorrectionKind
{
    /// <summary>Two actors are one.</summary>
    Merge,

    /// <summary>In one report the actor is another.</summary>
    Split,

    /// <summary>The actor is to be shown by another name.</summary>
    Rename,

    /// <summary>The words name nobody.</summary>
    NotAPerson,

    /// <summary>The actor held an office.</summary>
    Office,

    /// <summary>Somebody else said it.</summary>
    Speaker,

    /// <summary>Two stories are one.</summary>
    JoinStories,

    /// <summary>Some reports of a story are another story.</summary>
    DivideStory,
}
