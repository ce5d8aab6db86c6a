using System.Collections.Immutable;
using Entente.Events;

namespace Entente.Lab.Training.Events;

/// <summary>Learns how much each trait of a state speaks for its being the one that is meant.</summary>
internal sealed class FocusTrainer
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    /// <summary>Trains on <paramref name="choices"/>.</summary>
    public FocusTrainer(IEnumerable<CodedChoice> choices, ChoiceSettings settings)
    {
        List<string> names = [];
        Dictionary<string, ulong> numbers = new(StringComparer.Ordinal);
        ChoiceTrainer trainer = new(
            [
                .. choices.Select(choice => new ChoiceExample(
                    [.. choice.Candidates.Select(c => c.Traits.Select(NumberOf).ToArray())],
                    [IndexOf(choice)]
                )),
            ],
            settings
        );
        for (int i = 0; i < trainer.Features.Count; i++)
        {
            _weights[names[(int)trainer.Features[i]]] = trainer.WeightOf(i);
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

    /// <summary>The state that the weights choose; <see cref="FocusSet.Nobody"/> where they choose none.</summary>
    public string Choose(CodedChoice choice) =>
        choice
            .Candidates.MaxBy(c =>
                c.Traits.Sum(t => _weights.GetValueOrDefault(t))
                - (c.State == FocusSet.Nobody ? FocusTraits.LeanToSomebody : 0)
            )
            .State;

    /// <summary>What is told by what was learnt from other folds; no text stands in two folds.</summary>
    public static ImmutableArray<FocusAnswer> Validate(
        ImmutableArray<CodedChoice> choices,
        ChoiceSettings settings,
        int folds
    )
    {
        ImmutableArray<string> documents =
        [
            .. choices.Select(choice => choice.Document).Distinct(StringComparer.Ordinal),
        ];
        return
        [
            .. Enumerable
                .Range(0, folds)
                .AsParallel()
                .AsOrdered()
                .SelectMany(fold =>
                {
                    ILookup<bool, CodedChoice> parts = choices.ToLookup(choice =>
                        documents.IndexOf(choice.Document) % folds == fold
                    );
                    FocusTrainer trainer = new(parts[false], settings);
                    return parts[true]
                        .Select(choice => new FocusAnswer(choice, trainer.Choose(choice)))
                        .ToArray();
                }),
        ];
    }

    private static int IndexOf(CodedChoice choice)
    {
        for (int i = 0; i < choice.Candidates.Length; i++)
        {
            if (choice.Candidates[i].State == choice.State)
            {
                return i;
            }
        }

        throw new ArgumentException("The state is none of the candidates.", nameof(choice));
    }
}

/// <summary>A question as it was answered.</summary>
/// <param name="Choice">The question.</param>
/// <param name="Told">The state that was told.</param>
internal sealed record FocusAnswer(CodedChoice Choice, string Told)
{
    /// <summary>Whether a state is coded.</summary>
    public bool IsCoded => Choice.State != FocusSet.Nobody;

    /// <summary>Whether a state was told.</summary>
    public bool IsTold => Told != FocusSet.Nobody;

    /// <summary>Whether it is as coded.</summary>
    public bool IsRight => Told == Choice.State;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Choice.Document}: {Choice.Words}: {Told} for {Choice.State}";
}
