using Entente.Lab.Training.Numerics;
using Entente.Text;

namespace Entente.Lab.Names;

/// <summary>Trains the parts of speech of the quick tagger: a log-linear model that decides from left to right.</summary>
/// <remarks>It sees its own decisions on the words before, not the right ones, as it will later.</remarks>
internal sealed class TagTrainer(string[] tags, int epochs, ulong seed)
{
    // A decision this nearly certain already teaches nothing.
    private const float Settled = 0.01f;
    private const float Rate = 0.1f;
    private const float DroppedShare = 0.2f;
    private readonly LogLinear _weights = new(tags.Length, Rate);
    private readonly TrainingRandom _random = new(seed);

    /// <summary>The weights after training on <paramref name="sentences"/>.</summary>
    public IReadOnlyList<TrainedFeature> Train(IEnumerable<QuickSentence> sentences)
    {
        List<Example> examples = Encode([.. sentences]);
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            _random.Shuffle(examples);
            int wrong = examples.Sum(Learn);
            Console.Error.WriteLine($"tags, pass {epoch + 1}: {wrong} wrong");
        }

        return _weights.Features();
    }

    /// <summary>The features of all words that do not hang on decisions, without those that occur only once.</summary>
    private List<Example> Encode(QuickSentence[] sentences) =>
        [
            .. sentences.Zip(
                FeatureCounter.Encode(sentences, QuickFeatures.OfTag, _weights.Add),
                (sentence, ids) =>
                    new Example(
                        sentence.Words,
                        ids,
                        [.. sentence.Gold.Syntax!.Tags.Select(t => Array.IndexOf(tags, t))]
                    )
            ),
        ];

    private int Learn(Example example)
    {
        Span<float> scores = stackalloc float[_weights.Stride];
        ulong[] history = new ulong[QuickFeatures.Most];
        List<int> kept = [];
        int wrong = 0;
        int before = -1;
        int beforeThat = -1;
        for (int i = 0; i < example.Words.Length; i++)
        {
            int count = QuickFeatures.OfTagHistory(example.Words, i, before, beforeThat, history);
            kept.Clear();
            foreach (int id in example.Features[i])
            {
                Keep(id);
            }

            for (int h = 0; h < count; h++)
            {
                Keep(_weights.Add(history[h]));
            }

            scores.Clear();
            foreach (int id in kept)
            {
                _weights.AddTo(id, scores);
            }

            int best = LogLinear.ToSlope(scores[..tags.Length], example.Gold[i]);
            wrong += best == example.Gold[i] ? 0 : 1;
            if (scores.ContainsAnyExceptInRange(-Settled, Settled))
            {
                foreach (int id in kept)
                {
                    _weights.Climb(id, scores);
                }
            }

            beforeThat = before;
            before = best;
        }

        return wrong;

        void Keep(int id)
        {
            if (!_random.Happens(DroppedShare))
            {
                kept.Add(id);
            }
        }
    }

    private sealed record Example(QuickWord[] Words, int[][] Features, int[] Gold);
}
