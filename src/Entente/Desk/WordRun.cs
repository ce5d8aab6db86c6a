namespace Entente.Desk;

/// <summary>Finds words in a text as they follow one another, whatever marks, blanks and case stand between them.</summary>
internal static class WordRun
{
    /// <summary>The first place where <paramref name="words"/> stand in <paramref name="text"/>; <see langword="null"/> when they do not.</summary>
    /// <remarks>Cost: linear in both, by the way of Knuth, Morris and Pratt (SIAM Journal on Computing 6, 1977).</remarks>
    public static TextSpan? Find(string text, string words)
    {
        List<TextSpan> wanted = Cut(words);
        if (wanted.Count == 0)
        {
            return null;
        }

        int[] back = Fallbacks(words, wanted);
        List<TextSpan> there = Cut(text);
        int same = 0;
        for (int i = 0; i < there.Count; i++)
        {
            while (same > 0 && !IsSame(text, there[i], words, wanted[same]))
            {
                same = back[same - 1];
            }

            same += IsSame(text, there[i], words, wanted[same]) ? 1 : 0;
            if (same == wanted.Count)
            {
                return new TextSpan(there[i - same + 1].Start, there[i].End);
            }
        }

        return null;
    }

    /// <summary>For each beginning of the words, how many of them end it, too.</summary>
    private static int[] Fallbacks(string words, List<TextSpan> wanted)
    {
        int[] back = new int[wanted.Count];
        int same = 0;
        for (int i = 1; i < wanted.Count; i++)
        {
            while (same > 0 && !IsSame(words, wanted[i], words, wanted[same]))
            {
                same = back[same - 1];
            }

            same += IsSame(words, wanted[i], words, wanted[same]) ? 1 : 0;
            back[i] = same;
        }

        return back;
    }

    private static bool IsSame(string text, TextSpan word, string other, TextSpan otherWord) =>
        word.In(text).Equals(otherWord.In(other), StringComparison.OrdinalIgnoreCase);

    private static List<TextSpan> Cut(string text)
    {
        List<TextSpan> words = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isWord = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (isWord && start < 0)
            {
                start = i;
            }
            else if (!isWord && start >= 0)
            {
                words.Add(new TextSpan(start, i));
                start = -1;
            }
        }

        return words;
    }
}
