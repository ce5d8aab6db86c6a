using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Entente.Models;

namespace Entente.Text;

/// <summary>One thread's share of <see cref="SyntaxAnalyzer"/>: memory to work in, used again and again.</summary>
internal sealed class SyntaxWork(SyntaxModel model)
{
    // How pieces of a sentence without end stand beside each other: https://universaldependencies.org/u/dep/parataxis.html.
    private const string BetweenPieces = "parataxis";

    // Pieces of one group are sorted by length: so many that neighbours are of like length, so few that memory stays small.
    private const int GroupSize = 1024;

    private const string LineBreaks = "\r\n";

    private readonly NetworkWorkspace _workspace = model.Network.NewWorkspace();
    private readonly Scratch<char> _form = new();
    private readonly List<Piece> _pieces = new(GroupSize);
    private readonly List<Piece> _batch = new(SentenceBatch.MostSentences);
    private readonly List<int> _open = new(SentenceBatch.MostWords); // tokens whose lemma needs a judgement
    private readonly List<int> _openRows = new(SentenceBatch.MostWords);
    private readonly NameMemory _names = new();
    private readonly QuickScratch? _opinion = model.Opinion?.NewScratch();

    /// <summary>Fills <paramref name="syntax"/>, and returns the names.</summary>
    public ImmutableArray<Name> Run(Document document, Span<Syntax> syntax)
    {
        byte[] labels = ArrayPool<byte>.Shared.Rent(syntax.Length);
        NameClasses[] classes = ArrayPool<NameClasses>.Shared.Rent(syntax.Length);
        Page page = new(document, syntax, labels, classes);
        page.Classes.Clear();
        model.Gazetteer?.Mark(document, page.Classes);
        foreach (Sentence sentence in document.Sentences)
        {
            AddPieces(document, sentence);
            if (_pieces.Count >= GroupSize)
            {
                RunPieces(page);
            }
        }

        RunPieces(page);
        foreach (Sentence sentence in document.Sentences)
        {
            Join(syntax[sentence.FirstToken..sentence.EndToken], sentence.FirstToken);
        }

        ImmutableArray<Name> names = model.NameLabels.Length > 0 ? Names(page) : [];
        ArrayPool<byte>.Shared.Return(labels);
        ArrayPool<NameClasses>.Shared.Return(classes);
        return names;
    }

    private void AddPieces(Document document, Sentence sentence)
    {
        int start = sentence.FirstToken;
        while (sentence.EndToken - start > SentenceBatch.LongestSentence)
        {
            int end = start + SentenceBatch.LongestSentence;
            int mark = end - 1;
            int earliest = end - (SentenceBatch.LongestSentence / 4);
            while (mark >= earliest && document.Tokens[mark].Kind != TokenKind.Mark)
            {
                mark--;
            }

            end = mark >= earliest ? mark + 1 : end;
            _pieces.Add(new Piece(start, end - start));
            start = end;
        }

        if (sentence.EndToken > start)
        {
            _pieces.Add(new Piece(start, sentence.EndToken - start));
        }
    }

    private void RunPieces(Page page)
    {
        _pieces.Sort(static (a, b) => b.Length.CompareTo(a.Length));
        foreach (Piece piece in _pieces)
        {
            if (!_workspace.Batch.TryAdd(piece.Length))
            {
                RunBatch(page);
                _workspace.Batch.TryAdd(piece.Length);
            }

            _batch.Add(piece);
        }

        RunBatch(page);
        _pieces.Clear();
    }

    private void RunBatch(Page page)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        _workspace.Batch.Close();
        model.Network.Begin(_workspace);
        for (int i = 0; i < _batch.Count; i++)
        {
            Encode(page, _batch[i], i);
        }

        model.Network.Run(_workspace);
        for (int i = 0; i < _batch.Count; i++)
        {
            Decode(page, _batch[i], i);
        }

        MakeLemmas(page);
        _batch.Clear();
        _workspace.Batch.Clear();
    }

    private void Encode(Page page, Piece piece, int number)
    {
        Document document = page.Document;
        SentenceLookCounter look = default;
        for (int i = 0; i < piece.Length; i++)
        {
            look.Add(Form(document, piece.Start + i));
        }

        WriteOpinion(page, piece, number, look.Look);
        Span<int> tableRows = stackalloc int[InputLayer.Tables];
        for (int i = 0; i < piece.Length; i++)
        {
            ReadOnlySpan<char> word = Form(document, piece.Start + i);
            WordCode code = model.Features.Read(word, isFirst: i == 0, look.Look);
            tableRows[0] = code.Vector;
            tableRows[1] = code.Form;
            tableRows[2] = code.Prefix;
            tableRows[3] = code.Suffix;
            tableRows[4] = code.Ending;
            tableRows[5] = code.Shape;
            model.Network.Write(
                _workspace,
                _workspace.Batch.Row(number, i),
                tableRows,
                (ulong)page.Classes[piece.Start + i]
            );
        }
    }

    private void WriteOpinion(Page page, Piece piece, int number, SentenceLook look)
    {
        if (model.Opinion is not { } opinion)
        {
            return;
        }

        ReadOnlySpan<NameClasses> classes = page.Classes.Slice(piece.Start, piece.Length);
        opinion.Read(page.Document, piece.Start, isStart: true, look, classes, _opinion!);
        int labels = model.NameLabels.Length;
        int words = _workspace.Batch.Words;
        Span<float> opinions = _workspace.Opinions.Again(words * labels);
        Span<byte> kinds = _workspace.Kinds.Again(words);
        for (int i = 0; i < piece.Length; i++)
        {
            int row = _workspace.Batch.Row(number, i);
            kinds[row] = opinion.Write(i, _opinion!, opinions.Slice(row * labels, labels));
        }
    }

    private void Decode(Page page, Piece piece, int number)
    {
        Network network = model.Network;
        for (int i = 0; i < piece.Length; i++)
        {
            int token = piece.Start + i;
            int row = _workspace.Batch.Row(number, i);
            WordAnswer answer = network.Answer(_workspace, row);
            ReadOnlySpan<char> form = Form(page.Document, token);
            page.Syntax[token] = new Syntax(
                network.Tags[answer.Tag],
                network.FineTags[answer.FineTag],
                model.FeatureSets[answer.Features],
                model.Lemmas.Known(answer.Tag, form) ?? LemmaLater(token, row),
                answer.Head < 0 ? -1 : piece.Start + answer.Head,
                network.Relations[answer.Relation]
            );
            page.Labels[token] = (byte)answer.Name;
        }
    }

    private string LemmaLater(int token, int row)
    {
        _open.Add(token);
        _openRows.Add(row);
        return "";
    }

    /// <summary>Makes the lemmas that need a judgement.</summary>
    private void MakeLemmas(Page page)
    {
        ReadOnlySpan<int> scripts = model.Network.ChooseLemmas(
            _workspace,
            CollectionsMarshal.AsSpan(_openRows)
        );
        for (int i = 0; i < scripts.Length; i++)
        {
            int fineTag = model.Network.Answer(_workspace, _openRows[i]).FineTag;
            ref Syntax syntax = ref page.Syntax[_open[i]];
            syntax = syntax with
            {
                Lemma = model.Lemmas.Make(fineTag, scripts[i], Form(page.Document, _open[i])),
            };
        }

        _open.Clear();
        _openRows.Clear();
    }

    /// <summary>A token as it is written; one that a line break divides is put together.</summary>
    private ReadOnlySpan<char> Form(Document document, int token)
    {
        ReadOnlySpan<char> words = document.Words(document.Tokens[token]);
        if (!words.ContainsAny(LineBreaks))
        {
            return words;
        }

        Span<char> whole = _form.Take(words.Length);
        int length = 0;
        foreach (char unit in words)
        {
            if (!LineBreaks.Contains(unit))
            {
                whole[length++] = unit;
            }
        }

        return whole[..length];
    }

    /// <summary>Makes one tree of the trees of a sentence's pieces.</summary>
    private static void Join(Span<Syntax> sentence, int firstToken)
    {
        if (sentence.Length <= SentenceBatch.LongestSentence)
        {
            return;
        }

        int root = -1;
        for (int i = 0; i < sentence.Length; i++)
        {
            if (sentence[i].Head >= 0)
            {
                continue;
            }

            if (root < 0)
            {
                root = firstToken + i;
            }
            else
            {
                sentence[i] = sentence[i] with { Head = root, Relation = BetweenPieces };
            }
        }
    }

    private ImmutableArray<Name> Names(Page page)
    {
        _names.Begin(page.Document);
        int first = 0;
        for (int i = 0; i < page.Labels.Length; i++)
        {
            NameLabel label = model.NameLabels[page.Labels[i]];
            first = label.Part is 'B' or 'U' ? i : first;
            if (label.Part is 'L' or 'U')
            {
                _names.Add(first, i + 1, label.Type);
            }
        }

        return _names.Settle();
    }

    /// <summary>A document with what is known and found of each of its tokens.</summary>
    private readonly ref struct Page(
        Document document,
        Span<Syntax> syntax,
        Span<byte> labels,
        Span<NameClasses> classes
    )
    {
        public Document Document { get; } = document;

        public Span<Syntax> Syntax { get; } = syntax;

        /// <summary>Labels of names.</summary>
        public Span<byte> Labels { get; } = labels[..syntax.Length];

        /// <summary>What lists of names know.</summary>
        public Span<NameClasses> Classes { get; } = classes[..syntax.Length];
    }

    /// <summary>A sentence, or a part of one that is too long.</summary>
    private readonly record struct Piece(int Start, int Length);
}
