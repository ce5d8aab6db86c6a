using System.Buffers;

namespace Entente.Entities;

/// <summary>What a name is built of: a word without its hyphens and its possessive ending, or a mark.</summary>
/// <param name="Span">Where it stands; the stops of "U.S." belong to it, those of "Gen." do not.</param>
/// <param name="Shape">How it is written.</param>
internal readonly record struct Piece(TextSpan Span, PieceShape Shape)
{
    public bool IsWord => (Shape & PieceShape.Mark) == 0;

    public bool IsCapitalised => (Shape & PieceShape.Capitalised) != 0;

    public bool Has(PieceShape shape) => (Shape & shape) != 0;
}

/// <summary>How a piece is written and joined.</summary>
[Flags]
internal enum PieceShape : byte
{
    None = 0,

    /// <summary>The first letter is a capital ("d'Estaing" too).</summary>
    Capitalised = 1,

    /// <summary>All letters are capitals; a single one counts.</summary>
    AllCapitals = 2,

    /// <summary>A capital stands behind a small letter ("WikiLeaks").</summary>
    InnerCapital = 4,

    /// <summary>A hyphen joins it to the piece before.</summary>
    Joined = 8,

    /// <summary>A possessive ending follows.</summary>
    Possessive = 16,

    /// <summary>A stop follows that may belong to an abbreviation or an initial.</summary>
    Stop = 32,

    /// <summary>A mark, not a word.</summary>
    Mark = 64,

    /// <summary>It has digits.</summary>
    Digits = 128,
}

/// <summary>The pieces of a text, in a rented array that is given back on disposal.</summary>
internal ref struct PieceBuffer
{
    private Piece[] _pieces;
    private int _count;

    private PieceBuffer(int capacity)
    {
        _pieces = ArrayPool<Piece>.Shared.Rent(Math.Max(16, capacity));
        _count = 0;
    }

    /// <summary>The pieces read so far, in order.</summary>
    public readonly ReadOnlySpan<Piece> Pieces => _pieces.AsSpan(0, _count);

    /// <summary>Makes an empty buffer for a text of <paramref name="length"/>.</summary>
    public static PieceBuffer For(int length) => new(length / 5);

    /// <summary>Reads all pieces of <paramref name="name"/>.</summary>
    public static PieceBuffer Read(string name)
    {
        PieceBuffer buffer = For(name.Length);
        buffer.Add(name, new TextSpan(0, name.Length));
        return buffer;
    }

    /// <summary>Reads the pieces of a part of a text, in one pass.</summary>
    public void Add(string text, TextSpan part)
    {
        int position = part.Start;
        bool isJoined = false;
        int blank = part.Start; // where the next blank stands, or the one before
        while (position < part.End)
        {
            char c = text[position];
            if (position >= blank && !char.IsWhiteSpace(c))
            {
                blank = NextBlank(text, position, part.End);
                if (IsAddress(text.AsSpan(position, blank - position)))
                {
                    Add(new Piece(new TextSpan(position, blank), PieceShape.Mark));
                    position = blank;
                    isJoined = false;
                    continue;
                }
            }

            if (char.IsLetterOrDigit(c))
            {
                position = AddWord(text, position, part.End, isJoined);
                isJoined =
                    position + 1 < part.End
                    && text[position] is '-' or '‑' or '–'
                    && char.IsLetterOrDigit(text[position - 1])
                    && char.IsLetterOrDigit(text[position + 1]);
                position += isJoined ? 1 : 0;
            }
            else
            {
                if (!char.IsWhiteSpace(c))
                {
                    Add(new Piece(new TextSpan(position, position + 1), PieceShape.Mark));
                }

                position++;
            }
        }
    }

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        ArrayPool<Piece>.Shared.Return(_pieces);
        _pieces = [];
        _count = 0;
    }

    private static int NextBlank(string text, int start, int end)
    {
        int position = start;
        while (position < end && !char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Names inside of mail and web addresses name nobody.</summary>
    private static bool IsAddress(ReadOnlySpan<char> word) =>
        word.Length > 4
        && (
            word.Contains('@')
            || word.Contains("://", StringComparison.Ordinal)
            || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        );

    private int AddWord(string text, int start, int limit, bool isJoined)
    {
        int end = start;
        int letters = 0; // since the last inner stop
        bool hasStops = false;
        bool hasSmall = false;
        bool hasDigits = false;
        bool hasInnerCapital = false;
        int possessive = -1;
        while (end < limit)
        {
            char c = text[end];
            if (char.IsLetter(c))
            {
                letters++;
                bool isSmall = char.IsLower(c);
                hasInnerCapital |= hasSmall && !isSmall && char.IsUpper(c);
                hasSmall |= isSmall && possessive < 0;
                end++;
            }
            else if (char.IsDigit(c))
            {
                hasDigits = true;
                letters++;
                end++;
            }
            else if (
                char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            )
            {
                end++;
            }
            else if (
                c is '\'' or '’' or 'ʼ' or '‘'
                && end + 1 < limit
                && char.IsLetter(text[end + 1])
            )
            {
                bool isEnding =
                    text[end + 1] is 's' or 'S'
                    && (end + 2 == limit || !char.IsLetterOrDigit(text[end + 2]));
                possessive = isEnding ? end : -1;
                end++;
            }
            else if (
                c == '.'
                && letters == 1
                && end + 1 < limit
                && char.IsLetter(text[end + 1])
                && !(end + 2 < limit && char.IsLetterOrDigit(text[end + 2]))
            )
            {
                hasStops = true;
                letters = 0;
                end++;
            }
            else
            {
                break;
            }
        }

        int last = possessive > 0 ? possessive : end;
        PieceShape shape = PieceShape.None;
        if (hasStops && last < limit && text[last] == '.')
        {
            last++;
            end = last;
        }
        else if (end < limit && text[end] == '.')
        {
            shape |= PieceShape.Stop;
        }

        // "d'Estaing": the elided article does not make the name small.
        bool isElided =
            last - start > 2 && text[start + 1] is '\'' or '’' && char.IsUpper(text[start + 2]);
        shape |= char.IsUpper(text[start]) || isElided ? PieceShape.Capitalised : 0;
        shape |= !hasSmall && char.IsUpper(text[start]) ? PieceShape.AllCapitals : 0;
        shape |= hasInnerCapital && !isElided ? PieceShape.InnerCapital : 0;
        shape |= isJoined ? PieceShape.Joined : 0;
        shape |= possessive > 0 ? PieceShape.Possessive : 0;
        shape |= hasDigits ? PieceShape.Digits : 0;
        Add(new Piece(new TextSpan(start, last), shape));
        return end;
    }

    private void Add(Piece piece)
    {
        if (_count == _pieces.Length)
        {
            Piece[] larger = ArrayPool<Piece>.Shared.Rent(_count * 2);
            _pieces.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<Piece>.Shared.Return(_pieces);
            _pieces = larger;
        }

        _pieces[_count++] = piece;
    }
}
