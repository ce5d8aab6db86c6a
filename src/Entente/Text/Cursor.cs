namespace Entente.Text;

/// <summary>A place in a text that is read token by token.</summary>
internal ref struct Cursor(string text)
{
    /// <summary>Up to here it is known that no address begins: keeps the look-ahead linear.</summary>
    public int NoAddressBefore;

    /// <summary>Whether a single quotation mark has opened and not closed: the next apostrophe at a word's end may close it.</summary>
    public bool InSingleMarks;

    public readonly string Text => text;

    public int Position { get; set; }

    public readonly bool AtEnd => Position >= text.Length;

    /// <summary>Skips blanks and says whether a line break was among them.</summary>
    public bool SkipBlanks()
    {
        bool newLine = false;
        while (Position < text.Length && char.IsWhiteSpace(text[Position]))
        {
            newLine |= text[Position] is '\n' or '\r' or '\u2028' or '\u2029';
            Position++;
        }

        return newLine;
    }
}
