namespace Entente.Cli.Stages;

/// <summary>Turns offsets in UTF-16 code units, as the library counts, into Unicode code points, as the stages write.</summary>
/// <remarks>Half a surrogate pair that stands alone is one code point, as in Python. Cost: one pass over the text, then logarithmic; nothing is kept for a text without pairs.</remarks>
internal sealed class CodePoints
{
    private readonly List<int> _secondHalves = [];

    /// <summary>Prepares for the offsets of <paramref name="text"/>.</summary>
    public CodePoints(string text)
    {
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                _secondHalves.Add(i);
            }
        }
    }

    /// <summary>The number of code points before the code unit at <paramref name="offset"/>.</summary>
    public int At(int offset)
    {
        int found = _secondHalves.BinarySearch(offset);
        return offset - (found >= 0 ? found : ~found);
    }
}
