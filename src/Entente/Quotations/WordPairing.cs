namespace Entente.Quotations;

/// <summary>Pairs the words of two wordings, in order: the same ones, then forms of one word, then words that may stand for each other.</summary>
internal static class WordPairing
{
    /// <summary>Table cells that a comparison may cost; of longer wordings only what they begin and end with alike is paired.</summary>
    private const int MostCells = 1_000_000;

    // What a pair is worth: any pair of telling words is worth more than all that words of grammar in between could bring.
    private const int SameWord = 20;
    private const int SameForm = 18;
    private const int SameRoot = 17;
    private const int SameMeaning = 16;
    private const int BothNegate = 12;
    private const int BothModal = 13;
    private const int BothNumbers = 7;
    private const int SameGrammar = 6;
    private const int BothNames = 5;
    private const int BothGrammar = 2;
    private const int BothTell = 1;

    /// <summary>The steps, in the order of both wordings; each word is in one of them.</summary>
    public static List<WordStep> Pair(ComparedWord[] left, ComparedWord[] right)
    {
        int least = Math.Min(left.Length, right.Length);
        int start = 0;
        while (start < least && left[start].Key == right[start].Key)
        {
            start++;
        }

        int tail = 0;
        while (tail < least - start && left[^(tail + 1)].Key == right[^(tail + 1)].Key)
        {
            tail++;
        }

        List<WordStep> steps = [.. Enumerable.Range(0, start).Select(i => new WordStep(i, i))];
        int rows = left.Length - tail - start;
        int columns = right.Length - tail - start;
        if ((long)rows * columns <= MostCells)
        {
            PairMiddle(left, right, start, rows, columns, steps);
        }
        else
        {
            steps.AddRange(Enumerable.Range(start, rows).Select(i => new WordStep(i, -1)));
            steps.AddRange(Enumerable.Range(start, columns).Select(j => new WordStep(-1, j)));
        }

        for (int i = tail; i > 0; i--)
        {
            steps.Add(new WordStep(left.Length - i, right.Length - i));
        }

        return steps;
    }

    /// <summary>Whether two words are the same but for a letter or two, as scanning and typing damage them; short words must be the same.</summary>
    public static bool IsNearly(string left, string right)
    {
        int shorter = Math.Min(left.Length, right.Length);
        if (shorter < 3 || Math.Abs(left.Length - right.Length) > 1)
        {
            return false;
        }

        int start = left.AsSpan().CommonPrefixLength(right);
        int end = 0;
        while (end < shorter - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        int longer = Math.Max(left.Length, right.Length);
        return shorter == 3
            ? IsDoubled(longer == left.Length ? left : right, start, longer)
            : longer - start - end <= (shorter < 6 ? 1 : 2) || AreSwapped(left, right);
    }

    /// <summary>Whether a word of three letters or more becomes the other by one letter more, less or otherwise.</summary>
    public static bool AreOneLetterApart(string left, string right)
    {
        int shorter = Math.Min(left.Length, right.Length);
        int longer = Math.Max(left.Length, right.Length);
        if (shorter < 3 || longer - shorter > 1)
        {
            return false;
        }

        int start = left.AsSpan().CommonPrefixLength(right);
        int end = 0;
        while (end < shorter - start && left[^(end + 1)] == right[^(end + 1)])
        {
            end++;
        }

        return longer - start - end == 1;
    }

    /// <summary>"damm" for "dam": in a short word only a letter written twice is damage.</summary>
    private static bool IsDoubled(string longer, int start, int length) =>
        length == 4 && start == 3 && longer[3] == longer[2];

    /// <summary>"except" for "expect": two letters of a longer word stand in each other's place.</summary>
    private static bool AreSwapped(string left, string right)
    {
        if (left.Length != right.Length || left.Length < 6)
        {
            return false;
        }

        int first = left.AsSpan().CommonPrefixLength(right);
        int second = left.Length - 1;
        while (second > first && left[second] == right[second])
        {
            second--;
        }

        return left[first] == right[second]
            && left[second] == right[first]
            && left.AsSpan(first + 1, second - first - 1)
                .SequenceEqual(right.AsSpan(first + 1, second - first - 1));
    }

    private static void PairMiddle(
        ComparedWord[] left,
        ComparedWord[] right,
        int start,
        int rows,
        int columns,
        List<WordStep> steps
    )
    {
        // best[i, j]: what the pairs of what begins at i and j are worth at most.
        int width = columns + 1;
        int[] best = new int[(rows + 1) * width];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
            {
                int worth = Worth(left[start + i], right[start + j]);
                int skip = Math.Max(best[(i + 1) * width + j], best[i * width + j + 1]);
                best[i * width + j] =
                    worth > 0 ? Math.Max(skip, best[(i + 1) * width + j + 1] + worth) : skip;
            }
        }

        int l = 0;
        int r = 0;
        while (l < rows || r < columns)
        {
            int here = best[l * width + r];
            int worth = l < rows && r < columns ? Worth(left[start + l], right[start + r]) : 0;
            if (worth > 0 && here == best[(l + 1) * width + r + 1] + worth)
            {
                steps.Add(new WordStep(start + l++, start + r++));
            }
            else if (l < rows && (r == columns || here == best[(l + 1) * width + r]))
            {
                steps.Add(new WordStep(start + l++, -1));
            }
            else
            {
                steps.Add(new WordStep(-1, start + r++));
            }
        }
    }

    private static int Worth(ComparedWord left, ComparedWord right)
    {
        if (left.Key == right.Key)
        {
            return left.IsGrammar ? SameGrammar : SameWord;
        }

        if (left.IsNumber || right.IsNumber)
        {
            return left.Base == right.Base ? SameForm
                : left.IsNumber && right.IsNumber ? BothNumbers
                : 0;
        }

        if (left.Modal > 0 && right.Modal > 0)
        {
            return BothModal;
        }

        if (left.IsNegation || right.IsNegation)
        {
            return left.IsNegation && right.IsNegation ? BothNegate : 0;
        }

        if (left.IsGrammar || right.IsGrammar || left.Modal + right.Modal > 0)
        {
            // "then" for "than": which of them is a word of grammar makes no difference.
            bool isPair =
                left.IsGrammar && right.IsGrammar
                || left.Modal + right.Modal == 0 && IsNearly(left.Key, right.Key);
            return isPair && left.Modal == right.Modal ? BothGrammar : 0;
        }

        return left.Base == right.Base || IsNearly(left.Key, right.Key) ? SameForm
            : left.Root == right.Root ? SameRoot
            : left.Meaning == right.Meaning ? SameMeaning
            : left.Kind == WordKind.Name && right.Kind == WordKind.Name ? BothNames
            : BothTell;
    }
}
