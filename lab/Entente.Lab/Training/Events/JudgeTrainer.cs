using System.Collections.Immutable;

namespace Entente.Lab.Training.Events;

/// <summary>Learns how much each trait of an event speaks for its being right.</summary>
internal sealed class JudgeTrainer
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    /// <summary>Trains on <paramref name="cases"/>; those that are neither right nor wrong teach nothing, and no more do those that are denied, demanded or threatened: they are not coded.</summary>
    public JudgeTrainer(IEnumerable<CodedCase> cases, PairSettings settings)
    {
        List<string> names = [];
        Dictionary<string, ulong> numbers = new(StringComparer.Ordinal);
        LogLinearTrainer trainer = new(
            [
                .. cases
                    .Where(one => one.Told is { IsCounted: true, Verdict: not Verdict.Open })
                    .Select(one => new PairExample(
                        [.. one.Traits.Select(NumberOf)],
                        one.Told.Verdict == Verdict.Right ? 1 : 0
                    )),
            ],
            labels: 2,
            settings
        );
        for (int i = 0; i < trainer.Features.Count; i++)
        {
            ReadOnlySpan<float> weights = trainer.WeightsOf(i);
            _weights[names[(int)trainer.Features[i]]] = weights[1] - weights[0];
        }

        ulong NumberOf(string trait)
        {
            if (!numbers.TryGetValue(trait, out ulong number))
            {
                numbers[trait] = number = (ulong)names.Count;
                names.Add(trait);
            }

            return number;
        }
    }

    /// <summary>The weights by trait, in the order of the alphabet.</summary>
    public IEnumerable<KeyValuePair<string, double>> Weights =>
        _weights.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The chance of an event, from 0 to 1.</summary>
    public double ChanceOf(CodedCase one) =>
        1 / (1 + Math.Exp(-one.Traits.Sum(trait => _weights.GetValueOrDefault(trait))));

    /// <summary>The chance of each event by what was learnt from other texts: those of ten folds, or for held-out texts all that are not held out.</summary>
    public static double[] Validate(
        ImmutableArray<CodedCase> cases,
        PairSettings settings,
        int folds
    )
    {
        Dictionary<string, int> foldOf = cases
            .Where(one => !one.Document.IsHeldOut)
            .Select(one => one.Document.Name)
            .Distinct(StringComparer.Ordinal)
            .Select((name, i) => (name, i))
            .ToDictionary(pair => pair.name, pair => pair.i % folds, StringComparer.Ordinal);
        double[] chances = new double[cases.Length];
        Parallel.For(
            -1,
            folds,
            fold =>
            {
                JudgeTrainer trainer = new(
                    cases.Where(one => !one.Document.IsHeldOut && FoldOf(one) != fold),
                    settings
                );
                for (int i = 0; i < cases.Length; i++)
                {
                    chances[i] = FoldOf(cases[i]) == fold ? trainer.ChanceOf(cases[i]) : chances[i];
                }
            }
        );
        return chances;

        int FoldOf(CodedCase one) => foldOf.GetValueOrDefault(one.Document.Name, -1);
    }
}
