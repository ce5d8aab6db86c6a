namespace Entente.Entities;

/// <summary>The pieces of a document with the numbers of their words and the sentences they stand in.</summary>
internal readonly ref struct Reading
{
    private readonly Lexicon _lexicon;

    public Reading(
        string text,
        ReadOnlySpan<Piece> pieces,
        ReadOnlySpan<int> words,
        Lexicon lexicon
    )
    {
        Text = text;
        Pieces = pieces;
        Words = words;
        _lexicon = lexicon;
    }

    public string Text { get; }

    public ReadOnlySpan<Piece> Pieces { get; }

    public ReadOnlySpan<int> Words { get; }

    public bool Is(int piece, WordKinds kinds) => (_lexicon.KindsOf(Words[piece]) & kinds) != 0;

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
