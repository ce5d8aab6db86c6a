using Entente.Lab.Training.Data;
using Entente.Lab.Training.Layers;
using Entente.Lab.Training.Numerics;
using Entente.Quotations.Attributions;

namespace Entente.Lab.Quotes;

/// <summary>The memory of passages while it learns (<see cref="PassageMemory"/>).</summary>
internal sealed class PassageNetwork
{
    private const int Layers = 2;

    // What the loss of a token around a cue counts: tokens are looked at once for each cue.
    private const float PartWeight = 0.5f;

    private readonly PassageSizes _sizes;
    private readonly PassageDrops _drops;
    private readonly FeatureRows _words;
    private readonly FeatureRows _places;
    private readonly LstmLayer[] _layers;
    private readonly Matrix?[] _masks = new Matrix?[Layers];
    private readonly Linear _roles;
    private readonly Linear _tokens;
    private readonly Linear _cues;
    private readonly Linear _parts;
    private readonly ChainLoss _roleChain = new(RoleLabel.Parts, PassageMemory.Roles);
    private readonly ChainLoss _partChain = new(PartReader.Parts, PassageMemory.Parts);
    private readonly Workspace _workspace = new();

    /// <summary>A memory that knows nothing.</summary>
    /// <param name="words">The number of features of tokens.</param>
    /// <param name="places">The number of features of places.</param>
    /// <param name="sizes">How wide it is.</param>
    /// <param name="drops">What is dropped while it learns.</param>
    /// <param name="seed">Decides what it begins with.</param>
    public PassageNetwork(int words, int places, PassageSizes sizes, PassageDrops drops, ulong seed)
    {
        (_sizes, _drops) = (sizes, drops);
        TrainingRandom random = new(seed);
        _words = new FeatureRows(PassageMemory.Words, words, sizes.Row, drops.Features);
        _places = new FeatureRows(PassageMemory.Places, places, sizes.Part, drops.Features);
        int told = 2 * sizes.Hidden;
        _layers =
        [
            .. Enumerable
                .Range(0, Layers)
                .Select(i => new LstmLayer(
                    FormattableString.Invariant($"lstm.{i}"),
                    i == 0 ? sizes.Row : told,
                    sizes.Hidden,
                    random
                )),
        ];
        int roles = LabelChain.LabelsOf(RoleLabel.Parts);
        int parts = LabelChain.LabelsOf(PartReader.Parts);
        _roles = new Linear(PassageMemory.Roles, told, roles, isCut: false, random);
        _tokens = new Linear(PassageMemory.Tokens, told, sizes.Part, isCut: false, random);
        _cues = new Linear(PassageMemory.Cues, told, sizes.Part, isCut: false, random);
        _parts = new Linear(PassageMemory.Parts, sizes.Part, parts, isCut: false, random);
        Linear[] linear = [_roles, _tokens, _cues, _parts];
        Matrices =
        [
            .. _layers.SelectMany(layer => layer.Parameters),
            .. linear.SelectMany(layer => new[] { layer.Weights, layer.Bias }),
            _roleChain.Transitions,
            _partChain.Transitions,
        ];
    }

    /// <summary>The rows of the features of tokens.</summary>
    public Parameter Words => _words.Rows;

    /// <summary>The rows of the places of tokens to cues.</summary>
    public Parameter Places => _places.Rows;

    /// <summary>All other weights.</summary>
    public IReadOnlyList<Parameter> Matrices { get; }

    /// <summary>The loss for each token of a batch; the gradients are added to those of the weights.</summary>
    /// <param name="passages">The passages, longest first.</param>
    /// <param name="random">Decides what is dropped.</param>
    public double Learn(IReadOnlyList<PassageExample> passages, TrainingRandom random)
    {
        _workspace.Reset();
        BatchRows rows = new([.. passages.Select(passage => passage.Length)]);
        Matrix told = Read(passages, rows, random);
        Matrix gradient = _workspace.TakeZeros(told.Rows, told.Columns);
        float weight = 1f / rows.Words;
        double loss = LearnRoles(passages, rows, told, gradient, weight);
        loss += LearnParts(passages, rows, told, gradient, weight * PartWeight, random);
        for (int i = Layers - 1; i >= 0; i--)
        {
            Scale(gradient, _masks[i]!, rows);
            gradient = _layers[i].Backward(gradient, threads: 1);
        }

        _words.Backward(gradient);
        return loss;
    }

    /// <summary>The best label of each token of a passage, and the chances of all, without dropping anything.</summary>
    public (byte[] Best, float[] Chances) Judge(PassageExample passage)
    {
        _workspace.Reset();
        Matrix told = Read([passage], new BatchRows([passage.Length]), random: null);
        Matrix scores = _roles.Forward(told, null, _workspace);
        return _roleChain.Judge(passage.Words, i => scores.Row(i));
    }

    private Matrix Read(
        IReadOnlyList<PassageExample> passages,
        BatchRows rows,
        TrainingRandom? random
    )
    {
        Matrix told = _workspace.TakeZeros(rows.Words, _sizes.Row);
        _words.Begin();
        for (int p = 0; p < passages.Count; p++)
        {
            for (int i = 0; i < passages[p].Length; i++)
            {
                int row = rows.Row(p, i);
                _words.Add(passages[p].Words.Of(i), row, told.Row(row), random);
            }
        }

        for (int i = 0; i < Layers; i++)
        {
            (Matrix, Matrix)? recurrent = random is null
                ? null
                : (
                    Mask(rows.Sentences, _sizes.Hidden, _drops.Recurrent, random),
                    Mask(rows.Sentences, _sizes.Hidden, _drops.Recurrent, random)
                );
            told = _layers[i].Forward(rows, told, recurrent, _workspace, threads: 1);
            if (random is not null)
            {
                _masks[i] = Mask(rows.Sentences, told.Columns, _drops.Layers, random);
                Scale(told, _masks[i]!, rows);
            }
        }

        return told;
    }

    private double LearnRoles(
        IReadOnlyList<PassageExample> passages,
        BatchRows rows,
        Matrix told,
        Matrix gradient,
        float weight
    )
    {
        Matrix scores = _roles.Forward(told, null, _workspace);
        _roleChain.Begin();
        double loss = 0;
        for (int p = 0; p < passages.Count; p++)
        {
            int passage = p;
            loss += _roleChain.Take(
                passages[p].Words,
                i => scores.Row(rows.Row(passage, i)),
                weight
            );
        }

        _roles.Backward(scores, scores, gradient);
        return loss;
    }

    private double LearnParts(
        IReadOnlyList<PassageExample> passages,
        BatchRows rows,
        Matrix told,
        Matrix gradient,
        float weight,
        TrainingRandom random
    )
    {
        int count = passages.Sum(passage => passage.Cues.Sum(cue => cue.Parts.Length));
        if (count == 0)
        {
            return 0;
        }

        Matrix tokens = _tokens.Forward(told, null, _workspace);
        Matrix cues = _cues.Forward(told, null, _workspace);
        Matrix placed = _workspace.TakeZeros(count, _sizes.Part);
        Matrix mask = Mask(count, _sizes.Part, _drops.Parts, random);
        _places.Begin();
        int[] tokenRows = new int[count];
        int[] cueRows = new int[count];
        int at = 0;
        foreach ((int p, CueExample cue) in CuesOf(passages))
        {
            for (int i = 0; i < cue.Parts.Length; i++, at++)
            {
                Span<float> row = placed.Row(at);
                _places.Add(cue.Parts.Of(i), at, row, random);
                tokenRows[at] = rows.Row(p, cue.First + i);
                cueRows[at] = rows.Row(p, cue.Head);
                Vectors.Add(tokens.Row(tokenRows[at]), row);
                Vectors.Add(cues.Row(cueRows[at]), row);
                Linear.Cut(row);
                Vectors.Scale(mask.Row(at), row);
            }
        }

        Matrix scores = _parts.Forward(placed, null, _workspace);
        double loss = TakeParts(passages, scores, weight);
        Matrix placedGradient = _workspace.TakeZeros(count, _sizes.Part);
        _parts.Backward(scores, scores, placedGradient);
        Matrix tokenGradient = _workspace.TakeZeros(tokens.Rows, _sizes.Part);
        Matrix cueGradient = _workspace.TakeZeros(cues.Rows, _sizes.Part);
        for (int i = 0; i < count; i++)
        {
            Span<float> row = placedGradient.Row(i);
            Vectors.Scale(mask.Row(i), row);
            Linear.ClearWhereCut(placed.Row(i), row);
            Vectors.Add(row, tokenGradient.Row(tokenRows[i]));
            Vectors.Add(row, cueGradient.Row(cueRows[i]));
        }

        _places.Backward(placedGradient);
        _tokens.Backward(tokens, tokenGradient, gradient);
        _cues.Backward(cues, cueGradient, gradient);
        return loss;
    }

    private double TakeParts(IReadOnlyList<PassageExample> passages, Matrix scores, float weight)
    {
        _partChain.Begin();
        double loss = 0;
        int start = 0;
        foreach ((_, CueExample cue) in CuesOf(passages))
        {
            int first = start;
            loss += _partChain.Take(cue.Parts, i => scores.Row(first + i), weight);
            start += cue.Parts.Length;
        }

        return loss;
    }

    private static IEnumerable<(int Passage, CueExample Cue)> CuesOf(
        IReadOnlyList<PassageExample> passages
    ) => passages.SelectMany((passage, p) => passage.Cues.Select(cue => (p, cue)));

    private Matrix Mask(int count, int columns, float dropped, TrainingRandom random)
    {
        Matrix mask = _workspace.Take(count, columns);
        random.FillMask(mask.All(), dropped);
        return mask;
    }

    private static void Scale(Matrix told, Matrix mask, BatchRows rows)
    {
        for (int row = 0; row < told.Rows; row++)
        {
            Vectors.Scale(mask.Row(rows.SentenceOfRow[row]), told.Row(row));
        }
    }
}

/// <summary>How wide a <see cref="PassageNetwork"/> is.</summary>
/// <param name="Row">Numbers of a feature of tokens.</param>
/// <param name="Hidden">Numbers that each direction of each layer remembers.</param>
/// <param name="Part">Numbers of a token around a cue.</param>
internal readonly record struct PassageSizes(int Row, int Hidden, int Part);

/// <summary>The shares that are left out while a <see cref="PassageNetwork"/> learns.</summary>
/// <param name="Features">Of features.</param>
/// <param name="Layers">Of what a layer tells.</param>
/// <param name="Recurrent">Of what it remembers from token to token.</param>
/// <param name="Parts">Of the numbers of a token around a cue.</param>
internal readonly record struct PassageDrops(
    float Features,
    float Layers,
    float Recurrent,
    float Parts
);
