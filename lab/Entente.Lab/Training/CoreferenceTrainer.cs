using Entente.Entities;

namespace Entente.Lab.Training;

/// <summary>Trains the ranker of <see cref="CoreferenceFinder"/> on annotated documents.</summary>
/// <remarks>
/// Each phrase is one example: its choices are a new chain and the chains before it; the loss is the logarithm of the share that the
/// right ones get together (G. Durrett and D. Klein, "Easy Victories and Uphill Battles in Coreference Resolution", EMNLP 2013). The chains
/// are those of the annotators in the first passes, then those that the ranker builds itself, so that it learns to go on behind its own errors.
/// Adagrad, one example at a time, a part of the features left out at random, the weights averaged over the passes.
/// One thread and a written seed: the same documents give the same weights. The figures behind the numbers: lab/notes/coreference.md.
/// </remarks>
internal sealed class CoreferenceTrainer(ReferenceWords words, int seed)
{
    private const int Width = AntecedentRanker.Width;
    private const int Nobody = -1;
    private const int GuidedPasses = 3;
    private const int PassageSentences = 5;
    private const float Rate = 0.02f;
    private const float Damping = 0.01f;
    private const float LeftOut = 0.2f;
    private const float Lean = 0.8f;
    private const float SmallError = 0.002f; // Of a share; what is smaller changes nothing but the time.

    private readonly List<Text> _texts = [];
    private readonly Random _random = new(seed);
    private readonly float[] _rows = new float[AntecedentFeatures.Space * Width];
    private readonly float[] _bias = new float[Width];
    private readonly float[] _output = new float[Width];
    private readonly float[] _rowSquares = new float[AntecedentFeatures.Space];
    private readonly float[] _biasSquares = new float[Width];
    private readonly float[] _outputSquares = new float[Width];

    /// <summary>Adds a document to those to train on: as a whole, and cut into passages, because not every text begins with a full name.</summary>
    public void Add(GumDocument gold)
    {
        Dictionary<TextSpan, int> bySpan = [];
        Dictionary<TextSpan, int> byHead = [];
        foreach (GumReference reference in gold.References.OrderByDescending(r => r.Span.Length))
        {
            bySpan[reference.Span] = reference.Chain;
            byHead[reference.Head] = reference.Chain;
        }

        AddText(gold.Document);
        int sentences = gold.Document.Sentences.Length;
        for (int first = 0; first + 1 < sentences; first += PassageSentences)
        {
            int end = Math.Min(first + PassageSentences, sentences);
            AddText(gold.Document with { Sentences = gold.Document.Sentences[first..end] });
        }

        void AddText(Document document)
        {
            List<Phrase> phrases = new PhraseReader(document, gold.Mentions, words).Read();
            int[] chains =
            [
                .. phrases.Select(phrase => ChainOf(phrase, document.Tokens[phrase.Head].Span)),
            ];
            _texts.Add(new Text(phrases, chains));
        }

        // Where we cut a phrase otherwise than the annotators did, it is still the same phrase if its head is.
        int ChainOf(Phrase phrase, TextSpan head) =>
            bySpan.TryGetValue(phrase.Span, out int chain) ? chain
            : phrase.Form == PhraseForm.Coordination ? Nobody
            : byHead.GetValueOrDefault(head, Nobody);
    }

    /// <summary>Trains for <paramref name="passes"/> passes, at least two, and gives the ranker.</summary>
    /// <param name="passes">How often all documents are read.</param>
    /// <param name="after">Is told the number of each pass and the mean loss.</param>
    public AntecedentRanker Train(int passes, Action<int, double> after)
    {
        Begin();
        float[] rows = new float[_rows.Length];
        float[] bias = new float[Width];
        float[] output = new float[Width];
        AntecedentRanker mean = new(rows, bias, output, Lean);
        for (int pass = 1; pass <= passes; pass++)
        {
            AntecedentRanker? guide = pass > GuidedPasses ? mean : null;
            Example[] order = [.. _texts.SelectMany(text => Examples(text, guide))];
            _random.Shuffle(order);
            double loss = 0;
            foreach (Example example in order)
            {
                loss += Learn(example);
            }

            // The first pass begins with chance: it does not count.
            if (pass > 1)
            {
                Average(rows, _rows, pass - 1);
                Average(bias, _bias, pass - 1);
                Average(output, _output, pass - 1);
            }

            after(pass, loss / order.Length);
        }

        return mean;
    }

    private void Begin()
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = (_random.NextSingle() - 0.5f) * 0.1f;
        }

        for (int i = 0; i < Width; i++)
        {
            _output[i] = (_random.NextSingle() - 0.5f) * 0.5f;
        }
    }

    /// <summary>One example a phrase, with the chains as the annotators built them, or as <paramref name="guide"/> does.</summary>
    private static List<Example> Examples(Text text, AntecedentRanker? guide)
    {
        List<Example> examples = [];
        ChainBuilder chains = new();
        AntecedentFeatures features = new();
        Dictionary<Phrase, int> numbers = [];
        for (int i = 0; i < text.Phrases.Count; i++)
        {
            Phrase phrase = text.Phrases[i];
            int number = text.Chains[i];
            numbers[phrase] = number;
            List<Antecedent> candidates = chains.CandidatesFor(phrase);
            features.Begin(phrase, candidates);
            ushort[][] choices = new ushort[candidates.Count + 1][];
            bool[] right = new bool[choices.Length];
            choices[0] = features.OfNew(phrase, candidates).ToArray();
            for (int c = 0; c < candidates.Count; c++)
            {
                choices[c + 1] = features.Of(phrase, candidates, c).ToArray();
                right[c + 1] =
                    number != Nobody && candidates[c].Chain.Members.Any(m => numbers[m] == number);
            }

            right[0] = !right.Contains(true);
            if (choices.Length > 1)
            {
                examples.Add(new Example(choices, right));
            }

            int choice = guide is null ? Array.IndexOf(right, true) : Best(guide, choices);
            if (choice == 0)
            {
                chains.Begin(phrase);
            }
            else
            {
                chains.Continue(candidates[choice - 1].Chain, phrase);
            }
        }

        return examples;
    }

    private static int Best(AntecedentRanker ranker, ushort[][] choices)
    {
        int best = 0;
        float highest = ranker.Score(choices[0]) - ranker.Lean;
        for (int i = 1; i < choices.Length; i++)
        {
            float score = ranker.Score(choices[i]);
            if (score > highest)
            {
                highest = score;
                best = i;
            }
        }

        return best;
    }

    /// <summary>Takes a step towards the right choices, and gives the loss before it.</summary>
    private double Learn(Example example)
    {
        ushort[][] choices = Array.ConvertAll(example.Choices, Thinned);
        float[] hidden = new float[choices.Length * Width];
        float[] shares = Shares(choices, hidden);
        float right = 0;
        for (int i = 0; i < choices.Length; i++)
        {
            right += example.Right[i] ? shares[i] : 0;
        }

        Span<float> outputGradient = stackalloc float[Width];
        Span<float> biasGradient = stackalloc float[Width];
        Span<float> gradient = stackalloc float[Width];
        for (int i = 0; i < choices.Length; i++)
        {
            float error = shares[i] - (example.Right[i] ? shares[i] / right : 0);
            if (Math.Abs(error) < SmallError)
            {
                continue;
            }

            ReadOnlySpan<float> units = hidden.AsSpan(i * Width, Width);
            for (int u = 0; u < Width; u++)
            {
                outputGradient[u] += error * units[u];
                gradient[u] = units[u] > 0 ? error * _output[u] : 0;
                biasGradient[u] += gradient[u];
            }

            StepRows(choices[i], gradient);
        }

        Step(_output, _outputSquares, outputGradient);
        Step(_bias, _biasSquares, biasGradient);
        return -Math.Log(right + 1e-9);
    }

    /// <summary>The share of each choice, and what its hidden units tell.</summary>
    private float[] Shares(ushort[][] choices, float[] hidden)
    {
        AntecedentRanker ranker = new(_rows, _bias, _output, Lean);
        float[] shares = new float[choices.Length];
        float highest = float.MinValue;
        for (int i = 0; i < choices.Length; i++)
        {
            Span<float> units = hidden.AsSpan(i * Width, Width);
            ranker.Hidden(choices[i], units);
            for (int u = 0; u < Width; u++)
            {
                // What stays stands in for what was left out.
                float sum = _bias[u] + ((units[u] - _bias[u]) / (1 - LeftOut));
                units[u] = Math.Max(sum, 0);
                shares[i] += units[u] * _output[u];
            }

            highest = Math.Max(highest, shares[i]);
        }

        float all = 0;
        for (int i = 0; i < choices.Length; i++)
        {
            shares[i] = MathF.Exp(shares[i] - highest);
            all += shares[i];
        }

        for (int i = 0; i < choices.Length; i++)
        {
            shares[i] /= all;
        }

        return shares;
    }

    /// <summary>Changes the rows of the features of a choice; each row has one sum of squares for all its numbers.</summary>
    private void StepRows(ushort[] features, ReadOnlySpan<float> gradient)
    {
        const float scale = 1 / (1 - LeftOut);
        float square = 0;
        foreach (float number in gradient)
        {
            square += number * number;
        }

        square *= scale * scale / Width;
        foreach (ushort feature in features)
        {
            _rowSquares[feature] += square;
            float step = Rate * scale / (MathF.Sqrt(_rowSquares[feature]) + Damping);
            Span<float> row = _rows.AsSpan(feature * Width, Width);
            for (int u = 0; u < Width; u++)
            {
                row[u] -= step * gradient[u];
            }
        }
    }

    private static void Step(float[] weights, float[] squares, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            squares[i] += gradient[i] * gradient[i];
            weights[i] -= Rate / (MathF.Sqrt(squares[i]) + Damping) * gradient[i];
        }
    }

    private static void Average(float[] mean, float[] weights, int count)
    {
        for (int i = 0; i < mean.Length; i++)
        {
            mean[i] += (weights[i] - mean[i]) / count;
        }
    }

    private ushort[] Thinned(ushort[] features) =>
        Array.FindAll(features, _ => _random.NextSingle() >= LeftOut);

    private sealed record Text(List<Phrase> Phrases, int[] Chains);

    private sealed record Example(ushort[][] Choices, bool[] Right);
}
