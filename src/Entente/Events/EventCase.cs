namespace Entente.Events;

/// <summary>An event that a cue may tell, with what was seen where it was read: what <see cref="EventJudge"/> judges.</summary>
internal sealed record EventCase
{
    /// <summary>The event as it would be told.</summary>
    public required Event Event { get; init; }

    /// <summary>The token of the cue.</summary>
    public required int Token { get; init; }

    /// <summary>The row that the cue was found by.</summary>
    public required EventCue Cue { get; init; }

    /// <summary>How likely the trained reader of acts holds the type, from 0 to 1; <see langword="null"/> where it was not asked.</summary>
    public required double? CueChance { get; init; }

    /// <summary>How likely the model of pairs holds the type, from 0 to 1; <see langword="null"/> where it cannot tell, as nobody is named who acts.</summary>
    public required double? TypeChance { get; init; }

    /// <summary>Whether what is agreed to, planned or promised is told, and can be agreed to, where the cue asks for it.</summary>
    public required bool HasContent { get; init; }

    /// <summary>Whether it stands in the scope of another act: what is demanded, threatened, promised.</summary>
    public required bool IsWithin { get; init; }
}
