using System.Buffers;
using System.Globalization;
using System.Numerics;

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

    // Nearly all characters of nearly all texts: the letter in lower case or the digit; 0 for what divides words.
    private static readonly byte[] s_ascii =
    [
        .. Enumerable
            .Range(0, 128)
            .Select(c =>
                char.IsAsciiLetterOrDigit((char)c) ? (byte)char.ToLowerInvariant((char)c) : (byte)0
            ),
    ];

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

            int start = position;
            if (IsWrittenWithoutBlanks(c))
            {
                words.Add(new Word(new TextSpan(start, ++position), Key([c]), WordKind.Character));
                continue;
            }

            (position, uint key, bool isNumber) = EndOfWord(text, start);
            words.Add(
                new Word(
                    new TextSpan(start, position),
                    key,
                    isNumber ? WordKind.Number : WordKind.Letters
                )
            );
        }

        return words;
    }

    /// <summary>The end of the word that starts at <paramref name="position"/>, its key, and whether it is all digits.</summary>
    private static (int End, uint Key, bool IsNumber) EndOfWord(string text, int position)
    {
        ReadOnlySpan<byte> ascii = s_ascii;
        uint hash = HashBasis;
        bool isNumber = true;
        for (; position < text.Length; position++)
        {
            char c = text[position];
            char lower;
            if (c < ascii.Length)
            {
                lower = (char)ascii[c];
                if (lower == 0)
                {
                    if (!isNumber || !IsInnerOfNumber(text, position))
                    {
                        break;
                    }

                    lower = c;
                }
                else
                {
                    isNumber &= c <= '9';
                }
            }
            else if (IsWordCharacter(c) && !IsWrittenWithoutBlanks(c))
            {
                lower = char.ToLowerInvariant(c);
                isNumber &= char.IsDigit(c);
            }
            else
            {
                break;
            }

            hash = lower == ',' ? hash : (hash ^ lower) * HashPrime;
        }

        return (position, Mix(hash), isNumber);
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
        int before = start - 1;
        while (before >= 0 && text[before] is (' ' or '"' or '“' or '\'' or '‘' or '('))
        {
            before--;
        }

        return before < 0 || s_sentenceEnds.Contains(text[before]);
    }

    /// <summary>The key of several words in a row.</summary>
    public static uint Join(uint left, uint right) => JoinMixed(left, MixToJoin(right));

    /// <summary>What <see cref="Join(uint, uint)"/> does first with the key on the right, for who joins it often.</summary>
    public static uint MixToJoin(uint right) => Mix(right + HashBasis);

    /// <summary>What it does then.</summary>
    public static uint JoinMixed(uint left, uint mixed) => Mix((left * 31) ^ mixed);

    /// <summary>The same, many side by side.</summary>
    public static Vector<uint> JoinMixed(Vector<uint> left, Vector<uint> mixed)
    {
        Vector<uint> hash = (left * 31) ^ mixed;
        hash ^= hash >>> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >>> 13;
        hash *= 0xC2B2AE35;
        return hash ^ (hash >>> 16);
    }

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
