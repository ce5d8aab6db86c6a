namespace Entente.Models;

/// <summary>Scores for each pair of words whether one depends on the other, and chooses the tree.</summary>
/// <remarks>Source: T. Dozat and C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017.</remarks>
internal sealed class ArcLayer
{
    private readonly LinearLayer _dependent;
    private readonly LinearLayer _head;
    private readonly LinearLayer _pair;
    private readonly short[] _root;
    private readonly int _greatest;
    private readonly int _width;

    /// <summary>Reads the layer.</summary>
    /// <exception cref="DataFormatException">It is missing, or of wrong shape.</exception>
    public ArcLayer(ModelFile file, int inputs)
    {
        _dependent = LinearLayer.Read(file, "arc.dependent", inputs, "arc.dependent.bias");
        _width = _dependent.Outputs;
        _head = LinearLayer.Read(file, "arc.head", inputs, "arc.head.bias", _width);
        _pair = LinearLayer.Read(file, "arc.pair", _width, "arc.pair.bias", _width);
        _root = new short[_pair.InputStride];
        float[] root = file.Numbers("arc.root", _width);
        for (int i = 0; i < _width; i++)
        {
            _root[i] = Fixed.Of(root[i]);
        }

        // Both sides of a product are activations: so large that their sums still fit into 32 bits.
        _greatest = Math.Min(Fixed.Greatest, int.MaxValue / (Fixed.Greatest * _width));
    }

    /// <summary>Chooses a head for each word of a batch: its position in the sentence, -1 for the root.</summary>
    public void Run(
        IArithmetic arithmetic,
        SentenceBatch batch,
        ReadOnlySpan<short> inputs,
        Span<int> heads,
        ArcWorkspace workspace
    )
    {
        int words = batch.Words;
        int width = _pair.InputStride;
        Span<float> numbers = workspace.Numbers.Take(words * _head.OutputStride);
        Span<short> candidates = workspace.Candidates.Take(words * width);
        _head.Apply(arithmetic, inputs, words, numbers);
        Rectify(arithmetic, numbers, _head.OutputStride, candidates);
        Span<short> dependents = workspace.Dependents.Take(words * width);
        _dependent.Apply(arithmetic, inputs, words, numbers);
        Rectify(arithmetic, numbers, _dependent.OutputStride, dependents);
        _pair.Apply(arithmetic, dependents, words, numbers);
        for (int sentence = 0; sentence < batch.Sentences; sentence++)
        {
            int length = batch.Length(sentence);
            Span<float> worth = workspace.Worth.Take(length);
            Span<short> rows = workspace.Rows.Take(length * width);
            rows.Clear();
            for (int word = 0; word < length; word++)
            {
                worth[word] = arithmetic.Stretch(
                    numbers.Slice(batch.Row(sentence, word) * _pair.OutputStride, _width),
                    _greatest,
                    rows.Slice(word * width, width)
                );
            }

            Span<int> chosen = workspace.Heads.Take(length);
            Choose(
                arithmetic,
                Pack(batch, sentence, candidates, workspace),
                rows,
                worth,
                chosen,
                workspace
            );
            for (int word = 0; word < length; word++)
            {
                heads[batch.Row(sentence, word)] = chosen[word];
            }
        }
    }

    private void Rectify(
        IArithmetic arithmetic,
        ReadOnlySpan<float> numbers,
        int stride,
        Span<short> rows
    )
    {
        int width = _pair.InputStride;
        for (int row = 0; row < rows.Length / width; row++)
        {
            Span<short> output = rows.Slice(row * width, width);
            output[_width..].Clear();
            arithmetic.Rectify(numbers.Slice(row * stride, _width), output);
        }
    }

    /// <summary>The heads that the words of a sentence can have, as a matrix: the root, then each word.</summary>
    private Panels Pack(
        SentenceBatch batch,
        int sentence,
        ReadOnlySpan<short> candidates,
        ArcWorkspace workspace
    )
    {
        int width = _pair.InputStride;
        int length = batch.Length(sentence);
        int outputs = Panels.PaddedOutputs(length + 1);
        Span<short> values = workspace.Panels.Take(outputs * width);
        values.Clear();
        Panels.Pack(_root, values, output: 0);
        for (int word = 0; word < length; word++)
        {
            Panels.Pack(
                candidates.Slice(batch.Row(sentence, word) * width, width),
                values,
                word + 1
            );
        }

        Span<float> scales = workspace.Scales.Take(outputs);
        scales.Fill(1f / Fixed.One);
        return new Panels(values, scales, width);
    }

    private static void Choose(
        IArithmetic arithmetic,
        Panels candidates,
        ReadOnlySpan<short> rows,
        ReadOnlySpan<float> worth,
        Span<int> heads,
        ArcWorkspace workspace
    )
    {
        int length = heads.Length;
        int stride = candidates.Outputs;
        Span<float> scores = workspace.Scores.Take(length * stride);
        Span<float> nothing = workspace.Nothing.Take(stride);
        nothing.Clear();
        arithmetic.Multiply(candidates, rows, length, Addends.Same(nothing), scores);
        for (int word = 0; word < length; word++)
        {
            scores[(word * stride) + word + 1] = float.NegativeInfinity;
            heads[word] = arithmetic.IndexOfGreatest(scores.Slice(word * stride, length + 1)) - 1;
        }

        if (!SpanningTree.IsTree(heads, workspace.Seen.Take(length)))
        {
            workspace.Tree.Find(scores, stride, worth, heads);
        }
    }
}

/// <summary>What an <see cref="ArcLayer"/> works in.</summary>
internal sealed class ArcWorkspace
{
    /// <summary>Outputs of a layer, a row a word.</summary>
    public Scratch<float> Numbers { get; } = new();

    /// <summary>Each word as a head.</summary>
    public Scratch<short> Candidates { get; } = new();

    /// <summary>Each word as a dependent.</summary>
    public Scratch<short> Dependents { get; } = new();

    /// <summary>The dependents of one sentence, ready to be multiplied with its heads.</summary>
    public Scratch<short> Rows { get; } = new();

    /// <summary>What the scores of each word of a sentence are worth.</summary>
    public Scratch<float> Worth { get; } = new();

    /// <summary>The heads of one sentence, packed.</summary>
    public Scratch<short> Panels { get; } = new();

    /// <summary>The scales of the packed heads.</summary>
    public Scratch<float> Scales { get; } = new();

    /// <summary>Zeros.</summary>
    public Scratch<float> Nothing { get; } = new();

    /// <summary>The scores of one sentence.</summary>
    public Scratch<float> Scores { get; } = new();

    /// <summary>The heads of one sentence.</summary>
    public Scratch<int> Heads { get; } = new();

    /// <summary>Words that a walk has passed.</summary>
    public Scratch<int> Seen { get; } = new();

    /// <summary>Finds the best tree where the best heads make none.</summary>
    public SpanningTree Tree { get; } = new();
}
