using System.Collections.Frozen;
using System.Globalization;
using Entente.Data;

namespace Entente.Events;

/// <summary>Judges how likely an event that a cue may tell is one that a careful reader would tell, with these parties (<c>event-judgement</c>).</summary>
/// <remarks>A log-linear model over what is seen of it (<see cref="EventTraits"/>), trained by <c>lab/run train judge</c>. Safe to use from any thread.</remarks>
internal sealed class EventJudge
{
    /// <summary>The name of its table.</summary>
    public const string Name = "event-judgement";

    private readonly FrozenDictionary<string, double> _weights;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">It is not well-formed.</exception>
    public EventJudge(Language language)
    {
        Table table = language.Read(Name);
        int trait = table.Column("trait");
        int weight = table.Column("weight");
        _weights = table.Rows.ToFrozenDictionary(
            row => row[trait],
            row => double.Parse(row[weight], CultureInfo.InvariantCulture),
            StringComparer.Ordinal
        );
    }

    /// <summary>Whether it learnt anything of events that are told so: whoever codes texts leaves out what is denied, asked for, threatened or only supposed.</summary>
    public static bool Knows(Modality modality) =>
        modality
            is not (
                Modality.Denied
                or Modality.Demanded
                or Modality.Threatened
                or Modality.Hypothetical
            );

    /// <summary>The chance of an event with these traits, from 0 to 1.</summary>
    public double ChanceOf(List<string> traits)
    {
        double sum = 0;
        foreach (string trait in traits)
        {
            sum += _weights.GetValueOrDefault(trait);
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
