using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Scores how a word depends on a head that is given: relu(Rd v_word + Rh v_head + r), then a linear layer.</summary>
internal sealed class RelationScorer
{
    private readonly Parameter _dependent;
    private readonly Parameter _head;
    private readonly Parameter _bias;
    private readonly Parameter _root;
    private readonly Linear _output;
    private Matrix _words = null!;
    private Matrix _hidden = null!;
    private Matrix _scores = null!;
    private Matrix? _mask;
    private int[] _headRows = [];

    /// <summary>A scorer with random weights.</summary>
    public RelationScorer(int inputs, int width, int relations, TrainingRandom random)
    {
        _dependent = new Parameter("relation.dependent", width, inputs).Randomized(random);
        _head = new Parameter("relation.head", width, inputs).Randomized(random);
        _bias = new Parameter("relation.bias", 1, width);
        _root = new Parameter("relation.root", 1, width).Randomized(random);
        _output = new Linear("relation.output", width, relations, isCut: false, random);
    }

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters =>
        [_dependent, _head, _bias, _root, _output.Weights, _output.Bias];

    /// <summary>The scores of all relations for each row.</summary>
    /// <param name="words">What was read of each word.</param>
    /// <param name="headRows">For each row the row of its head; -1 for the root.</param>
    /// <param name="mask">Factors for the hidden layer, or nothing to drop.</param>
    /// <param name="workspace">Where the scores are made.</param>
    public Matrix Forward(Matrix words, int[] headRows, Matrix? mask, Workspace workspace)
    {
        (_words, _headRows, _mask) = (words, headRows, mask);
        _hidden = workspace.Take(words.Rows, _bias.Value.Columns);
        Matrix heads = workspace.Take(words.Rows, _bias.Value.Columns);
        Product.MultiplyByTransposed(
            words.Whole,
            _dependent.Value.Whole,
            _hidden.Whole,
            add: false
        );
        Product.MultiplyByTransposed(words.Whole, _head.Value.Whole, heads.Whole, add: false);
        for (int row = 0; row < words.Rows; row++)
        {
            Span<float> hidden = _hidden.Row(row);
            int head = headRows[row];
            Vectors.Add(head < 0 ? _root.Value.Row(0) : heads.Row(head), hidden);
            Vectors.Add(_bias.Value.Row(0), hidden);
            Linear.Cut(hidden);
            if (mask is not null)
            {
                Vectors.Scale(mask.Row(row), hidden);
            }
        }

        _scores = _output.Forward(_hidden, null, workspace);
        return _scores;
    }

    /// <summary>Adds to the gradients of the weights and of the words.</summary>
    public void Backward(Matrix gradient, Matrix wordGradient, Workspace workspace)
    {
        Matrix hidden = workspace.TakeZeros(_hidden.Rows, _hidden.Columns);
        Matrix heads = workspace.TakeZeros(_hidden.Rows, _hidden.Columns);
        _output.Backward(_scores, gradient, hidden);
        for (int row = 0; row < hidden.Rows; row++)
        {
            Span<float> numbers = hidden.Row(row);
            if (_mask is not null)
            {
                Vectors.Scale(_mask.Row(row), numbers);
            }

            Linear.ClearWhereCut(_hidden.Row(row), numbers);
            int head = _headRows[row];
            Vectors.Add(numbers, head < 0 ? _root.Gradient.Row(0) : heads.Row(head));
        }

        Vectors.AddRows(hidden, _bias.Gradient.Row(0));
        Product.MultiplyTransposed(
            hidden.Whole,
            _words.Whole,
            _dependent.Gradient.Whole,
            add: true
        );
        Product.MultiplyTransposed(heads.Whole, _words.Whole, _head.Gradient.Whole, add: true);
        Product.Multiply(hidden.Whole, _dependent.Value.Whole, wordGradient.Whole, add: true);
        Product.Multiply(heads.Whole, _head.Value.Whole, wordGradient.Whole, add: true);
    }
}
