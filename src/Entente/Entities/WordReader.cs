using System.Globalization;

namespace Entente.Entities;

/// <summary>Reads one word of a text as a piece: "U.S." is one, "Putin's" is "Putin", "Russia-China" is two.</summary>
internal ref struct WordReader
{
    private readonly string _text;
    private readonly int _start;
    private readonly int _limit;
    private int _end;
    private int _sinceStop; // letters since the last inner stop
    private int _possessive = -1; // where a possessive ending begins
    private bool _hasStops;
    private bool _hasSmall;
    private bool _hasDigits;
    private bool _hasInnerCapital;

    private WordReader(string text, int start, int limit)
    {
        _text = text;
        _start = start;
        _limit = limit;
        _end = start;
    }

    /// <summary>The word that begins at <paramref name="start"/> with a letter or digit.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="limit">Where the part to read ends.</param>
    /// <param name="isJoined">Whether a hyphen joins it to the word before.</param>
    /// <param name="end">Where reading goes on: behind its ending and its stops.</param>
    public static Piece Read(string text, int start, int limit, bool isJoined, out int end)
    {
        WordReader reader = new(text, start, limit);
        while (reader._end < limit && reader.TakeNext())
        {
            reader._end++;
        }

        return reader.ToPiece(isJoined, out end);
    }

    /// <summary>Whether the next character belongs to the word.</summary>
    private bool TakeNext()
    {
        char c = _text[_end];
        if (c is >= 'a' and <= 'z')
        {
            // Most letters by far.
            _sinceStop++;
            _hasSmall |= _possessive < 0;
            return true;
        }

        if (char.IsLetter(c))
        {
            bool isSmall = char.IsLower(c);
            _sinceStop++;
            _hasInnerCapital |= _hasSmall && char.IsUpper(c);
            _hasSmall |= isSmall && _possessive < 0;
            return true;
        }

        if (char.IsDigit(c))
        {
            _sinceStop++;
            _hasDigits = true;
            return true;
        }

        return c switch
        {
            '\'' or '’' or 'ʼ' or '‘' => TakeApostrophe(),
            '.' => TakeStop(),
            _ => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark,
        };
    }

    private bool TakeApostrophe()
    {
        if (!IsLetterAt(_end + 1))
        {
            return false;
        }

        bool isEnding = _text[_end + 1] is 's' or 'S' && !IsLetterOrDigitAt(_end + 2);
        _possessive = isEnding ? _end : -1;
        return true;
    }

    /// <summary>"U.S": a stop between single letters.</summary>
    private bool TakeStop()
    {
        if (_sinceStop != 1 || !IsLetterAt(_end + 1) || IsLetterOrDigitAt(_end + 2))
        {
            return false;
        }

        _hasStops = true;
        _sinceStop = 0;
        return true;
    }

    private readonly Piece ToPiece(bool isJoined, out int end)
    {
        int last = _possessive > 0 ? _possessive : _end;
        bool hasStopBehind = last < _limit && _text[last] == '.';
        last += _hasStops && hasStopBehind ? 1 : 0;
        end = Math.Max(_end, last);

        // "d'Estaing": the elided article does not make the name small.
        bool isElided =
            last - _start > 2
            && _text[_start + 1] is '\'' or '’'
            && char.IsUpper(_text[_start + 2]);
        bool isUpper = char.IsUpper(_text[_start]);
        PieceShape shape =
            If(isUpper || isElided, PieceShape.Capitalised)
            | If(isUpper && !_hasSmall, PieceShape.AllCapitals)
            | If(_hasInnerCapital && !isElided, PieceShape.InnerCapital)
            | If(isJoined, PieceShape.Joined)
            | If(_possessive > 0, PieceShape.Possessive)
            | If(hasStopBehind && !_hasStops, PieceShape.Stop)
            | If(_hasDigits, PieceShape.Digits);
        return new Piece(new TextSpan(_start, last), shape);
    }

    private static PieceShape If(bool holds, PieceShape shape) => holds ? shape : PieceShape.None;

    private readonly bool IsLetterAt(int position) =>
        position < _limit && char.IsLetter(_text[position]);

    private readonly bool IsLetterOrDigitAt(int position) =>
        position < _limit && char.IsLetterOrDigit(_text[position]);
}
