namespace Entente.Events;

/// <summary>A state that a text does not name, and that has to be told from those that it names elsewhere.</summary>
/// <param name="Matter">What is asked.</param>
/// <param name="Words">The words that ask it.</param>
internal sealed record FocusQuestion(FocusMatter Matter, TextSpan Words)
{
    /// <summary>Where they stand.</summary>
    public required Sighting At { get; init; }

    /// <summary>The sector of whose state is asked, or of who acts; <see langword="null"/> when nothing tells it.</summary>
    public string? Sector { get; init; }

    /// <summary>What is done, where the question is to whom.</summary>
    public EventType? Type { get; init; }

    /// <summary>Whether the act is about an act that was told before: "rejected the move".</summary>
    public bool TakesUp { get; init; }

    /// <summary>Whose act it is; <see langword="null"/> when the question is of no act.</summary>
    public string? Actor { get; init; }

    /// <summary>Whether there may be no such state.</summary>
    public bool MayBeNobody { get; init; }
}

/// <summary>What can be asked of the states that a text names.</summary>
internal enum FocusMatter
{
    /// <summary>Of which an office is.</summary>
    Office,

    /// <summary>To which an act is done.</summary>
    Other,
}
