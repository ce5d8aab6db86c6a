using System.Collections.Immutable;

namespace Entente.Models;

/// <summary>Says how a word depends on its head.</summary>
internal sealed class RelationLayer
{
    // The relation of the root, and of nothing else: https://universaldependencies.org/u/dep/root.html.
    private const string Root = "root";

    private readonly LinearLayer _dependent;
    private readonly LinearLayer _head;
    private readonly LabelLayer _output;
    private readonly float[] _root;
    private readonly int _rootLabel;

    /// <summary>Reads the layer.</summary>
    /// <exception cref="DataFormatException">It is missing, or of wrong shape.</exception>
    public RelationLayer(ModelFile file, int inputs)
    {
        _dependent = LinearLayer.Read(file, "relation.dependent", inputs, "relation.bias");
        int width = _dependent.Outputs;
        _head = LinearLayer.Read(file, "relation.head", inputs, bias: null, width);
        _root = file.Numbers("relation.root", width);
        _output = new LabelLayer(file, "relation", "labels.relations", width);
        _rootLabel = _output.Labels.IndexOf(Root);
        if (_rootLabel < 0)
        {
            throw file.Bad($"expected a relation \"{Root}\" in \"labels.relations\", found none");
        }
    }

    /// <summary>The relations.</summary>
    public ImmutableArray<string> Labels => _output.Labels;

    /// <summary>Chooses the relation of each word to its head (its position in the sentence; -1: it is the root).</summary>
    public void Run(
        IArithmetic arithmetic,
        SentenceBatch batch,
        ReadOnlySpan<short> inputs,
        ReadOnlySpan<int> heads,
        Span<int> relations,
        RelationWorkspace workspace
    )
    {
        int words = batch.Words;
        int stride = _dependent.OutputStride;
        int width = _dependent.Outputs;
        Span<float> dependents = workspace.Dependents.Take(words * stride);
        _dependent.Apply(arithmetic, inputs, words, dependents);
        Span<int> numbers = workspace.Numbers.Take(words);
        Span<float> candidates = Heads(arithmetic, batch, inputs, heads, numbers, workspace);
        int rowStride = Panels.PaddedInputs(width);
        Span<short> rows = workspace.Labels.Rows.Take(words * rowStride);
        rows.Clear();
        for (int position = 0; position < batch.Longest; position++)
        {
            for (int sentence = 0; sentence < batch.Going(position); sentence++)
            {
                int row = batch.Row(sentence, position);
                ReadOnlySpan<float> head =
                    heads[row] < 0
                        ? _root
                        : candidates.Slice(
                            numbers[batch.Row(sentence, heads[row])] * stride,
                            width
                        );
                arithmetic.RectifySum(
                    dependents.Slice(row * stride, width),
                    head,
                    rows[(row * rowStride)..]
                );
            }
        }

        Choose(arithmetic, rows, heads, relations, workspace.Labels);
    }

    /// <summary>What the words that are heads, fewer than half, are as heads; the number of each is written to its row of <paramref name="numbers"/>.</summary>
    private Span<float> Heads(
        IArithmetic arithmetic,
        SentenceBatch batch,
        ReadOnlySpan<short> inputs,
        ReadOnlySpan<int> heads,
        Span<int> numbers,
        RelationWorkspace workspace
    )
    {
        int stride = _head.InputStride;
        Span<short> rows = workspace.Heads.Take(batch.Words * stride);
        int count = 0;
        numbers.Fill(-1);
        for (int position = 0; position < batch.Longest; position++)
        {
            for (int sentence = 0; sentence < batch.Going(position); sentence++)
            {
                int head = heads[batch.Row(sentence, position)];
                int row = head < 0 ? -1 : batch.Row(sentence, head);
                if (row >= 0 && numbers[row] < 0)
                {
                    inputs.Slice(row * stride, stride).CopyTo(rows[(count * stride)..]);
                    numbers[row] = count++;
                }
            }
        }

        Span<float> candidates = workspace.Candidates.Take(count * _head.OutputStride);
        _head.Apply(arithmetic, rows, count, candidates);
        return candidates;
    }

    private void Choose(
        IArithmetic arithmetic,
        ReadOnlySpan<short> rows,
        ReadOnlySpan<int> heads,
        Span<int> relations,
        LabelWorkspace workspace
    )
    {
        Span<float> scores = _output.Score(arithmetic, rows, heads.Length, workspace);
        for (int row = 0; row < heads.Length; row++)
        {
            Span<float> ofWord = scores.Slice(row * _output.Stride, Labels.Length);
            ofWord[_rootLabel] = float.NegativeInfinity;
            relations[row] =
                heads[row] < 0 || Labels.Length == 1
                    ? _rootLabel
                    : arithmetic.IndexOfGreatest(ofWord);
        }
    }
}

/// <summary>What a <see cref="RelationLayer"/> works in.</summary>
internal sealed class RelationWorkspace
{
    /// <summary>Each word as a dependent.</summary>
    public Scratch<float> Dependents { get; } = new();

    /// <summary>Words that are heads: what goes in.</summary>
    public Scratch<short> Heads { get; } = new();

    /// <summary>The number of each word among those that are heads.</summary>
    public Scratch<int> Numbers { get; } = new();

    /// <summary>Words that are heads: what comes out.</summary>
    public Scratch<float> Candidates { get; } = new();

    /// <summary>For the choice of labels.</summary>
    public LabelWorkspace Labels { get; } = new();
}
