using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>A document as the rules of this room read it: "two-decade" and "U.S.-backed" are one word each.</summary>
/// <remarks>The treebanks divide them; but here words are counted, and looked up, as they are written.</remarks>
internal static class WholeWords
{
    /// <summary>The same sentences, with the tokens of each hyphenated word put together.</summary>
    public static Document In(Document document)
    {
        ImmutableArray<Token> parts = document.Tokens;
        var tokens = ImmutableArray.CreateBuilder<Token>(parts.Length);
        var sentences = ImmutableArray.CreateBuilder<Sentence>(document.Sentences.Length);
        foreach (Sentence sentence in document.Sentences)
        {
            int first = tokens.Count;
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                Token token = parts[i];
                while (IsHyphenated(document, i, sentence.EndToken))
                {
                    Token next = parts[i + 2];
                    TokenKind kind = token.IsWord || next.IsWord ? TokenKind.Word : token.Kind;
                    token = new Token(new TextSpan(token.Span.Start, next.Span.End), kind);
                    i += 2;
                }

                tokens.Add(token);
            }

            sentences.Add(sentence with { FirstToken = first, EndToken = tokens.Count });
        }

        return new Document(document.Text, sentences.MoveToImmutable(), tokens.DrainToImmutable());
    }

    /// <summary>Whether a hyphen joins token <paramref name="i"/> to the one behind the hyphen.</summary>
    private static bool IsHyphenated(Document document, int i, int end) =>
        i + 2 < end
        && document.Words(document.Tokens[i + 1]) is "-" or "‑" or "‐"
        && IsPart(document.Tokens[i])
        && IsPart(document.Tokens[i + 2])
        && document.Tokens[i].Span.End == document.Tokens[i + 1].Span.Start
        && document.Tokens[i + 1].Span.End == document.Tokens[i + 2].Span.Start;

    private static bool IsPart(Token token) => token.Kind is TokenKind.Word or TokenKind.Number;
}
