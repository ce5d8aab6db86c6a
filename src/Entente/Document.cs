using System.Collections.Immutable;

namespace Entente;

/// <summary>A text prepared for annotation: its sentences and tokens, in order, never overlapping. Made anew when needed, not stored.</summary>
/// <param name="Text">The text that all spans point into.</param>
/// <param name="Sentences">The sentences.</param>
/// <param name="Tokens">The tokens of all sentences.</param>
public sealed record Document(
    string Text,
    ImmutableArray<Sentence> Sentences,
    ImmutableArray<Token> Tokens
)
{
    /// <summary>What each token is and does, parallel to <see cref="Tokens"/>; empty when nobody asked for it.</summary>
    public ImmutableArray<Syntax> Syntax { get; init; } = [];

    /// <summary>The names in the text, in order, never overlapping; empty when nobody asked for them.</summary>
    public ImmutableArray<Name> Names { get; init; } = [];

    /// <summary>The words of a token; nothing is copied.</summary>
    public ReadOnlySpan<char> Words(Token token) => token.Span.In(Text);

    /// <summary>The index of the first token that ends after <paramref name="position"/>; the number of tokens when there is none. Cost: logarithmic.</summary>
    public int TokenAt(int position)
    {
        int low = 0;
        int high = Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Tokens[middle].Span.End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The index of the first sentence that ends after <paramref name="position"/>; the number of sentences when there is none. Cost: logarithmic.</summary>
    public int SentenceAt(int position)
    {
        int low = 0;
        int high = Sentences.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (Sentences[middle].Span.End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

/// <summary>A sentence, or a line that stands for one (a sub-heading).</summary>
/// <param name="Span">From its first token to its last.</param>
/// <param name="FirstToken">Index of its first token in <see cref="Document.Tokens"/>.</param>
/// <param name="EndToken">Index behind its last token.</param>
/// <param name="Paragraph">Number of its paragraph, from 0. A line break ends a paragraph.</param>
public readonly record struct Sentence(TextSpan Span, int FirstToken, int EndToken, int Paragraph);

/// <summary>A word, number or mark.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct Token(TextSpan Span, TokenKind Kind)
{
    /// <summary>Whether it is a word (letters, perhaps with digits, hyphens, apostrophes).</summary>
    public bool IsWord => Kind == TokenKind.Word;

    /// <summary>Whether it is written as one word with the token before it, as "n't" in "don't", "not" in "cannot" and the apostrophe in "leaders'".</summary>
    public bool IsJoined { get; init; }
}

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, perhaps with digits, inner hyphens and apostrophes.</summary>
    Word,

    /// <summary>A number, with its inner stops and commas.</summary>
    Number,

    /// <summary>A punctuation mark.</summary>
    Mark,

    /// <summary>Anything else: a sign, an emoji, an address.</summary>
    Other,
}
