using System.Collections.Immutable;

namespace Entente.Entities;

/// <summary>The pieces of a document with the numbers of their words and the names that models found in them.</summary>
internal readonly ref struct Reading
{
    private const int LongestName = 24; // in pieces; each of them asks for the whole name

    private readonly Lexicon _lexicon;
    private readonly ReadOnlySpan<int> _names;
    private readonly ImmutableArray<Name> _found;

    /// <summary>Lays the names of a document over its pieces.</summary>
    /// <param name="document">The document.</param>
    /// <param name="pieces">Its pieces.</param>
    /// <param name="words">For each piece the number of its word.</param>
    /// <param name="names">Room for a number for each piece.</param>
    /// <param name="lexicon">The words that are known.</param>
    public Reading(
        Document document,
        ReadOnlySpan<Piece> pieces,
        ReadOnlySpan<int> words,
        Span<int> names,
        Lexicon lexicon
    )
    {
        Text = document.Text;
        Pieces = pieces;
        Words = words;
        _lexicon = lexicon;
        _names = names;
        _found = document.Names;
        int name = 0;
        for (int i = 0; i < pieces.Length; i++)
        {
            while (name < _found.Length && _found[name].Span.End <= pieces[i].Span.Start)
            {
                name++;
            }

            // "Lyon, France" is a place in a place: two names.
            bool isInside =
                name < _found.Length
                && _found[name].Span.Overlaps(pieces[i].Span)
                && !(_found[name].Type == NameType.Place && IsMark(i, ','));
            names[i] = isInside ? name : -1;
        }
    }

    public string Text { get; }

    public ReadOnlySpan<Piece> Pieces { get; }

    public ReadOnlySpan<int> Words { get; }

    public bool Is(int piece, WordKinds kinds) =>
        (_lexicon.KindsOf(Words[piece]) & kinds) != WordKinds.None;

    public ReadOnlySpan<char> WordAt(int piece) => Pieces[piece].Span.In(Text);

    public bool IsMark(int piece, char mark) =>
        !Pieces[piece].IsWord && Text[Pieces[piece].Span.Start] == mark;

    /// <summary>The text from the first piece to the last, without what is behind it.</summary>
    public TextSpan SpanOf(int start, int end)
    {
        Piece last = Pieces[end - 1];
        bool keepsStop =
            last.Has(PieceShape.Stop) && end - start > 1 && Is(end - 1, WordKinds.EndsWithStop);
        return new TextSpan(Pieces[start].Span.Start, last.Span.End + (keepsStop ? 1 : 0));
    }

    /// <summary>The name that models found at a piece.</summary>
    public FoundName FoundAt(int piece)
    {
        int name = _names[piece];
        if (name < 0)
        {
            return FoundName.None;
        }

        int first = piece;
        while (first > 0 && piece - first < LongestName && _names[first - 1] == name)
        {
            first--;
        }

        int end = piece + 1;
        while (end < _names.Length && end - first < LongestName && _names[end] == name)
        {
            end++;
        }

        return end - first < LongestName
            ? new FoundName(first, end, _found[name].Type)
            : FoundName.None;
    }

    public TrieMatch NameAt(int piece, int end) =>
        CanBegin(piece, WordKinds.BeginsName)
            ? _lexicon.Names.Longest(Pieces, Words, piece, end)
            : default;

    public TrieMatch TitleAt(int piece, int end) =>
        Is(piece, WordKinds.BeginsTitle)
            ? _lexicon.TitleForms.Longest(Pieces, Words, piece, end)
            : default;

    private bool CanBegin(int piece, WordKinds kind) =>
        Is(piece, kind) && (Pieces[piece].IsCapitalised || Is(piece, WordKinds.BeginsInSmall));
}

/// <summary>A name that models found, by its pieces.</summary>
/// <param name="First">Its first piece.</param>
/// <param name="End">The piece behind its last.</param>
/// <param name="Type">What it names; <see langword="null"/> when there is none.</param>
internal readonly record struct FoundName(int First, int End, NameType? Type)
{
    public static readonly FoundName None = new(-1, -1, null);

    public bool IsFound => Type is not null;

    public bool Is(int first, int end) => First == first && End == end;
}

/// <summary>The pieces of one sentence.</summary>
/// <param name="First">Its first piece.</param>
/// <param name="End">The piece behind its last.</param>
/// <param name="Style">How it is written.</param>
internal readonly record struct SentencePieces(int First, int End, SentenceStyle Style);

/// <summary>How a sentence is written: capitals tell nothing in a headline.</summary>
internal enum SentenceStyle
{
    Running,

    /// <summary>Most long words begin with a capital.</summary>
    TitleCase,

    /// <summary>There is no small letter.</summary>
    AllCapitals,
}
