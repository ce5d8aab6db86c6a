namespace Entente.Quotations;

/// <summary>A wording cut into words, for comparing.</summary>
internal static class WordSequence
{
    /// <summary>Table cells that a comparison may cost; longer wordings are compared only where they begin and end alike.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>Cuts <paramref name="text"/> into words, each with what stands behind it up to the next; the pieces together are the text, or its beginning when it has more than <paramref name="most"/> words.</summary>
    public static List<TextSpan> Cut(string text, int most = int.MaxValue)
    {
        List<TextSpan> words = [];
        int start = 0;
        int i = 0;
        bool hasWord = false;
        while (i < text.Length)
        {
            if (hasWord && IsWordPart(text, i) && !IsWordPart(text, i - 1))
            {
                words.Add(new TextSpan(start, i));
                start = i;
                if (words.Count >= most)
                {
                    return words;
                }
            }

            hasWord |= IsWordPart(text, i);
            i++;
        }

        if (text.Length > start)
        {
            words.Add(new TextSpan(start, text.Length));
        }

        return words;
    }

    /// <summary>What makes two words the same: letters and digits in lower case, without marks ("co-operation" = "cooperation").</summary>
    public static string Key(ReadOnlySpan<char> word)
    {
        Span<char> key = word.Length <= 64 ? stackalloc char[64] : new char[word.Length];
        int length = 0;
        foreach (char c in word)
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
            else if (c is '.' or ',' && length > 0 && char.IsDigit(key[length - 1]))
            {
                key[length++] = c; // "1.5" is not "15"
            }
        }

        while (length > 0 && key[length - 1] is '.' or ',')
        {
            length--;
        }

        return length == 0 ? word.Trim().ToString() : key[..length].ToString();
    }

    /// <summary>Pairs the places of a longest common subsequence, in order.</summary>
    /// <remarks>Cost: the product of the lengths between what both have in common at their ends, at most <see cref="MostCells"/>; beyond that only those ends are paired.</remarks>
    public static List<(int Left, int Right)> Pair(
        IReadOnlyList<string> left,
        IReadOnlyList<string> right
    )
    {
        List<(int, int)> pairs = [];
        int start = 0;
        while (start < left.Count && start < right.Count && left[start] == right[start])
        {
            pairs.Add((start, start));
            start++;
        }

        int tail = 0;
        while (
            tail < left.Count - start
            && tail < right.Count - start
            && left[left.Count - 1 - tail] == right[right.Count - 1 - tail]
        )
        {
            tail++;
        }

        int rows = left.Count - tail - start;
        int columns = right.Count - tail - start;
        if ((long)rows * columns <= MostCells)
        {
            PairMiddle(left, right, start, rows, columns, pairs);
        }

        for (int i = tail; i > 0; i--)
        {
            pairs.Add((left.Count - i, right.Count - i));
        }

        return pairs;
    }

    private static void PairMiddle(
        IReadOnlyList<string> left,
        IReadOnlyList<string> right,
        int start,
        int rows,
        int columns,
        List<(int, int)> pairs
    )
    {
        if (rows == 0 || columns == 0)
        {
            return;
        }

        // longest[i, j]: the longest common subsequence of what begins at i and j.
        int width = columns + 1;
        int[] longest = new int[(rows + 1) * width];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                longest[i * width + j] =
                    left[start + i] == right[start + j]
                        ? longest[(i + 1) * width + j + 1] + 1
                        : Math.Max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
            }
        }

        for (int i = 0, j = 0; i < rows && j < columns; )
        {
            if (left[start + i] == right[start + j])
            {
                pairs.Add((start + i++, start + j++));
            }
            else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }
    }

    private static bool IsWordPart(string text, int i)
    {
        char c = text[i];
        return char.IsLetterOrDigit(c)
            || char.IsSurrogate(c)
            || i > 0
                && i + 1 < text.Length
                && c is '\'' or '’' or '-' or '‑' or '.' or ','
                && char.IsLetterOrDigit(text[i - 1])
                && char.IsLetterOrDigit(text[i + 1])
                && (
                    c is not ('.' or ',') || char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1])
                );
    }
}
