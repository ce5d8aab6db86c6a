namespace Entente.Text;

/// <summary>How the words of a sentence are capitalised: in a headline a capital tells less.</summary>
internal enum SentenceLook
{
    /// <summary>As in running text.</summary>
    Usual,

    /// <summary>All in capitals.</summary>
    Capitals,

    /// <summary>Each longer word with a capital, as in a title.</summary>
    Title,

    /// <summary>Without any capital.</summary>
    Lower,
}

/// <summary>Counts the words of one sentence to tell how it is capitalised. Nothing is allocated.</summary>
internal struct SentenceLookCounter
{
    private int _words;
    private int _capitals;
    private int _longWords;
    private int _longTitles;
    private bool _hasUpper;

    /// <summary>How the words so far are capitalised.</summary>
    public readonly SentenceLook Look =>
        _words == 0 ? SentenceLook.Usual
        : !_hasUpper ? SentenceLook.Lower
        : _words >= 3 && _capitals * 10 >= _words * 7 ? SentenceLook.Capitals
        : _longWords >= 3 && _longTitles * 10 >= _longWords * 9 ? SentenceLook.Title
        : SentenceLook.Usual;

    /// <summary>Counts one more word of the sentence; of a long one only its beginning is looked at.</summary>
    public void Add(ReadOnlySpan<char> word)
    {
        int upper = 0;
        int lower = 0;
        foreach (char letter in word[..Math.Min(word.Length, WordFeatures.Longest)])
        {
            upper += char.IsUpper(letter) ? 1 : 0;
            lower += char.IsLower(letter) ? 1 : 0;
        }

        _hasUpper |= upper > 0;
        if (upper + lower < 2)
        {
            return;
        }

        _words++;
        _capitals += lower == 0 ? 1 : 0;
        if (upper + lower >= 4)
        {
            // Titles leave short words small: only the longer ones are asked.
            _longWords++;
            _longTitles += char.IsUpper(word[0]) && lower > 0 ? 1 : 0;
        }
    }
}
