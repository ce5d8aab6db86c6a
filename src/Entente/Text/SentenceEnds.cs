using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Text;

/// <summary>Decides whether a sentence ends behind a token; the sentence has a word already.</summary>
internal sealed class SentenceEnds
{
    private static readonly SearchValues<char> s_closers = SearchValues.Create("\"'”’»)]›“«!?…");
    private readonly FrozenDictionary<string, string>.AlternateLookup<
        ReadOnlySpan<char>
    > _abbreviations;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _starters;

    public SentenceEnds(Language language)
    {
        Table table = language.Read("abbreviations");
        int form = table.Column("form");
        int after = table.Column("after");
        _abbreviations = table
            .Rows.ToFrozenDictionary(
                row => row[form],
                row =>
                    row[after] is "title" or "number" or "any"
                        ? row[after]
                        : throw row.Bad($"expected title, number or any, found \"{row[after]}\""),
                StringComparer.OrdinalIgnoreCase
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
        Table words = language.Read("function-words");
        int word = words.Column("word");
        _starters = words
            .Rows.Select(row => row[word])
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Whether a mark at <paramref name="position"/> closes something and so belongs to the sentence before it.</summary>
    /// <remarks>A straight mark right behind the stop closes even when the blank behind it is lost; a mark that opens in one language and closes in another closes unless a word follows.</remarks>
    public static bool IsCloser(string text, int position) =>
        position < text.Length
        && s_closers.Contains(text[position])
        && (
            text[position] is not ('“' or '«')
            || position + 1 == text.Length
            || !char.IsLetterOrDigit(text[position + 1])
        );

    /// <summary>Whether the sentence that begins at token <paramref name="first"/> ends with the last token of <paramref name="tokens"/>.</summary>
    public bool EndsBehind(string text, ImmutableArray<Token>.Builder tokens, int first)
    {
        Token token = tokens[^1];
        ReadOnlySpan<char> words = token.Span.In(text);
        if (token.Kind != TokenKind.Mark || words[0] is not ('.' or '!' or '?' or '…' or '。'))
        {
            return false;
        }

        int next = NextWord(text, token.Span.End);
        bool continues = next < text.Length && char.IsLower(text[next]);
        if (words is "!" or "?" or "…" || words.Length > 1)
        {
            return !continues;
        }

        if (continues)
        {
            return false;
        }

        return tokens.Count - 2 < first
            || tokens[^2].Span.End != token.Span.Start
            || !tokens[^2].IsWord
            || EndsBehindWord(text, tokens, first, next);
    }

    /// <summary>What the stop behind a word means: the end, an initial, or an abbreviation.</summary>
    private bool EndsBehindWord(
        string text,
        ImmutableArray<Token>.Builder tokens,
        int first,
        int next
    )
    {
        ReadOnlySpan<char> word = tokens[^2].Span.In(text);
        if (word.Length == 1 && char.IsUpper(word[0]))
        {
            // "J. Edgar", "George W. Bush" go on; "Plan B. The" and "so do I. Then" do not.
            bool isPronoun =
                word[0] == 'I'
                && tokens.Count - 3 >= first
                && char.IsLower(text[tokens[^3].Span.Start]);
            return isPronoun || BeginsSentence(text, next);
        }

        bool isInitials = word.Length == 3 && word[1] == '.' && char.IsUpper(word[0]);
        if (!_abbreviations.TryGetValue(word, out string? after))
        {
            return !isInitials || BeginsSentence(text, next);
        }

        return after switch
        {
            "title" => false,
            "number" => next >= text.Length || !char.IsDigit(text[next]),
            _ => next >= text.Length
                || !char.IsLetterOrDigit(text[next])
                || BeginsSentence(text, next),
        };
    }

    private bool BeginsSentence(string text, int start)
    {
        int end = start;
        while (end < text.Length && char.IsLetter(text[end]) && end - start < 20)
        {
            end++;
        }

        return end > start
            && char.IsUpper(text[start])
            && _starters.Contains(text.AsSpan(start, end - start));
    }

    private static int NextWord(string text, int position)
    {
        while (IsCloser(text, position))
        {
            position++;
        }

        while (position < text.Length && text[position] is ' ' or '\t' or '\u00A0')
        {
            position++;
        }

        return position;
    }
}
