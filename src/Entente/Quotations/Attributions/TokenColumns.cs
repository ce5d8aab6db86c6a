using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Quotations.Attributions;

/// <summary>What the models of attributions see of each token of a document.</summary>
/// <remarks>Cost: linear in the text, whatever its trees look like.</remarks>
internal sealed class TokenColumns
{
    private readonly TokenView[] _views;

    /// <summary>Reads a document that has trees.</summary>
    /// <param name="document">With <see cref="Document.Syntax"/> and <see cref="Document.Names"/>.</param>
    /// <param name="known">What the rules read, as a guess for the models to go by.</param>
    /// <param name="clusters">Words of like meaning.</param>
    /// <param name="rates">How often words are cues.</param>
    public TokenColumns(
        Document document,
        ImmutableArray<KnownRole> known,
        WordClusters clusters,
        CueRates rates
    )
    {
        Document = document;
        _views = new TokenView[document.Tokens.Length];
        for (int i = 0; i < _views.Length; i++)
        {
            _views[i] = Read(document, i, clusters, rates);
        }

        ReadSentences();
        ReadMarks();
        ReadNames();
        ReadKnown(known);
        TreeReader.Read(_views);
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>The number of tokens.</summary>
    public int Count => _views.Length;

    /// <summary>What is seen of token <paramref name="i"/>.</summary>
    public ref readonly TokenView this[int i] => ref _views[i];

    /// <summary>All that is seen.</summary>
    public ReadOnlySpan<TokenView> Views => _views;

    /// <summary>The kind of a token for <see cref="LabelChain"/>: 1 at the beginning of a sentence, 2 for a mark, 3 in quotation marks, else 0.</summary>
    public byte KindAt(int i) =>
        _views[i].IsStart ? (byte)1
        : _views[i].IsMark ? (byte)2
        : _views[i].Quote != 0 ? (byte)3
        : (byte)0;

    private static TokenView Read(Document document, int i, WordClusters clusters, CueRates rates)
    {
        Token token = document.Tokens[i];
        Syntax syntax = document.Syntax[i];
        ReadOnlySpan<char> word = document.Words(token);
        ulong form = Feature.OfForm(word);
        ulong lemma = Feature.OfForm(syntax.Lemma);
        ulong tag = Feature.OfText(syntax.Tag);
        return new TokenView
        {
            Form = form,
            Lemma = lemma,
            Tag = tag,
            Fine = Feature.OfText(syntax.FineTag),
            Relation = Feature.OfText(syntax.Relation),
            Cluster = clusters.Find(form),
            Head = syntax.Head,
            Rate = rates.Find(lemma, tag),
            IsMark = token.Kind == TokenKind.Mark,
            IsVerb = syntax.Tag is "VERB",
            IsCapital = char.IsUpper(word[0]),
        };
    }

    private void ReadSentences()
    {
        ImmutableArray<Sentence> sentences = Document.Sentences;
        for (int s = 0; s < sentences.Length; s++)
        {
            Sentence sentence = sentences[s];
            for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                _views[i].Sentence = s;
                _views[i].Paragraph = sentence.Paragraph;
            }

            if (sentence.EndToken > sentence.FirstToken)
            {
                _views[sentence.FirstToken].IsStart = true;
            }
        }
    }

    private void ReadMarks()
    {
        int at = 0;
        int number = 0;
        foreach (QuotedPassage passage in QuotedPassages.FindMarked(Document.Text))
        {
            number++;
            while (at < Count && Document.Tokens[at].Span.End <= passage.Marked.Start)
            {
                at++;
            }

            for (; at < Count && Document.Tokens[at].Span.Start < passage.Marked.End; at++)
            {
                TextSpan span = Document.Tokens[at].Span;
                _views[at].Passage = number;
                _views[at].Quote =
                    span.End <= passage.Words.Start ? (byte)2
                    : span.Start >= passage.Words.End ? (byte)3
                    : (byte)1;
            }
        }
    }

    private void ReadNames()
    {
        foreach (Name name in Document.Names)
        {
            int first = Document.TokenAt(name.Span.Start);
            for (int i = first; i < Count && Document.Tokens[i].Span.Start < name.Span.End; i++)
            {
                _views[i].Name = (byte)((2 * ((int)name.Type + 1)) + (i == first ? 1 : 0));
            }
        }
    }

    private void ReadKnown(ImmutableArray<KnownRole> known)
    {
        foreach (KnownRole role in known)
        {
            for (
                int i = Document.TokenAt(role.Span.Start);
                i < Count && Document.Tokens[i].Span.Start < role.Span.End;
                i++
            )
            {
                _views[i].Known = role.Role;
            }
        }
    }
}
