using System.Buffers;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Entities;

/// <summary>Finds who and what is named in a document.</summary>
/// <remarks>Built once, then asked from any thread. Cost: linear in the length of the text.</remarks>
public sealed class EntityFinder
{
    private readonly EntityBook _book;
    private readonly Lexicon _lexicon;
    private readonly NameScanner _scanner;

    /// <summary>Prepares the names of <paramref name="book"/> and the titles and name words of <paramref name="language"/>.</summary>
    /// <exception cref="DataFormatException">A table is missing or not well-formed.</exception>
    public EntityFinder(EntityBook book, Language language)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(language);
        _book = book;
        _lexicon = new Lexicon(book, language);
        _scanner = new NameScanner(book, _lexicon);
    }

    /// <summary>The mentions of <paramref name="document"/>, in order, never overlapping.</summary>
    /// <param name="document">The text with its sentences, and the names that models found in it; without these, only those of the tables are found.</param>
    /// <param name="published">The day of publication, by which titles ("the Russian leader") are resolved; <see langword="null"/> when not known.</param>
    /// <param name="learned">Who holds which office in the words of other reports of its story, one an office: asked where the tables know nobody.</param>
    public ImmutableArray<Mention> Find(
        Document document,
        DateOnly? published,
        ImmutableArray<LearnedOffice> learned = default
    )
    {
        ArgumentNullException.ThrowIfNull(document);
        PieceBuffer buffer = PieceBuffer.For(document.Text.Length);
        List<SentencePieces> sentences = Divide(document, ref buffer);
        ReadOnlySpan<Piece> pieces = buffer.Pieces;
        int[] words = ArrayPool<int>.Shared.Rent(pieces.Length);
        int[] names = ArrayPool<int>.Shared.Rent(pieces.Length);
        try
        {
            for (int i = 0; i < pieces.Length; i++)
            {
                words[i] = _lexicon.NumberOf(pieces[i].Span.In(document.Text));
            }

            Reading reading = new(
                document,
                pieces,
                words.AsSpan(0, pieces.Length),
                names.AsSpan(0, pieces.Length),
                _lexicon
            );
            List<Candidate> candidates = [];
            for (int i = 0; i < sentences.Count; i++)
            {
                _scanner.Scan(reading, sentences[i], i, candidates);
            }

            return new MentionResolver(
                _book,
                _lexicon,
                candidates,
                published,
                learned.IsDefault ? [] : learned
            ).Resolve(reading, sentences);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(words);
            ArrayPool<int>.Shared.Return(names);
            buffer.Dispose();
        }
    }

    /// <summary>The pieces of the sentences. One too short to show its style has that of its paragraph.</summary>
    private static List<SentencePieces> Divide(Document document, ref PieceBuffer buffer)
    {
        List<SentencePieces> sentences = new(document.Sentences.Length);
        int next = 0;
        while (next < document.Sentences.Length)
        {
            int opening = next;
            int paragraph = document.Sentences[next].Paragraph;
            for (
                ;
                next < document.Sentences.Length && document.Sentences[next].Paragraph == paragraph;
                next++
            )
            {
                int first = buffer.Pieces.Length;
                buffer.Add(document.Text, document.Sentences[next].Span);
                sentences.Add(new SentencePieces(first, buffer.Pieces.Length, default));
            }

            SentenceStyle? common = StyleOf(buffer.Pieces[sentences[opening].First..]);
            for (int i = opening; i < next; i++)
            {
                SentencePieces sentence = sentences[i];
                SentenceStyle? own = StyleOf(buffer.Pieces[sentence.First..sentence.End]);
                sentences[i] = sentence with { Style = own ?? common ?? SentenceStyle.Running };
            }
        }

        return sentences;
    }

    /// <summary>How the words are written; <see langword="null"/> when there are too few to tell.</summary>
    private static SentenceStyle? StyleOf(ReadOnlySpan<Piece> pieces)
    {
        int words = 0;
        int capitalised = 0;
        int allCapitals = 0;
        int letters = 0;
        foreach (Piece piece in pieces)
        {
            if (!piece.IsWord || piece.Has(PieceShape.Digits))
            {
                continue;
            }

            letters++;
            allCapitals += piece.Has(PieceShape.AllCapitals) ? 1 : 0;
            if (piece.Span.Length >= 4)
            {
                words++;
                capitalised += piece.IsCapitalised ? 1 : 0;
            }
        }

        // Four long words: "Ministry of Foreign Affairs" on a line of its own is no headline.
        return letters >= 3 && allCapitals == letters ? SentenceStyle.AllCapitals
            : words < 5 ? null
            : capitalised * 5 >= words * 4 ? SentenceStyle.TitleCase
            : SentenceStyle.Running;
    }
}
