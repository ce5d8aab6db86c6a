using Entente.Models;

namespace Entente.Quotations.Attributions;

/// <summary>A memory that reads whole passages in both directions, and says of each token what role it plays and what part it has in a cue.</summary>
/// <remarks>
/// A token goes in as the sum of the rows of its features. For a cue, what the memory tells of a token, what it tells of the cue and the
/// rows of the place of one to the other are added, and the positive part is weighed.
/// Sources: of the memory see <see cref="MemoryLayer"/>; of one that reads for a predicate, L. He, K. Lee, M. Lewis, L. Zettlemoyer, "Deep Semantic Role
/// Labeling: What Works and What's Next", ACL 2017.
/// </remarks>
internal sealed class PassageMemory
{
    /// <summary>The rows of the features of tokens.</summary>
    public const string Words = "memory.words";

    /// <summary>The rows of the places of tokens to cues.</summary>
    public const string Places = "memory.places";

    /// <summary>The layer of roles.</summary>
    public const string Roles = "memory.roles";

    /// <summary>The layer of tokens that may belong to a cue.</summary>
    public const string Tokens = "memory.tokens";

    /// <summary>The layer of cues.</summary>
    public const string Cues = "memory.cues";

    /// <summary>The layer of parts.</summary>
    public const string Parts = "memory.parts";

    private readonly IArithmetic _arithmetic;
    private readonly FeatureTable _words;
    private readonly float _wordUnit;
    private readonly FeatureTable _places;
    private readonly float _placeUnit;
    private readonly MemoryLayer[] _memories;
    private readonly LinearLayer _roles;
    private readonly LinearLayer _tokens;
    private readonly LinearLayer _cues;
    private readonly LinearLayer _parts;

    /// <summary>Takes the weights of a file.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public PassageMemory(ModelFile file, IArithmetic arithmetic)
    {
        _arithmetic = arithmetic;
        (_words, _wordUnit) = ReadTable(file, Words);
        (_places, _placeUnit) = ReadTable(file, Places);
        _memories = MemoryLayer.ReadAll(file, _words.Labels);
        int width = _memories[^1].Outputs;
        _roles = LinearLayer.Read(
            file,
            Roles,
            width,
            $"{Roles}.bias",
            LabelChain.LabelsOf(RoleLabel.Parts)
        );
        _tokens = LinearLayer.Read(file, Tokens, width, $"{Tokens}.bias", _places.Labels);
        _cues = LinearLayer.Read(file, Cues, width, $"{Cues}.bias", _places.Labels);
        _parts = LinearLayer.Read(
            file,
            Parts,
            _places.Labels,
            $"{Parts}.bias",
            LabelChain.LabelsOf(PartReader.Parts)
        );
    }

    /// <summary>Reads the first of <paramref name="passages"/>, as many as go well together, and says how many these are.</summary>
    public int Read(
        TokenColumns text,
        ReadOnlySpan<TokenRange> passages,
        PassageMemoryWorkspace workspace
    )
    {
        int count = workspace.Begin(passages);
        SentenceBatch batch = workspace.Batch;
        int stride = Panels.PaddedInputs(_words.Labels);
        Span<short> inputs = workspace.Rows[0].Take(batch.Words * stride);
        Span<ulong> features = stackalloc ulong[TokenFeatures.Most];
        Span<int> sums = workspace.Sums.Take(FeatureTable.Padded(_words.Labels));
        for (int p = 0; p < count; p++)
        {
            TokenRange passage = passages[p];
            for (int i = 0; i < passage.Length; i++)
            {
                int found = TokenFeatures.Of(text, passage, passage.First + i, features);
                sums.Clear();
                _words.AddTo(features[..found], sums);
                Span<short> row = inputs.Slice(workspace.Row(p, i) * stride, stride);
                row.Clear();
                for (int k = 0; k < _words.Labels; k++)
                {
                    row[k] = Fixed.Of(sums[k] * _wordUnit);
                }
            }
        }

        Span<short> rows = inputs;
        for (int i = 0; i < _memories.Length; i++)
        {
            Span<short> outputs = workspace
                .Rows[(i + 1) % 2]
                .Take(batch.Words * _memories[i].Outputs);
            _memories[i].Run(_arithmetic, batch, rows, outputs, workspace.Memory);
            rows = outputs;
        }

        Apply(_roles, rows, batch.Words, workspace.Roles);
        Apply(_tokens, rows, batch.Words, workspace.Tokens);
        Apply(_cues, rows, batch.Words, workspace.Cues);
        return count;
    }

    /// <summary>Writes the scores of the roles of a token.</summary>
    /// <param name="workspace">After <see cref="Read"/>.</param>
    /// <param name="passage">The number of the passage among those that were read.</param>
    /// <param name="at">The token, counted from the passage's first.</param>
    /// <param name="scores">Where to.</param>
    public void ScoreRoles(
        PassageMemoryWorkspace workspace,
        int passage,
        int at,
        Span<float> scores
    )
    {
        int start = workspace.Row(passage, at) * _roles.OutputStride;
        ReadOnlySpan<float> row = workspace
            .Roles.Again(start + _roles.Outputs)
            .Slice(start, _roles.Outputs);
        row.CopyTo(scores);
    }

    /// <summary>Takes the place of a token to a cue.</summary>
    /// <param name="workspace">After <see cref="Read"/>.</param>
    /// <param name="passage">The number of the passage among those that were read.</param>
    /// <param name="cue">The cue's head, counted from the passage's first token.</param>
    /// <param name="at">The token, counted likewise.</param>
    /// <param name="places">Features of the place.</param>
    /// <param name="number">The token's number among those that are looked at.</param>
    public void Place(
        PassageMemoryWorkspace workspace,
        int passage,
        int cue,
        int at,
        ReadOnlySpan<ulong> places,
        int number
    )
    {
        int width = _places.Labels;
        Span<int> sums = workspace.Sums.Take(FeatureTable.Padded(width));
        sums.Clear();
        _places.AddTo(places, sums);
        Span<float> numbers = workspace.Numbers.Take(width);
        int token = workspace.Row(passage, at) * _tokens.OutputStride;
        ReadOnlySpan<float> told = workspace.Tokens.Again(token + width).Slice(token, width);
        for (int k = 0; k < width; k++)
        {
            numbers[k] = told[k] + (sums[k] * _placeUnit);
        }

        int stride = _parts.InputStride;
        Span<short> row = workspace.Placed.Again((number + 1) * stride)[^stride..];
        int head = workspace.Row(passage, cue) * _cues.OutputStride;
        _arithmetic.RectifySum(numbers, workspace.Cues.Again(head + width).Slice(head, width), row);
    }

    /// <summary>Makes room for as many tokens (<see cref="Place"/>).</summary>
    public void BeginParts(PassageMemoryWorkspace workspace, int count) =>
        workspace.Placed.Take(count * _parts.InputStride).Clear();

    /// <summary>Writes the scores of the parts of the tokens whose places were taken.</summary>
    public void ScoreParts(
        PassageMemoryWorkspace workspace,
        int count,
        Span<float> scores,
        int stride
    )
    {
        Span<float> results = workspace.Scores.Take(count * _parts.OutputStride);
        _parts.Apply(
            _arithmetic,
            workspace.Placed.Again(count * _parts.InputStride),
            count,
            results
        );
        for (int i = 0; i < count; i++)
        {
            results.Slice(i * _parts.OutputStride, _parts.Outputs).CopyTo(scores[(i * stride)..]);
        }
    }

    private void Apply(LinearLayer layer, ReadOnlySpan<short> rows, int words, Scratch<float> to) =>
        layer.Apply(_arithmetic, rows, words, to.Take(words * layer.OutputStride));

    private static (FeatureTable Table, float Unit) ReadTable(ModelFile file, string name)
    {
        float[] shape = file.Numbers($"{name}.unit", 2);
        return (new FeatureTable(file, name, (int)shape[1]), shape[0]);
    }
}

/// <summary>What a <see cref="PassageMemory"/> works in, and what it tells. For one thread at a time.</summary>
internal sealed class PassageMemoryWorkspace
{
    private readonly int[] _numbers = new int[SentenceBatch.MostSentences];

    /// <summary>The passages, longest first.</summary>
    public SentenceBatch Batch { get; } = new();

    /// <summary>What goes in and out of memories.</summary>
    public Scratch<short>[] Rows { get; } = [new(), new()];

    /// <summary>For memories.</summary>
    public MemoryWorkspace Memory { get; } = new();

    /// <summary>What is told of roles.</summary>
    public Scratch<float> Roles { get; } = new();

    /// <summary>What is told of each token, as one that may belong to a cue.</summary>
    public Scratch<float> Tokens { get; } = new();

    /// <summary>What is told of each token, as a cue.</summary>
    public Scratch<float> Cues { get; } = new();

    /// <summary>Tokens in their places to a cue.</summary>
    public Scratch<short> Placed { get; } = new();

    /// <summary>Sums of rows.</summary>
    public Scratch<int> Sums { get; } = new();

    /// <summary>Numbers of one token.</summary>
    public Scratch<float> Numbers { get; } = new();

    /// <summary>Scores of parts.</summary>
    public Scratch<float> Scores { get; } = new();

    /// <summary>The row of a token of one of the passages that were begun with.</summary>
    public int Row(int passage, int at) => Batch.Row(_numbers[passage], at);

    /// <summary>Lays out the first passages, as many as find room, and says how many.</summary>
    public int Begin(ReadOnlySpan<TokenRange> passages)
    {
        int count = 0;
        int words = 0;
        while (
            count < passages.Length
            && count < SentenceBatch.MostSentences
            && (count == 0 || words + passages[count].Length <= SentenceBatch.MostWords)
        )
        {
            words += passages[count++].Length;
        }

        Span<(int Length, int Passage)> order = stackalloc (int, int)[count];
        for (int i = 0; i < count; i++)
        {
            order[i] = (-passages[i].Length, i);
        }

        order.Sort();
        Batch.Clear();
        for (int i = 0; i < count; i++)
        {
            Batch.TryAdd(-order[i].Length);
            _numbers[order[i].Passage] = i;
        }

        Batch.Close();
        return count;
    }
}
