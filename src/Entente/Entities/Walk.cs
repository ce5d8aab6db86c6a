namespace Entente.Entities;

/// <summary>What is remembered on the way through a sentence.</summary>
internal struct Walk(SentencePieces sentence, int number)
{
    private int _title = -1;
    private int _titleOf = -1;

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

    /// <summary>Remembers a title.</summary>
    /// <param name="reading">The pieces.</param>
    /// <param name="title">The title.</param>
    /// <param name="start">Its first piece.</param>
    /// <param name="end">The piece behind its last.</param>
    /// <param name="of">The candidate that names the state or organisation of the office; -1 when none does.</param>
    public void SetTitle(Reading reading, int title, int start, int end, int of = -1)
    {
        _title = title;
        _titleOf = of;
        TitleStart = start;
        bool hasMark = end < sentence.End && (reading.IsMark(end, ',') || reading.IsMark(end, '.'));
        HasComma = hasMark && reading.IsMark(end, ',');
        TitleEnd = hasMark ? end + 1 : end;
    }

    public readonly int TitleBefore(int start) => start == TitleEnd ? _title : -1;

    /// <summary>The candidate that names what the title before a piece is an office of; -1 when none does.</summary>
    public readonly int TitleOfBefore(int start) => start == TitleEnd ? _titleOf : -1;
}
