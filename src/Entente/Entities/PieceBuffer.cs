namespace Entente.Entities;

/// <summary>The pieces of a text, in an array that the thread keeps for the next text on disposal.</summary>
internal ref struct PieceBuffer
{
    // One array for each thread: a pool of pieces would have to be compiled at every start.
    [ThreadStatic]
    private static Piece[]? t_spare;

    private const int LargestSpare = 1 << 16;

    private Piece[] _pieces;
    private int _count;

    private PieceBuffer(int capacity)
    {
        Piece[]? spare = t_spare;
        t_spare = null;
        _pieces = spare?.Length >= capacity ? spare : new Piece[Math.Max(64, capacity)];
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
                Piece word = WordReader.Read(text, position, part.End, isJoined, out position);
                Add(word);
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
        if (_pieces.Length is > 0 and <= LargestSpare)
        {
            t_spare = _pieces;
        }

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
            word[0] is 'w' or 'W' && word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || word.IndexOfAny('@', ':') >= 0
                && (word.Contains('@') || word.Contains("://", StringComparison.Ordinal))
        );

    private void Add(Piece piece)
    {
        if (_count == _pieces.Length)
        {
            var larger = new Piece[_count * 2];
            _pieces.AsSpan(0, _count).CopyTo(larger);
            _pieces = larger;
        }

        _pieces[_count++] = piece;
    }
}
