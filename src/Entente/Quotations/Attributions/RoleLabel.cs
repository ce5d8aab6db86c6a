namespace Entente.Quotations.Attributions;

/// <summary>The labels of roles.</summary>
internal static class RoleLabel
{
    /// <summary>The number of the part.</summary>
    public const int Source = 0;

    /// <summary>The number of the part.</summary>
    public const int Cue = 1;

    /// <summary>The number of the part.</summary>
    public const int Content = 2;

    /// <summary>The number of parts.</summary>
    public const int Parts = 3;

    /// <summary>The label with which a cue begins.</summary>
    public const byte BeginsCue = (2 * Cue) + 1;

    /// <summary>From the scores of one token to those of the next.</summary>
    public const int Stride = 8;
}
