using System.Collections.Immutable;

namespace Entente.Lab.Training.Events;

/// <summary>Learns how much each trait of a state speaks for its being the one of an office.</summary>
internal sealed class FocusTrainer
{
    private readonly Dictionary<string, double> _weights = new(StringComparer.Ordinal);

    /// <summary>Trains on <paramref name="offices"/>.</summary>
    public FocusTrainer(IEnumerable<CodedOffice> offices, ChoiceSettings settings)
    {
        List<string> names = [];
        Dictionary<string, ulong> numbers = new(StringComparer.Ordinal);
        ChoiceTrainer trainer = new(
            [
                .. offices.Select(office => new ChoiceExample(
                    [
                        .. office.Question.Candidates.Select(c =>
                            c.Traits.Select(NumberOf).ToArray()
                        ),
                    ],
                    [IndexOf(office)]
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

    /// <summary>Whether the state that the weights choose is the one that is coded.</summary>
    public bool IsRight(CodedOffice office) =>
        office
            .Question.Candidates.MaxBy(c => c.Traits.Sum(t => _weights.GetValueOrDefault(t)))
            .State == office.State;

    /// <summary>How many offices of each fold are told right by the others; no text stands in two folds.</summary>
    public static int Validate(
        ImmutableArray<CodedOffice> offices,
        ChoiceSettings settings,
        int folds
    )
    {
        ImmutableArray<string> documents =
        [
            .. offices.Select(office => office.Document).Distinct(StringComparer.Ordinal),
        ];
        return Enumerable
            .Range(0, folds)
            .AsParallel()
            .Sum(fold =>
            {
                ILookup<bool, CodedOffice> parts = offices.ToLookup(office =>
                    documents.IndexOf(office.Document) % folds == fold
                );
                FocusTrainer trainer = new(parts[false], settings);
                return parts[true].Count(trainer.IsRight);
            });
    }

    private static int IndexOf(CodedOffice office)
    {
        for (int i = 0; i < office.Question.Candidates.Length; i++)
        {
            if (office.Question.Candidates[i].State == office.State)
            {
                return i;
            }
        }

        throw new ArgumentException("The state is none of the candidates.", nameof(office));
    }
}
