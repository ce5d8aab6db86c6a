using System.Collections.Immutable;

namespace Entente.Lab.Training.Events;

/// <summary>Learns how much each trait of one among several speaks for its being the right one.</summary>
internal sealed class TraitTrainer
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    /// <summary>Trains on <paramref name="choices"/>.</summary>
    public TraitTrainer(IEnumerable<TraitChoice> choices, ChoiceSettings settings)
    {
        List<string> names = [];
        Dictionary<string, ulong> numbers = new(StringComparer.Ordinal);
        ChoiceTrainer trainer = new(
            [
                .. choices
                    .SelectMany(choice => Enumerable.Repeat(choice, choice.Weight))
                    .Select(choice => new ChoiceExample(
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

    /// <summary>The one that the weights choose.</summary>
    public string Choose(TraitChoice choice) =>
        choice
            .Candidates.MaxBy(c =>
                c.Traits.Sum(t => _weights.GetValueOrDefault(t)) - choice.HandicapOf(c.Name)
            )
            .Name;

    /// <summary>What is told by what was learnt from other folds; no text stands in two folds.</summary>
    public static ImmutableArray<TraitAnswer> Validate(
        ImmutableArray<TraitChoice> choices,
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
                    ILookup<bool, TraitChoice> parts = choices.ToLookup(choice =>
                        documents.IndexOf(choice.Document) % folds == fold
                    );
                    TraitTrainer trainer = new(parts[false], settings);
                    return parts[true]
                        .Select(choice => new TraitAnswer(choice, trainer.Choose(choice)))
                        .ToArray();
                }),
        ];
    }

    private static int IndexOf(TraitChoice choice)
    {
        for (int i = 0; i < choice.Candidates.Length; i++)
        {
            if (choice.Candidates[i].Name == choice.Right)
            {
                return i;
            }
        }

        throw new ArgumentException("The right one is none of the candidates.", nameof(choice));
    }
}

/// <summary>A choice that a coder made.</summary>
/// <param name="Document">The text.</param>
/// <param name="Candidates">What could be chosen, and what is seen of each.</param>
/// <param name="Right">What was.</param>
internal sealed record TraitChoice(
    string Document,
    ImmutableArray<(string Name, ImmutableArray<string> Traits)> Candidates,
    string Right
)
{
    /// <summary>How many it counts as in training.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The words that ask, in brackets, with some around them.</summary>
    public string Words { get; init; } = "";

    /// <summary>What is taken off one candidate when the product chooses; nothing for the others.</summary>
    public (string Name, double Weight) Handicap { get; init; }

    internal double HandicapOf(string name) => name == Handicap.Name ? Handicap.Weight : 0;
}

/// <summary>A choice and what was told.</summary>
/// <param name="Choice">The choice.</param>
/// <param name="Told">What was told.</param>
internal sealed record TraitAnswer(TraitChoice Choice, string Told)
{
    /// <summary>Whether it is as coded.</summary>
    public bool IsRight => Told == Choice.Right;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Choice.Document}: {Choice.Words}: {Told} for {Choice.Right}";
}
