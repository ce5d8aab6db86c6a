using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;

namespace Entente.Lab.Training.Layers;

/// <summary>Scores for each word every other word, and the root, as its head.</summary>
/// <remarks>
/// d = relu(Wd v), a = relu(Wa v); score(head j of word i) = a_j · (M d_i + m).
/// Source: T. Dozat and C. Manning, "Deep Biaffine Attention for Neural Dependency Parsing", ICLR 2017.
/// </remarks>
internal sealed class ArcScorer
{
    private const float Never = -1e9f;
    private readonly Linear _dependent;
    private readonly Linear _head;
    private readonly Linear _pair;
    private readonly Parameter _root;
    private readonly Workspace _workspace = new();
    private Matrix _dependents = null!;
    private Matrix _heads = null!;
    private Matrix _pairs = null!;

    /// <summary>A scorer with random weights.</summary>
    public ArcScorer(int inputs, int width, TrainingRandom random)
    {
        _dependent = new Linear("arc.dependent", inputs, width, isCut: true, random);
        _head = new Linear("arc.head", inputs, width, isCut: true, random);
        _pair = new Linear("arc.pair", width, width, isCut: false, random);
        _root = new Parameter("arc.root", 1, width).Randomized(random);
    }

    /// <summary>All weights.</summary>
    public IEnumerable<Parameter> Parameters =>
        [
            _dependent.Weights,
            _dependent.Bias,
            _head.Weights,
            _head.Bias,
            _pair.Weights,
            _pair.Bias,
            _root,
        ];

    /// <summary>Reads the words; the scores can be asked for from then on.</summary>
    public void Forward(Matrix words, (Matrix Dependent, Matrix Head)? masks, Workspace workspace)
    {
        _dependents = _dependent.Forward(words, masks?.Dependent, workspace);
        _heads = _head.Forward(words, masks?.Head, workspace);
        _pairs = _pair.Forward(_dependents, null, workspace);
    }

    /// <summary>The scores of one sentence: for each word those of the root (column 0) and of all words.</summary>
    public Matrix Scores(Batch batch, int sentence)
    {
        _workspace.Reset();
        (Matrix pairs, Matrix heads) = Gather(batch, sentence);
        return Scores(pairs, heads);
    }

    /// <summary>The loss of all sentences; the gradients are added to those of the weights and of the words.</summary>
    public double Learn(Batch batch, float weight, Matrix wordGradient, Workspace workspace)
    {
        Matrix pairGradient = workspace.TakeZeros(_pairs.Rows, _pairs.Columns);
        Matrix headGradient = workspace.TakeZeros(_heads.Rows, _heads.Columns);
        double loss = 0;
        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            if (batch.Sentences[sentence].Syntax is not { } syntax)
            {
                continue;
            }

            _workspace.Reset();
            (Matrix pairs, Matrix heads) = Gather(batch, sentence);
            Matrix scores = Scores(pairs, heads);
            int[] targets = [.. syntax.Heads.Select(head => head + 1)];
            loss += LabelLoss.Take(scores, targets, weight);
            Matrix ofPairs = _workspace.Take(pairs.Rows, pairs.Columns);
            Matrix ofHeads = _workspace.Take(heads.Rows, heads.Columns);
            Product.Multiply(scores.Whole, heads.Whole, ofPairs.Whole, add: false);
            Product.MultiplyTransposed(scores.Whole, pairs.Whole, ofHeads.Whole, add: false);
            Vectors.Add(ofHeads.Row(0), _root.Gradient.Row(0));
            for (int i = 0; i < pairs.Rows; i++)
            {
                int row = batch.Row(sentence, i);
                Vectors.Add(ofPairs.Row(i), pairGradient.Row(row));
                Vectors.Add(ofHeads.Row(i + 1), headGradient.Row(row));
            }
        }

        Matrix dependentGradient = workspace.TakeZeros(_dependents.Rows, _dependents.Columns);
        _pair.Backward(_pairs, pairGradient, dependentGradient);
        _dependent.Backward(_dependents, dependentGradient, wordGradient);
        _head.Backward(_heads, headGradient, wordGradient);
        return loss;
    }

    private (Matrix Pairs, Matrix Heads) Gather(Batch batch, int sentence)
    {
        int length = batch.Sentences[sentence].Length;
        Matrix pairs = _workspace.Take(length, _pairs.Columns);
        Matrix heads = _workspace.Take(length + 1, _pairs.Columns);
        _root.Value.Row(0).CopyTo(heads.Row(0));
        for (int i = 0; i < length; i++)
        {
            int row = batch.Row(sentence, i);
            _pairs.Row(row).CopyTo(pairs.Row(i));
            _heads.Row(row).CopyTo(heads.Row(i + 1));
        }

        return (pairs, heads);
    }

    private Matrix Scores(Matrix pairs, Matrix heads)
    {
        Matrix scores = _workspace.Take(pairs.Rows, heads.Rows);
        Product.MultiplyByTransposed(pairs.Whole, heads.Whole, scores.Whole, add: false);
        for (int i = 0; i < scores.Rows; i++)
        {
            scores.Row(i)[i + 1] = Never; // No word is its own head.
        }

        return scores;
    }
}
