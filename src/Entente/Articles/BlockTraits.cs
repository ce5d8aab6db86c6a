using System.Buffers;

namespace Entente.Articles;

/// <summary>What the words of a block look like.</summary>
/// <param name="Words">Its words; two characters of a script without blanks count as one.</param>
/// <param name="Capitals">How many of the words begin with a capital.</param>
/// <param name="IsSentence">Whether a sentence ends in it.</param>
/// <param name="EndsSentence">Whether it ends with a sentence's end.</param>
internal readonly record struct BlockTraits(
    int Words,
    int Capitals,
    bool IsSentence,
    bool EndsSentence
)
{
    private static readonly SearchValues<char> s_ends = SearchValues.Create(".!?…。！？؟।۔");
    private static readonly SearchValues<char> s_closers = SearchValues.Create(
        "\"'”’»«)]›“‘」』）"
    );

    /// <summary>Looks at a text. Cost: linear.</summary>
    public static BlockTraits Of(ReadOnlySpan<char> text)
    {
        int words = 0;
        int capitals = 0;
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

                isInWord = true;
            }
            else if (c is not ('\'' or '’' or '-'))
            {
                isInWord = false;
            }
        }

        ReadOnlySpan<char> bare = text.TrimEnd();
        while (bare.Length > 1 && s_closers.Contains(bare[^1]))
        {
            bare = bare[..^1];
        }

        bool ends = bare.Length > 0 && s_ends.Contains(bare[^1]);
        return new BlockTraits(words + (unparted / 2), capitals, ends || HasEnd(text), ends);
    }

    private static bool HasEnd(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(s_ends);
            if (found < 0)
            {
                return false;
            }

            at += found + 1;
            int next = at;
            while (next < text.Length && s_closers.Contains(text[next]))
            {
                next++;
            }

            bool isLong = found >= 3; // Not the stop behind an initial.
            if (
                isLong
                && (
                    next >= text.Length
                    || text[at - 1] == '。'
                    || (
                        text[next] == ' ' && next + 1 < text.Length && !char.IsLower(text[next + 1])
                    )
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
