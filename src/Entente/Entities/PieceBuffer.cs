using System.Buffers;

namespace Entente.Entities;

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
