namespace Entente.Entities;

/// <summary>What is remembered on the way through a sentence.</summary>
internal struct Walk(SentencePieces sentence, int number)
{
    private int _title = -1;

    public readonly SentencePieces Sentence => sentence;

    public readonly int Number => number;

    /// <summary>The piece behind the last title, its comma or stop included.</summary>
    public int TitleEnd { get; private set; } = -1;

    /// <summary>The piece behind the last candidate.</summary>
    public int LastEnd { get; set; }

    /// <summary>Whether a comma stands behind the last title.</summary>
    public bool HasComma { get; private set; }

    /// <summary>The first piece of the last title.</summary>
    public int TitleStart { get; private set; }

    public void SetTitle(Reading reading, int title, int start, int end)
    {
        _title = title;
        TitleStart = start;
        bool hasMark = end < sentence.End && (reading.IsMark(end, ',') || reading.IsMark(end, '.'));
        HasComma = hasMark && reading.IsMark(end, ',');
        TitleEnd = hasMark ? end + 1 : end;
    }

    public readonly int TitleBefore(int start) => start == TitleEnd ? _title : -1;
}
