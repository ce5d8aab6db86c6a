namespace Entente.Articles;

/// <summary>A stretch of visible text that a page shows as one piece: a paragraph, a heading, a line.</summary>
/// <param name="Text">Where it stands in the page's text.</param>
/// <param name="Source">Where it stands in the source text.</param>
/// <param name="Kind">What the page says it is.</param>
/// <param name="LinkLength">How many of its code units stand in links or buttons.</param>
/// <param name="Heading">The level of the heading, 1 to 6; 0 when it is none.</param>
/// <param name="IsSmall">Whether all of it is marked as small print.</param>
internal readonly record struct Block(
    TextSpan Text,
    TextSpan Source,
    BlockKind Kind,
    int LinkLength,
    byte Heading = 0,
    bool IsSmall = false
);

/// <summary>What the page says a block is.</summary>
internal enum BlockKind : byte
{
    /// <summary>A paragraph that is marked as one.</summary>
    Paragraph,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>Text that stands in no such element.</summary>
    Loose,
}
