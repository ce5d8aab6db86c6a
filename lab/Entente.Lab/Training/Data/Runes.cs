namespace Entente.Lab.Training.Data;

/// <summary>A text whose annotations count in code points.</summary>
internal sealed class Runes
{
    private readonly int[]? _offsets;

    /// <summary>Counts the code points of a text.</summary>
    public Runes(string text)
    {
        Text = text;
        if (!text.Any(char.IsSurrogate))
        {
            return; // One unit each: nothing to count.
        }

        List<int> offsets = [];
        for (int i = 0; i < text.Length; i++)
        {
            offsets.Add(i);
            if (
                char.IsHighSurrogate(text[i])
                && i + 1 < text.Length
                && char.IsLowSurrogate(text[i + 1])
            )
            {
                i++;
            }
        }

        offsets.Add(text.Length);
        _offsets = [.. offsets];
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>The offset in UTF-16 units of a code point.</summary>
    public int Offset(int codePoint) => _offsets is null ? codePoint : _offsets[codePoint];

    /// <summary>The number of code points before an offset in UTF-16 units.</summary>
    public int Count(int offset)
    {
        if (_offsets is null)
        {
            return offset;
        }

        int found = Array.BinarySearch(_offsets, offset);
        return found < 0 ? ~found : found;
    }
}
