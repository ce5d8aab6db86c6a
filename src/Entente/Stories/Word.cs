namespace Entente.Stories;

/// <summary>A word of a text, for comparing: two words with the same key are the same word.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Key">A hash of its letters in lower case.</param>
/// <param name="Kind">What it is made of.</param>
internal readonly record struct Word(TextSpan Span, uint Key, WordKind Kind);

/// <summary>What a <see cref="Word"/> is made of.</summary>
internal enum WordKind
{
    /// <summary>Letters, perhaps with digits.</summary>
    Letters,

    /// <summary>Digits only.</summary>
    Number,

    /// <summary>One character of a script that writes no blanks between words.</summary>
    Character,
}
