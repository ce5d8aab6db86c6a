namespace Entente.Articles;

/// <summary>Compares short texts by their letters and digits alone.</summary>
internal static class Wording
{
    /// <summary>Whether both have the same letters and digits in the same order, in any case.</summary>
    public static bool IsSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        Shared(left, right, out bool isLeftDone, out bool isRightDone) > 0
        && isLeftDone
        && isRightDone;

    /// <summary>Whether <paramref name="longer"/> begins with all letters and digits of <paramref name="shorter"/>.</summary>
    public static bool IsStart(ReadOnlySpan<char> shorter, ReadOnlySpan<char> longer) =>
        Shared(shorter, longer, out bool isShorterDone, out _) > 0 && isShorterDone;

    /// <summary>Whether two lines are the same, but for a few letters behind one of them.</summary>
    public static bool IsAlmostSame(ReadOnlySpan<char> left, ReadOnlySpan<char> right) =>
        Math.Abs(left.Length - right.Length) <= 8
        && (left.Length <= right.Length ? IsStart(left, right) : IsStart(right, left));

    /// <summary>Words of <paramref name="left"/> that also stand in <paramref name="right"/>, as a share of the words of the shorter; in [0, 1].</summary>
    public static double Overlap(string left, string right)
    {
        HashSet<string> a = Words(left);
        HashSet<string> b = Words(right);
        int least = Math.Min(a.Count, b.Count);
        a.IntersectWith(b);
        return least == 0 ? 0 : (double)a.Count / least;
    }

    /// <summary>How alike the words of two texts are: twice the shared ones as a share of all; in [0, 1], where 1 is the same words. Texts without blanks are alike only when they are the same.</summary>
    public static double Likeness(string left, string right) => Likeness(Words(left), Words(right));

    /// <summary>The same of words that were taken apart before.</summary>
    public static double Likeness(HashSet<string> left, HashSet<string> right)
    {
        int shared = left.Count(right.Contains);
        int all = left.Count + right.Count;
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    /// <summary>The words of a text, in any case, each once.</summary>
    public static HashSet<string> Words(string text)
    {
        HashSet<string> words = new(StringComparer.OrdinalIgnoreCase);
        int at = 0;
        while (at < text.Length)
        {
            int end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            if (end > at)
            {
                words.Add(text[at..end]);
            }

            at = end + 1;
        }

        return words;
    }

    private static int Shared(
        ReadOnlySpan<char> left,
        ReadOnlySpan<char> right,
        out bool isLeftDone,
        out bool isRightDone
    )
    {
        int l = 0;
        int r = 0;
        int shared = 0;
        while (true)
        {
            while (l < left.Length && !char.IsLetterOrDigit(left[l]))
            {
                l++;
            }

            while (r < right.Length && !char.IsLetterOrDigit(right[r]))
            {
                r++;
            }

            if (
                l >= left.Length
                || r >= right.Length
                || char.ToUpperInvariant(left[l]) != char.ToUpperInvariant(right[r])
            )
            {
                isLeftDone = l >= left.Length;
                isRightDone = r >= right.Length;
                return shared;
            }

            l++;
            r++;
            shared++;
        }
    }
}
