using System.Collections.Immutable;

namespace Entente.Models;

/// <summary>The network of a language: reads the words of sentences in both directions, and says what each is, does and names.</summary>
/// <remarks>
/// Input rows, layers of memory, then heads: tags and lemmas over one trunk, arcs and relations, names over a trunk of their own.
/// Built once and safe to use from any thread, each with a <see cref="NetworkWorkspace"/> of its own. The same sentence gives the same
/// answer in any batch, on any processor.
/// </remarks>
internal sealed class Network
{
    private readonly IArithmetic _arithmetic;
    private readonly MemoryLayer[] _memories;
    private readonly Trunk _tagTrunk;
    private readonly LabelLayer _tags;
    private readonly LabelLayer _fineTags;
    private readonly LabelLayer _features;
    private readonly LabelLayer _lemmas;
    private readonly ArcLayer _arcs;
    private readonly RelationLayer _relations;
    private readonly Trunk? _nameTrunk;
    private readonly LabelLayer? _names;
    private readonly LabelPath? _namePath;
    private readonly bool _hasOpinion;

    /// <summary>Packs the weights of <paramref name="file"/>; names are optional in it.</summary>
    /// <param name="file">The weights.</param>
    /// <param name="arithmetic">How the processor multiplies.</param>
    /// <param name="opinion">What else is known of names: of the very labels of the file, in their order.</param>
    /// <exception cref="DataFormatException">A layer is missing, or of wrong shape.</exception>
    public Network(ModelFile file, IArithmetic arithmetic, ILabelOpinion? opinion = null)
    {
        _arithmetic = arithmetic;
        _hasOpinion = opinion is not null;
        Input = new InputLayer(file, arithmetic);
        _memories = MemoryLayer.ReadAll(file, Input.Width);
        int width = _memories[^1].Outputs;
        _tagTrunk = new Trunk(file, "tag.trunk", width);
        _tags = new LabelLayer(file, "upos", "labels.upos", _tagTrunk.Outputs);
        _fineTags = new LabelLayer(file, "xpos", "labels.xpos", _tagTrunk.Outputs);
        _features = new LabelLayer(file, "features", "labels.features", _tagTrunk.Outputs);
        _lemmas = new LabelLayer(file, "lemma", "labels.lemmas", _tagTrunk.Outputs);
        _arcs = new ArcLayer(file, width);
        _relations = new RelationLayer(file, width);
        if (file.Has("name.trunk"))
        {
            _nameTrunk = new Trunk(file, "name.trunk", width);
            _names = new LabelLayer(file, "name", "labels.names", _nameTrunk.Outputs);
            _namePath = new LabelPath(file, _names.Labels, opinion);
        }
    }

    /// <summary>Makes the rows that go in.</summary>
    public InputLayer Input { get; }

    /// <summary>Universal parts of speech.</summary>
    public ImmutableArray<string> Tags => _tags.Labels;

    /// <summary>Parts of speech of the treebank.</summary>
    public ImmutableArray<string> FineTags => _fineTags.Labels;

    /// <summary>Sets of morphological features.</summary>
    public ImmutableArray<string> Features => _features.Labels;

    /// <summary>Scripts that make lemmas.</summary>
    public ImmutableArray<string> Lemmas => _lemmas.Labels;

    /// <summary>Relations to heads.</summary>
    public ImmutableArray<string> Relations => _relations.Labels;

    /// <summary>Labels of names; empty when the file knows none.</summary>
    public ImmutableArray<string> Names => _names?.Labels ?? [];

    /// <summary>Memory for one thread to work in.</summary>
    public NetworkWorkspace NewWorkspace() => new(_memories[0].NewWordGates());

    /// <summary>Begins a batch: gives room for its words (<see cref="Write"/>) and, where another model speaks of names, for its opinions.</summary>
    public void Begin(NetworkWorkspace workspace)
    {
        int words = workspace.Batch.Words;
        workspace.Opinions.Take(_hasOpinion ? words * Names.Length : 0);
        workspace.Kinds.Take(_hasOpinion ? words : 0);
        workspace.Rows.Take(words * InputStride);
        workspace.Words.Begin(words);
    }

    /// <summary>Writes a word of the batch: its row in each table, -1 for none, and a bit for each class that it belongs to.</summary>
    public void Write(
        NetworkWorkspace workspace,
        int row,
        ReadOnlySpan<int> tableRows,
        ulong classes
    )
    {
        int number = workspace.Words.Find(row, tableRows, classes);
        if (number >= 0)
        {
            Span<short> input = workspace.Rows.Again((number + 1) * InputStride)[^InputStride..];
            Input.Write(_arithmetic, tableRows, classes, input);
        }
    }

    /// <summary>Reads the batch of <paramref name="workspace"/>, whose words are written; the answers are in it afterwards, a row a word.</summary>
    public void Run(NetworkWorkspace workspace)
    {
        SentenceBatch batch = workspace.Batch;
        int words = batch.Words;
        _memories[0]
            .Keep(
                _arithmetic,
                workspace.Rows.Again(workspace.Words.News * InputStride),
                workspace.Words,
                workspace.Memory
            );
        Span<short> rows = workspace.Outputs[0].Take(words * _memories[0].Outputs);
        _memories[0].Run(_arithmetic, batch, workspace.Words, rows, workspace.Memory);
        for (int i = 1; i < _memories.Length; i++)
        {
            Span<short> outputs = workspace.Outputs[i % 2].Take(words * _memories[i].Outputs);
            _memories[i].Run(_arithmetic, batch, rows, outputs, workspace.Memory);
            rows = outputs;
        }

        ReadOnlySpan<short> trunk = _tagTrunk.Run(_arithmetic, rows, words, workspace.TagTrunk);
        Choose(_tags, trunk, words, workspace.Tags, workspace);
        Choose(_fineTags, trunk, words, workspace.FineTags, workspace);
        Choose(_features, trunk, words, workspace.Features, workspace);
        Span<int> heads = workspace.Heads.Take(words);
        _arcs.Run(_arithmetic, batch, rows, heads, workspace.Arcs);
        _relations.Run(
            _arithmetic,
            batch,
            rows,
            heads,
            workspace.Relations.Take(words),
            workspace.Relation
        );
        FindNames(rows, workspace);
    }

    /// <summary>Chooses, in <see cref="Lemmas"/>, the lemma scripts of some rows of the batch that was run last: most lemmas are known without.</summary>
    public ReadOnlySpan<int> ChooseLemmas(NetworkWorkspace workspace, ReadOnlySpan<int> rows)
    {
        int stride = Panels.PaddedInputs(_tagTrunk.Outputs);
        ReadOnlySpan<short> trunk = workspace.TagTrunk.Rows.Again(workspace.Batch.Words * stride);
        Span<short> chosen = workspace.Labels.Rows.Take(rows.Length * stride);
        for (int i = 0; i < rows.Length; i++)
        {
            trunk.Slice(rows[i] * stride, stride).CopyTo(chosen[(i * stride)..]);
        }

        Choose(_lemmas, chosen, rows.Length, workspace.Lemmas, workspace);
        return workspace.Lemmas.Again(rows.Length);
    }

    /// <summary>What was found of the word in a row of the batch that was run last.</summary>
    public WordAnswer Answer(NetworkWorkspace workspace, int row) =>
        new(
            workspace.Tags[row],
            workspace.FineTags[row],
            workspace.Features[row],
            workspace.Heads[row],
            workspace.Relations[row],
            _names is null ? 0 : workspace.Names[row]
        );

    private void Choose(
        LabelLayer layer,
        ReadOnlySpan<short> rows,
        int count,
        Scratch<int> chosen,
        NetworkWorkspace workspace
    ) => layer.Choose(_arithmetic, rows, count, chosen.Take(count), workspace.Labels);

    private int InputStride => Panels.PaddedInputs(Input.Width);

    private void FindNames(ReadOnlySpan<short> rows, NetworkWorkspace workspace)
    {
        if (_nameTrunk is null || _names is null || _namePath is null)
        {
            return;
        }

        SentenceBatch batch = workspace.Batch;
        ReadOnlySpan<short> trunk = _nameTrunk.Run(
            _arithmetic,
            rows,
            batch.Words,
            workspace.Labels
        );
        Span<float> scores = _names.Score(_arithmetic, trunk, batch.Words, workspace.Labels);
        int kinds = _hasOpinion ? batch.Words : 0;
        AddOpinions(workspace, scores);
        Span<int> chosen = workspace.Names.Take(batch.Words);
        for (int sentence = 0; sentence < batch.Sentences; sentence++)
        {
            Span<int> ofSentence = workspace.SentenceRows.Take(batch.Length(sentence));
            for (int word = 0; word < ofSentence.Length; word++)
            {
                ofSentence[word] = batch.Row(sentence, word);
            }

            _namePath.Find(
                scores,
                ofSentence,
                _names.Stride,
                workspace.Kinds.Again(kinds),
                chosen,
                workspace.Path
            );
        }
    }

    private void AddOpinions(NetworkWorkspace workspace, Span<float> scores)
    {
        int labels = Names.Length;
        int words = _hasOpinion ? workspace.Batch.Words : 0;
        ReadOnlySpan<float> opinions = workspace.Opinions.Again(words * labels);
        for (int row = 0; row < words; row++)
        {
            Span<float> sums = scores.Slice(row * _names!.Stride, labels);
            ReadOnlySpan<float> opinion = opinions.Slice(row * labels, labels);
            for (int label = 0; label < sums.Length; label++)
            {
                sums[label] += opinion[label];
            }
        }
    }
}

/// <summary>What a <see cref="Network"/> works in, and where its answers are. For one thread at a time.</summary>
internal sealed class NetworkWorkspace(WordGates words)
{
    /// <summary>The sentences.</summary>
    public SentenceBatch Batch { get; } = new();

    /// <summary>What the first memory's gates make of words.</summary>
    public WordGates Words { get; } = words;

    /// <summary>Input rows of words whose gates are to be computed.</summary>
    public Scratch<short> Rows { get; } = new();

    /// <summary>Outputs of memories: of the one before and of this one.</summary>
    public Scratch<short>[] Outputs { get; } = [new(), new()];

    /// <summary>For memories.</summary>
    public MemoryWorkspace Memory { get; } = new();

    /// <summary>What tags and lemmas are read from.</summary>
    public LabelWorkspace TagTrunk { get; } = new();

    /// <summary>For labels.</summary>
    public LabelWorkspace Labels { get; } = new();

    /// <summary>For arcs.</summary>
    public ArcWorkspace Arcs { get; } = new();

    /// <summary>For relations.</summary>
    public RelationWorkspace Relation { get; } = new();

    /// <summary>For names.</summary>
    public PathWorkspace Path { get; } = new();

    /// <summary>What another model says of names: a score for each label, in the order of <see cref="Network.Names"/>, a row a word.</summary>
    public Scratch<float> Opinions { get; } = new();

    /// <summary>The kind of each word for that model.</summary>
    public Scratch<byte> Kinds { get; } = new();

    /// <summary>The rows of one sentence.</summary>
    public Scratch<int> SentenceRows { get; } = new();

    /// <summary>Answer: index in <see cref="Network.Tags"/>.</summary>
    public Scratch<int> Tags { get; } = new();

    /// <summary>Answer: index in <see cref="Network.FineTags"/>.</summary>
    public Scratch<int> FineTags { get; } = new();

    /// <summary>Answer: index in <see cref="Network.Features"/>.</summary>
    public Scratch<int> Features { get; } = new();

    /// <summary>Index in <see cref="Network.Lemmas"/>, for the rows that were asked for.</summary>
    public Scratch<int> Lemmas { get; } = new();

    /// <summary>Answer: position of the head in its sentence; -1 for the root.</summary>
    public Scratch<int> Heads { get; } = new();

    /// <summary>Answer: index in <see cref="Network.Relations"/>.</summary>
    public Scratch<int> Relations { get; } = new();

    /// <summary>Answer: index in <see cref="Network.Names"/>, where there are any.</summary>
    public Scratch<int> Names { get; } = new();
}

/// <summary>What a <see cref="Network"/> says of a word.</summary>
/// <param name="Tag">Index in <see cref="Network.Tags"/>.</param>
/// <param name="FineTag">Index in <see cref="Network.FineTags"/>.</param>
/// <param name="Features">Index in <see cref="Network.Features"/>.</param>
/// <param name="Head">Position of the head in its sentence; -1 for the root.</param>
/// <param name="Relation">Index in <see cref="Network.Relations"/>.</param>
/// <param name="Name">Index in <see cref="Network.Names"/>; 0 when there are none.</param>
internal readonly record struct WordAnswer(
    int Tag,
    int FineTag,
    int Features,
    int Head,
    int Relation,
    int Name
);
