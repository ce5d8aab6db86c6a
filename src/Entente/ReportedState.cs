namespace Entente;

/// <summary>Something that holds between two actors for a time, as reports tell its ends: sanctions of one against the other, a treaty, a membership.</summary>
/// <param name="Kind">What holds.</param>
/// <param name="Who">The identifier of who imposed, signed or joined it.</param>
/// <param name="Whom">The identifier of the other: against whom, with whom, of what.</param>
/// <remarks>Only what is told as having happened begins or ends a state: nothing planned, threatened, demanded or denied does.</remarks>
public sealed record ReportedState(StateKind Kind, string Who, string Whom)
{
    /// <summary>The first day; <see langword="null"/> when no report tells a beginning.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day; <see langword="null"/> when no report tells an end.</summary>
    public DateOnly? To { get; init; }

    /// <summary>What tells the beginning.</summary>
    public Occurrence? Begin { get; init; }

    /// <summary>What tells the end.</summary>
    public Occurrence? End { get; init; }
}

/// <summary>What can hold between two actors.</summary>
public enum StateKind
{
    /// <summary>Sanctions or an embargo of the one against the other.</summary>
    Sanctions,

    /// <summary>A treaty or an alliance of both.</summary>
    Treaty,

    /// <summary>The one is a member of the other.</summary>
    Membership,

    /// <summary>Diplomatic relations of both.</summary>
    Relations,
}
