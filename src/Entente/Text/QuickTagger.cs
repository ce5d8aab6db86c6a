using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;

namespace Entente.Text;

/// <summary>Finds parts of speech and names in one quick pass: for collections that are too large for the network.</summary>
/// <remarks>
/// <para>Log-linear models over hashed features: parts of speech are decided from left to right, names over the whole sentence. The same names
/// are then given the same type throughout a text (<see cref="NameMemory"/>).</para>
/// <para>Safe to use from any thread. Any document in, no exception. Cost: linear; beyond the result, nothing is allocated for a token.</para>
/// <para>Source: J. Lafferty, A. McCallum, F. Pereira, "Conditional Random Fields", ICML 2001.</para>
/// </remarks>
public sealed class QuickTagger
{
    /// <summary>The model's name: <c>models/LANGUAGE/quick.bin</c>.</summary>
    public const string Model = "quick";

    /// <summary>What the entries of the file with the weights of names begin with.</summary>
    internal const string NamesEntry = "names";

    /// <summary>The entry of the file that holds <see cref="Unit"/>.</summary>
    internal const string UnitEntry = "names.unit";

    /// <summary>Words of a sentence that are read at once. Of a longer one, pieces are read one by one: scratch memory stays small whatever a page brings.</summary>
    internal const int LongestPiece = 512;

    private readonly QuickReader _reader;
    private readonly TagDecoder _tags;
    private readonly FeatureTable _nameWeights;
    private readonly QuickLabels _labels;
    private QuickScratch? _spare;

    /// <summary>Opens the quick model of <paramref name="language"/>; <see langword="null"/> when it has none.</summary>
    /// <exception cref="DataFormatException">A file is damaged, cut, newer than this program, or no model at all.</exception>
    public static QuickTagger? Open(Language language, ModelFolder models)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(models);
        return
            models.Find(language, Model) is { } file
            && models.Find(language, Gazetteer.Model) is { } lists
            ? new QuickTagger(file, new Gazetteer(lists))
            : null;
    }

    internal QuickTagger(ModelFile file, Gazetteer gazetteer)
    {
        _reader = new QuickReader(gazetteer, new WordClusters(file));
        _tags = new TagDecoder(file);
        _labels = new QuickLabels(file);
        _nameWeights = new FeatureTable(file, NamesEntry, _labels.Count);
        float[] transitions = file.Numbers(
            NameDecoder.Entry,
            NameDecoder.TransitionsOf(_labels.Types.Length)
        );
        Decoder = new NameDecoder(
            _labels.Types.Length,
            [.. transitions.Select(t => (int)Math.Clamp(t, short.MinValue, short.MaxValue))]
        );
        Unit = file.Numbers(UnitEntry, 1)[0];
    }

    /// <summary>Finds the best labels of names.</summary>
    internal NameDecoder Decoder { get; }

    /// <summary>What one unit of the scores of names is worth, as the logarithm of a chance.</summary>
    internal float Unit { get; }

    /// <summary>From one row of scores of names to the next.</summary>
    internal int ScoreStride => FeatureTable.Padded(_labels.Count);

    /// <summary>Memory to read words in (<see cref="Read"/>).</summary>
    internal QuickScratch NewScratch() => new(LongestPiece, _labels.Count);

    /// <summary>
    /// Gives the document its <see cref="Document.Names"/> and its <see cref="Document.Syntax"/>, of which only the
    /// <see cref="Syntax.Tag"/> is filled: lemma, fine tag, features and relation are empty, and no token has a head.
    /// </summary>
    public Document Analyze(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var syntax = ImmutableArray.CreateBuilder<Syntax>(document.Tokens.Length);
        QuickScratch scratch = Interlocked.Exchange(ref _spare, null) ?? NewScratch();
        NameMemory memory = scratch.Memory;
        memory.Begin(document);
        foreach (Sentence sentence in document.Sentences)
        {
            SentenceLook look = QuickReader.LookOf(document, sentence);
            for (int first = sentence.FirstToken; first < sentence.EndToken; first += LongestPiece)
            {
                int end = Math.Min(first + LongestPiece, sentence.EndToken);
                Span<NameClasses> classes = scratch.Classes.AsSpan(0, end - first);
                _reader.Mark(document, first, look, classes);
                bool isStart = first == sentence.FirstToken;
                ReadOnlySpan<QuickWord> words = Read(
                    document,
                    first,
                    isStart,
                    look,
                    classes,
                    scratch
                );
                foreach (ref readonly QuickWord word in words)
                {
                    syntax.Add(new Syntax(_tags.Tags[word.Tag], "", "", "", -1, ""));
                }

                FindNames(words.Length, scratch);
                AddNames(first, scratch.Labels.AsSpan(0, words.Length), memory);
            }
        }

        ImmutableArray<Name> names = memory.Settle();
        _spare = scratch;
        return document with { Syntax = syntax.MoveToImmutable(), Names = names };
    }

    /// <summary>Reads and tags words of one sentence, of which lists of names know <paramref name="classes"/>, and scores their labels of names.</summary>
    /// <param name="document">Its tokens are used.</param>
    /// <param name="first">The first token.</param>
    /// <param name="isStart">Whether the sentence begins with it.</param>
    /// <param name="look">How the sentence is capitalised.</param>
    /// <param name="classes">As many as there are words to read, at most <see cref="LongestPiece"/>.</param>
    /// <param name="scratch">Words, scores and kinds are in it afterwards.</param>
    /// <returns>The words.</returns>
    internal ReadOnlySpan<QuickWord> Read(
        Document document,
        int first,
        bool isStart,
        SentenceLook look,
        ReadOnlySpan<NameClasses> classes,
        QuickScratch scratch
    )
    {
        Span<QuickWord> words = scratch.Words.AsSpan(0, classes.Length);
        _reader.Read(document, first, isStart, look, classes, words);
        _tags.Tag(words, scratch.Features);
        int stride = ScoreStride;
        Span<int> scores = scratch.Scores.AsSpan(0, words.Length * stride);
        scores.Clear();
        for (int i = 0; i < words.Length; i++)
        {
            int count = QuickFeatures.OfName(words, i, scratch.Features);
            _nameWeights.AddTo(scratch.Features.AsSpan(0, count), scores.Slice(i * stride, stride));
            scratch.Kinds[i] = words[i].Kind;
        }

        return words;
    }

    private void FindNames(int words, QuickScratch scratch) =>
        Decoder.Decode(
            scratch.Scores.AsSpan(0, words * ScoreStride),
            ScoreStride,
            scratch.Kinds.AsSpan(0, words),
            scratch.Back,
            scratch.Labels.AsSpan(0, words)
        );

    private void AddNames(int firstToken, ReadOnlySpan<byte> labels, NameMemory memory)
    {
        int start = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            start = QuickLabels.GoesOn(labels[i]) ? start : i;
            if (QuickLabels.Ends(labels[i]))
            {
                memory.Add(firstToken + start, firstToken + i + 1, _labels.TypeOf(labels[i]));
            }
        }
    }
}
