using System.Buffers;

namespace Entente.Articles;

/// <summary>What the words of a block look like.</summary>
/// <param name="Words">Its words; two characters of a script without blanks count as one.</param>
/// <param name="Capitals">How many of the words begin with a capital.</param>
/// <param name="Digits">How many of its characters are digits.</param>
/// <param name="Commas">How many commas it has.</param>
/// <param name="Stops">How many sentences end in it; counted up to <see cref="MostStops"/>.</param>
/// <param name="EndsSentence">Whether it ends with a sentence's end.</param>
internal readonly record struct BlockTraits(
    int Words,
    int Capitals,
    int Digits,
    int Commas,
    int Stops,
    bool EndsSentence
)
{
    /// <summary>More ends of sentences are not counted.</summary>
    public const int MostStops = 4;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(".!?…。！？؟।۔");
    private static readonly SearchValues<char> s_closers = SearchValues.Create(
        "\"'”’»«)]›“‘」』）"
    );

    /// <summary>Whether a sentence ends in it.</summary>
    public bool IsSentence => EndsSentence || Stops > 0;

    /// <summary>Looks at a text. Cost: linear.</summary>
    public static BlockTraits Of(ReadOnlySpan<char> text)
    {
        int words = 0;
        int capitals = 0;
        int digits = 0;
        int commas = 0;
        int unparted = 0;
        bool isInWord = false;
        foreach (char c in text)
        {
            if (c is >= '\u3040' and <= '\u9FFF' or >= '\u0E00' and <= '\u0EFF')
            {
                unparted++;
                isInWord = false;
            }
            else if (char.IsLetterOrDigit(c))
            {
                if (!isInWord)
                {
                    words++;
                    capitals += char.IsUpper(c) ? 1 : 0;
                }

                digits += char.IsAsciiDigit(c) ? 1 : 0;
                isInWord = true;
            }
            else if (c is not ('\'' or '’' or '-'))
            {
                commas += c is ',' or '，' or '、' or '،' ? 1 : 0;
                isInWord = false;
            }
        }

        return new BlockTraits(
            words + (unparted / 2),
            capitals,
            digits,
            commas,
            CountStops(text),
            Ends(text)
        );
    }

    /// <summary>The last character that is neither a blank nor a closing mark; NUL when there is none.</summary>
    public static char LastSign(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> bare = text.TrimEnd();
        while (bare.Length > 1 && s_closers.Contains(bare[^1]))
        {
            bare = bare[..^1];
        }

        return bare.IsEmpty ? '\0' : bare[^1];
    }

    private static bool Ends(ReadOnlySpan<char> text) => s_ends.Contains(LastSign(text));

    private static int CountStops(ReadOnlySpan<char> text)
    {
        int at = 0;
        int stops = 0;
        while (at < text.Length && stops < MostStops)
        {
            int found = text[at..].IndexOfAny(s_ends);
            if (found < 0)
            {
                break;
            }

            at += found + 1;
            int next = at;
            while (next < text.Length && s_closers.Contains(text[next]))
            {
                next++;
            }

            bool isLong = found >= 3; // Not the stop behind an initial.
            bool isEnd =
                next >= text.Length
                || text[at - 1] == '。'
                || (text[next] == ' ' && next + 1 < text.Length && !char.IsLower(text[next + 1]));
            stops += isLong && isEnd ? 1 : 0;
        }

        return stops;
    }
}
