namespace Entente;

/// <summary>Turns UTF-16 offsets of one text into offsets in Unicode code points, which is what we publish (W3C Web Annotation).</summary>
/// <remarks>A lone surrogate counts as one code point. Cost: one pass at first; a look-up is constant where the text has no surrogates, else logarithmic in their number.</remarks>
public sealed class CodePoints
{
    private readonly int[] _pairs;

    /// <summary>Prepares for <paramref name="text"/>.</summary>
    public CodePoints(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<int>? pairs = null;
        for (int i = 0; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                (pairs ??= []).Add(++i);
            }
        }

        _pairs = pairs?.ToArray() ?? [];
    }

    /// <summary>The code points before the code unit at <paramref name="offset"/>; one inside a pair belongs to the pair's own code point.</summary>
    public int Before(int offset)
    {
        if (_pairs.Length == 0)
        {
            return offset;
        }

        // Each pair whose second half stands before the offset is one code point less.
        int index = Array.BinarySearch(_pairs, offset);
        return offset - (index >= 0 ? index + 1 : ~index);
    }

    /// <summary>The code unit before which so many code points stand: the way back from <see cref="Before"/>. What lies behind the text is not checked.</summary>
    public int OffsetOf(int points)
    {
        int offset = points;
        for (int i = 0; i < _pairs.Length && _pairs[i] - 1 < offset; i++)
        {
            offset++; // A pair that begins before the place is one unit more.
        }

        return offset;
    }
}
