using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Text;

/// <summary>Divides a text into sentences and tokens.</summary>
/// <remarks>Safe to use from any thread. Any string in, no exception: spans come in order and never overlap. Cost: linear.</remarks>
public sealed class TextAnalyzer
{
    private static readonly SearchValues<char> s_closers = SearchValues.Create("\"'”’»)]›");
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _abbreviations;

    /// <summary>Loads what <paramref name="language"/> knows of abbreviations.</summary>
    public TextAnalyzer(Language language)
    {
        Table table = language.Read("abbreviations");
        int form = table.Column("form");
        _abbreviations = table
            .Rows.Select(row => row[form])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Divides <paramref name="text"/>. A line break ends a sentence: headings and list items carry no stop.</summary>
    public Document Analyze(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = ImmutableArray.CreateBuilder<Token>(text.Length / 5);
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        int first = 0;
        int paragraph = 0;
        int position = 0;
        while (position < text.Length)
        {
            char c = text[position];
            if (c is '\n' or '\r')
            {
                if (CloseSentence())
                {
                    paragraph++;
                }

                position++;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                position++;
                continue;
            }

            Token token = Next(text, position);
            tokens.Add(token);
            position = token.Span.End;
            if (EndsSentence(text, tokens, token))
            {
                while (position < text.Length && s_closers.Contains(text[position]))
                {
                    tokens.Add(new Token(new TextSpan(position, position + 1), TokenKind.Mark));
                    position++;
                }

                CloseSentence();
            }
        }

        CloseSentence();
        return new Document(text, sentences.DrainToImmutable(), tokens.DrainToImmutable());

        bool CloseSentence()
        {
            if (tokens.Count == first)
            {
                return false;
            }

            TextSpan span = new(tokens[first].Span.Start, tokens[^1].Span.End);
            sentences.Add(new Sentence(span, first, tokens.Count, paragraph));
            first = tokens.Count;
            return true;
        }
    }

    private static Token Next(string text, int start)
    {
        char c = text[start];
        int end = start + 1;
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            bool hasLetter = char.IsLetter(c);
            while (end < text.Length)
            {
                char n = text[end];
                if (char.IsLetterOrDigit(n) || IsCombining(n))
                {
                    hasLetter |= char.IsLetter(n);
                    end++;
                }
                else if (
                    end + 1 < text.Length
                    && char.IsLetterOrDigit(text[end + 1])
                    && IsInner(text[end - 1], n, text[end + 1])
                )
                {
                    end++;
                }
                else
                {
                    break;
                }
            }

            TokenKind kind =
                char.IsSurrogate(c) ? TokenKind.Other
                : hasLetter ? TokenKind.Word
                : TokenKind.Number;
            return new Token(new TextSpan(start, end), kind);
        }

        if (c is '.')
        {
            while (end < text.Length && text[end] is '.')
            {
                end++;
            }
        }

        return new Token(
            new TextSpan(start, end),
            char.IsPunctuation(c) ? TokenKind.Mark : TokenKind.Other
        );
    }

    private static bool IsCombining(char c) =>
        char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsInner(char before, char c, char after) =>
        c switch
        {
            '\'' or '’' or '-' or '‑' => true,
            '.' => char.IsDigit(before) && char.IsDigit(after)
                || char.IsUpper(before) && char.IsUpper(after),
            ',' => char.IsDigit(before) && char.IsDigit(after),
            _ => false,
        };

    private bool EndsSentence(string text, ImmutableArray<Token>.Builder tokens, Token token)
    {
        ReadOnlySpan<char> words = token.Span.In(text);
        if (words is "!" or "?" or "…")
        {
            return !ContinuesInLowerCase(text, token.Span.End);
        }

        if (words[0] != '.')
        {
            return false;
        }

        if (ContinuesInLowerCase(text, token.Span.End))
        {
            return false;
        }

        if (words.Length == 1 && tokens.Count > 1)
        {
            Token before = tokens[^2];
            ReadOnlySpan<char> word = before.Span.In(text);
            bool isInitial = word.Length == 1 && char.IsUpper(word[0]);
            if (
                before.Span.End == token.Span.Start
                && before.IsWord
                && (isInitial || _abbreviations.Contains(word))
            )
            {
                return false;
            }
        }

        return true;
    }

    private static bool ContinuesInLowerCase(string text, int position)
    {
        while (position < text.Length && s_closers.Contains(text[position]))
        {
            position++;
        }

        while (position < text.Length && text[position] is ' ' or '\u00A0')
        {
            position++;
        }

        return position < text.Length && char.IsLower(text[position]);
    }
}
