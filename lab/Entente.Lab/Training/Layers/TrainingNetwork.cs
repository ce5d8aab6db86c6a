using Entente.Lab.Training.Data;
using Entente.Lab.Training.Numerics;
using Entente.Models;

namespace Entente.Lab.Training.Layers;

/// <summary>The network: what is read of each word goes through layers that read the sentence both ways, then to the judges.</summary>
internal sealed class TrainingNetwork
{
    // What the loss of a word counts for fine tags, features and lemmas: they are many, and easier than trees.
    private const float SmallWeight = 0.5f;

    private readonly NetworkSizes _sizes;
    private readonly DropShares _drop;
    private readonly WordInput _input;
    private readonly LstmLayer[] _layers;
    private readonly ArcScorer _arcs;
    private readonly RelationScorer _relations;
    private readonly Linear _tagTrunk;
    private readonly Linear[] _tagOutputs;
    private readonly Linear _nameTrunk;
    private readonly Linear _nameOutput;
    private readonly Workspace _workspace = new();
    private readonly int _threads;
    private readonly Matrix?[] _layerMasks;
    private readonly SpanningTree _trees = new();

    /// <summary>A network with random weights.</summary>
    public TrainingNetwork(
        QuantizedRows vectors,
        NetworkSizes sizes,
        LabelCounts labels,
        DropShares drop,
        int threads,
        ulong seed
    )
    {
        (_sizes, _drop, _threads) = (sizes, drop, threads);
        TrainingRandom random = new(seed);
        _input = new WordInput(vectors, sizes.Buckets, sizes.Input);
        int width = 2 * sizes.Hidden;
        _layers =
        [
            .. Enumerable
                .Range(0, sizes.Layers)
                .Select(i => new LstmLayer(
                    FormattableString.Invariant($"lstm.{i}"),
                    i == 0 ? _input.Width : width,
                    sizes.Hidden,
                    random
                )),
        ];
        _layerMasks = new Matrix?[sizes.Layers];
        _arcs = new ArcScorer(width, sizes.Arc, random);
        _relations = new RelationScorer(width, sizes.Relation, labels.Relations, random);
        _tagTrunk = new Linear("tag.trunk", width, sizes.Tag, isCut: true, random);
        _tagOutputs =
        [
            new Linear("upos.output", sizes.Tag, labels.Tags, isCut: false, random),
            new Linear("xpos.output", sizes.Tag, labels.FineTags, isCut: false, random),
            new Linear("features.output", sizes.Tag, labels.Features, isCut: false, random),
            new Linear("lemma.output", sizes.Tag, labels.Lemmas, isCut: false, random),
        ];
        _nameTrunk = new Linear("name.trunk", width, sizes.Name, isCut: true, random);
        _nameOutput = new Linear("name.output", sizes.Name, NameLabels.Count, isCut: false, random);
        Names = new NameScorer();
        Linear[] linear = [_tagTrunk, .. _tagOutputs, _nameTrunk, _nameOutput];
        Parameters =
        [
            .. _input.Parameters,
            .. _layers.SelectMany(layer => layer.Parameters),
            .. _arcs.Parameters,
            .. _relations.Parameters,
            .. linear.SelectMany(layer => new[] { layer.Weights, layer.Bias }),
            .. Names.Parameters,
        ];
    }

    /// <summary>All weights.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The judge of names.</summary>
    public NameScorer Names { get; }

    /// <summary>The loss for each word of a batch; the gradients are added to those of the weights.</summary>
    /// <param name="batch">The sentences.</param>
    /// <param name="random">What decides which numbers are dropped; <see langword="null"/> drops none.</param>
    public double Learn(Batch batch, TrainingRandom? random)
    {
        Matrix words = Read(batch, random);
        Matrix gradient = _workspace.TakeZeros(words.Rows, words.Columns);
        float weight = 1f / batch.Words;
        double loss = 0;
        if (batch.Sentences.Any(sentence => sentence.Syntax is not null))
        {
            loss += LearnArcs(batch, words, gradient, weight, random);
            loss += LearnRelations(batch, words, gradient, weight, random);
            loss += LearnTags(batch, words, gradient, weight, random);
        }

        if (batch.Sentences.Any(sentence => sentence.Names is not null))
        {
            loss += LearnNames(batch, words, gradient, weight, random);
        }

        for (int i = _layers.Length - 1; i >= 0; i--)
        {
            ScaleBySentence(gradient, _layerMasks[i], batch);
            gradient = _layers[i].Backward(gradient, _threads);
        }

        _input.Backward(gradient);
        return loss;
    }

    /// <summary>Judges a batch, without dropping anything.</summary>
    public Judgement Judge(Batch batch)
    {
        Matrix words = Read(batch, null);
        Matrix tags = _tagTrunk.Forward(words, null, _workspace);
        Matrix[] outputs =
        [
            .. _tagOutputs.Select(output => output.Forward(tags, null, _workspace)),
        ];
        Matrix names = _nameOutput.Forward(
            _nameTrunk.Forward(words, null, _workspace),
            null,
            _workspace
        );
        _arcs.Forward(words, null, _workspace);
        int[] heads = new int[batch.Words];
        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            Matrix scores = _arcs.Scores(batch, sentence);
            float[] worth = new float[scores.Rows];
            Array.Fill(worth, 1f);
            int[] found = new int[scores.Rows];
            _trees.Find(scores.All(), scores.Columns, worth, found);
            for (int i = 0; i < found.Length; i++)
            {
                heads[batch.Row(sentence, i)] = found[i] < 0 ? -1 : batch.Row(sentence, found[i]);
            }
        }

        Matrix relations = _relations.Forward(words, heads, null, _workspace);
        return new Judgement(outputs, heads, relations, names);
    }

    private Matrix Read(Batch batch, TrainingRandom? random)
    {
        _workspace.Reset();
        Matrix words = _input.Forward(batch, random, _workspace);
        for (int i = 0; i < _layers.Length; i++)
        {
            (Matrix, Matrix)? recurrent = random is null
                ? null
                : (
                    SentenceMask(batch, _sizes.Hidden, _drop.Recurrent, random),
                    SentenceMask(batch, _sizes.Hidden, _drop.Recurrent, random)
                );
            words = _layers[i].Forward(batch.Rows, words, recurrent, _workspace, _threads);
            _layerMasks[i] = random is null
                ? null
                : SentenceMask(batch, words.Columns, _drop.Layer, random);
            ScaleBySentence(words, _layerMasks[i], batch);
        }

        return words;
    }

    private double LearnArcs(
        Batch batch,
        Matrix words,
        Matrix gradient,
        float weight,
        TrainingRandom? random
    )
    {
        (Matrix, Matrix)? masks = random is null
            ? null
            : (WordMask(words.Rows, _sizes.Arc, random), WordMask(words.Rows, _sizes.Arc, random));
        _arcs.Forward(words, masks, _workspace);
        return _arcs.Learn(batch, weight, gradient, _workspace);
    }

    private double LearnRelations(
        Batch batch,
        Matrix words,
        Matrix gradient,
        float weight,
        TrainingRandom? random
    )
    {
        int[] heads = new int[batch.Words];
        for (int row = 0; row < heads.Length; row++)
        {
            heads[row] = -1;
        }

        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            int[] gold = batch.Sentences[sentence].Syntax?.Heads ?? [];
            for (int i = 0; i < gold.Length; i++)
            {
                heads[batch.Row(sentence, i)] = gold[i] < 0 ? -1 : batch.Row(sentence, gold[i]);
            }
        }

        Matrix? mask = random is null ? null : WordMask(words.Rows, _sizes.Relation, random);
        Matrix scores = _relations.Forward(words, heads, mask, _workspace);
        double loss = LabelLoss.Take(scores, Targets(batch, syntax => syntax.Relations), weight);
        _relations.Backward(scores, gradient, _workspace);
        return loss;
    }

    private double LearnTags(
        Batch batch,
        Matrix words,
        Matrix gradient,
        float weight,
        TrainingRandom? random
    )
    {
        Func<SyntaxTargets, int[]>[] targets =
        [
            syntax => syntax.Tags,
            syntax => syntax.FineTags,
            syntax => syntax.Features,
            syntax => syntax.Lemmas,
        ];
        Matrix? mask = random is null ? null : WordMask(words.Rows, _sizes.Tag, random);
        Matrix trunk = _tagTrunk.Forward(words, mask, _workspace);
        Matrix trunkGradient = _workspace.TakeZeros(trunk.Rows, trunk.Columns);
        double loss = 0;
        for (int i = 0; i < _tagOutputs.Length; i++)
        {
            Matrix scores = _tagOutputs[i].Forward(trunk, null, _workspace);
            float share = i == 0 ? weight : weight * SmallWeight;
            loss += LabelLoss.Take(scores, Targets(batch, targets[i]), share);
            _tagOutputs[i].Backward(scores, scores, trunkGradient);
        }

        _tagTrunk.Backward(trunk, trunkGradient, gradient);
        return loss;
    }

    private double LearnNames(
        Batch batch,
        Matrix words,
        Matrix gradient,
        float weight,
        TrainingRandom? random
    )
    {
        Matrix? mask = random is null ? null : WordMask(words.Rows, _sizes.Name, random);
        Matrix trunk = _nameTrunk.Forward(words, mask, _workspace);
        Matrix scores = _nameOutput.Forward(trunk, null, _workspace);
        double loss = Names.Learn(batch, scores, weight);
        Matrix trunkGradient = _workspace.TakeZeros(trunk.Rows, trunk.Columns);
        _nameOutput.Backward(scores, scores, trunkGradient);
        _nameTrunk.Backward(trunk, trunkGradient, gradient);
        return loss;
    }

    private static int[] Targets(Batch batch, Func<SyntaxTargets, int[]> which)
    {
        int[] targets = new int[batch.Words];
        Array.Fill(targets, -1);
        for (int sentence = 0; sentence < batch.Sentences.Length; sentence++)
        {
            if (batch.Sentences[sentence].Syntax is { } syntax)
            {
                int[] labels = which(syntax);
                for (int i = 0; i < labels.Length; i++)
                {
                    targets[batch.Row(sentence, i)] = labels[i];
                }
            }
        }

        return targets;
    }

    private Matrix WordMask(int rows, int columns, TrainingRandom random)
    {
        Matrix mask = _workspace.Take(rows, columns);
        random.FillMask(mask.All(), _drop.Hidden);
        return mask;
    }

    private Matrix SentenceMask(Batch batch, int columns, float dropped, TrainingRandom random)
    {
        Matrix mask = _workspace.Take(batch.Sentences.Length, columns);
        random.FillMask(mask.All(), dropped);
        return mask;
    }

    private static void ScaleBySentence(Matrix words, Matrix? mask, Batch batch)
    {
        if (mask is null)
        {
            return;
        }

        for (int row = 0; row < words.Rows; row++)
        {
            Vectors.Scale(mask.Row(batch.SentenceOfRow[row]), words.Row(row));
        }
    }
}

/// <summary>What the network says of a batch, row by row.</summary>
/// <param name="Tags">Scores of universal tags, fine tags, features and lemma scripts.</param>
/// <param name="Heads">Row of the head; -1 for the root.</param>
/// <param name="Relations">Scores of relations to that head.</param>
/// <param name="Names">Scores of name labels.</param>
internal sealed record Judgement(Matrix[] Tags, int[] Heads, Matrix Relations, Matrix Names);
