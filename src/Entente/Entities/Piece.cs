namespace Entente.Entities;

/// <summary>What a name is built of: a word without its hyphens and its possessive ending, or a mark.</summary>
/// <param name="Span">Where it stands; the stops of "U.S." belong to it, those of "Gen." do not.</param>
/// <param name="Shape">How it is written.</param>
internal readonly record struct Piece(TextSpan Span, PieceShape Shape)
{
    public bool IsWord => !Has(PieceShape.Mark);

    public bool IsCapitalised => Has(PieceShape.Capitalised);

    public bool Has(PieceShape shape) => (Shape & shape) != PieceShape.None;
}

/// <summary>How a piece is written and joined.</summary>
[Flags]
internal enum PieceShape : byte
{
    None = 0,

    /// <summary>The first letter is a capital ("d'Estaing" too).</summary>
    Capitalised = 1,

    /// <summary>All letters are capitals; a single one counts.</summary>
    AllCapitals = 2,

    /// <summary>A capital stands behind a small letter ("WikiLeaks").</summary>
    InnerCapital = 4,

    /// <summary>A hyphen joins it to the piece before.</summary>
    Joined = 8,

    /// <summary>A possessive ending follows.</summary>
    Possessive = 16,

    /// <summary>A stop follows that may belong to an abbreviation or an initial.</summary>
    Stop = 32,

    /// <summary>A mark, not a word.</summary>
    Mark = 64,

    /// <summary>It has digits.</summary>
    Digits = 128,
}
