using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Events;

/// <summary>How much each trait of an act speaks for its having happened, being somebody's account, planned or retold (<c>event-modality</c>).</summary>
internal sealed class ModalityWeights
{
    private readonly FrozenDictionary<(Modality, string), double> _weights;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">It is not well-formed.</exception>
    public ModalityWeights(Language language)
    {
        Table table = language.Read("event-modality");
        int modality = table.Column("modality");
        int trait = table.Column("trait");
        int weight = table.Column("weight");
        _weights = table.Rows.ToFrozenDictionary(
            row => (Enum.Parse<Modality>(row[modality], ignoreCase: true), row[trait]),
            row => double.Parse(row[weight], CultureInfo.InvariantCulture),
            EqualityComparer<(Modality, string)>.Default
        );
    }

    /// <summary>Those that it decides between; of the others the rules are the judge.</summary>
    public static ImmutableArray<Modality> Open =>
        [Modality.Happened, Modality.Reported, Modality.Planned, Modality.Background];

    /// <summary>The one that most speaks for.</summary>
    public Modality Choose(ImmutableArray<string> traits) =>
        Open.MaxBy(modality => traits.Sum(trait => _weights.GetValueOrDefault((modality, trait))));
}
