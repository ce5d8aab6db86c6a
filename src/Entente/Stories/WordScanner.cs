using System.Buffers;
using System.Globalization;

namespace Entente.Stories;

/// <summary>Divides a text of any script into words, as far as comparing needs it.</summary>
/// <remarks>
/// Coarser than tokens on purpose: marks, apostrophes and hyphens divide, so that "each other's" and "each other’s" are the
/// same words whatever the typesetter did. Scripts without blanks give one word a character. Cost: linear, and no string is made.
/// </remarks>
internal static class WordScanner
{
    private const uint HashBasis = 2166136261;
    private const uint HashPrime = 16777619;
    private static readonly SearchValues<char> s_sentenceEnds = SearchValues.Create(".!?\n:”|—-");

    /// <summary>The words of <paramref name="text"/>, in order.</summary>
    public static List<Word> Scan(string text)
    {
        List<Word> words = new((text.Length / 6) + 1);
        int position = 0;
        while (position < text.Length)
        {
            char c = text[position];
            if (!IsWordCharacter(c))
            {
                position++;
                continue;
            }

            int start = position++;
            if (IsWrittenWithoutBlanks(c))
            {
                words.Add(new Word(new TextSpan(start, position), Key([c]), WordKind.Character));
                continue;
            }

            bool isNumber = char.IsDigit(c);
            while (position < text.Length)
            {
                char next = text[position];
                if (IsWordCharacter(next) && !IsWrittenWithoutBlanks(next))
                {
                    isNumber &= char.IsDigit(next);
                    position++;
                }
                else if (isNumber && IsInnerOfNumber(text, position))
                {
                    position++;
                }
                else
                {
                    break;
                }
            }

            TextSpan span = new(start, position);
            words.Add(
                new Word(span, Key(span.In(text)), isNumber ? WordKind.Number : WordKind.Letters)
            );
        }

        return words;
    }

    /// <summary>The key of a word: the same for upper and lower case, and for a number with and without commas.</summary>
    public static uint Key(ReadOnlySpan<char> word)
    {
        uint hash = HashBasis;
        foreach (char c in word)
        {
            if (c != ',')
            {
                hash = (hash ^ char.ToLowerInvariant(c)) * HashPrime;
            }
        }

        return Mix(hash);
    }

    /// <summary>Whether a word that starts at <paramref name="start"/> is the first of a sentence, a line or a remark.</summary>
    public static bool BeginsSentence(string text, int start)
    {
        ReadOnlySpan<char> before = text.AsSpan(0, start).TrimEnd(" \"“'‘(");
        return before.IsEmpty || s_sentenceEnds.Contains(before[^1]);
    }

    /// <summary>The key of several words in a row.</summary>
    public static uint Join(uint left, uint right) => Mix((left * 31) ^ Mix(right + HashBasis));

    /// <summary>Spreads the bits, so that keys can be ordered and cut as if drawn by chance (the finalizer of MurmurHash3, by A. Appleby).</summary>
    private static uint Mix(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >> 16);
    }

    private static bool IsWordCharacter(char c) =>
        char.IsAsciiLetterOrDigit(c)
        || c > '\u007F'
            && (
                char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark
            );

    // Thai to Burmese, Khmer, kana, and the ideographs of the basic plane; Korean writes blanks.
    private static bool IsWrittenWithoutBlanks(char c) =>
        c >= '\u0E00'
        && (
            c <= '\u109F'
            || c is >= '\u1780' and <= '\u17FF'
            || c is >= '\u3040' and <= '\u30FF'
            || c is >= '\u3400' and <= '\u9FFF'
            || c is >= '\uF900' and <= '\uFAFF'
        );

    private static bool IsInnerOfNumber(string text, int position) =>
        text[position] is ',' or '.'
        && position + 1 < text.Length
        && char.IsDigit(text[position + 1]);
}
