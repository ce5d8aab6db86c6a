using System.Collections.Immutable;
using Entente.Text;

namespace Entente.Events;

/// <summary>Tells what one actor does to another by the trained model, in the types of PLOVER.</summary>
internal sealed class PairClassifier(PairModel model, CueReader cues, EventGrammar grammar)
{
    // The model has one label for both kinds of giving way.
    private const string Yield = "YIELD";

    private readonly PairReader _reader = new(grammar, model.Clusters);

    /// <summary>Words of like meaning.</summary>
    public WordClusters Clusters => model.Clusters;

    /// <summary>The likeliest type of a pair.</summary>
    public PairReading Read(WordTree tree, TextSpan source, TextSpan? target)
    {
        ImmutableArray<FoundCue> found = [.. cues.Read(tree).Where(cue => !cue.Cue.IsBroad)];
        double[] chances = model.Read(_reader.Read(tree, found, source, target));
        int best = Array.IndexOf(chances, chances.Max());
        string label = model.Labels[best];
        EventType type = PloverOntology.TypeOf(label) ?? GivingWay(found);
        return new PairReading(type, chances[best]);
    }

    /// <summary>How likely the model holds a type, from 0 to 1; of what is to come its promise or threat counts as well.</summary>
    public double ChanceOf(
        EventType type,
        bool isToCome,
        WordTree tree,
        ImmutableArray<FoundCue> found,
        TextSpan source,
        TextSpan? target
    )
    {
        double[] chances = model.Read(_reader.Read(tree, found, source, target));
        double chance = 0;
        for (int label = 0; label < chances.Length; label++)
        {
            chance +=
                Covers(model.Labels[label], type) || (isToCome && Announces(model.Labels[label]))
                    ? chances[label]
                    : 0;
        }

        return chance;
    }

    private static bool Announces(string label) =>
        label == PloverOntology.NameOf(EventType.Agree)
        || label == PloverOntology.NameOf(EventType.Threaten);

    // Its training set calls sanctions that states impose COERCE.
    private static bool Covers(string label, EventType type) =>
        label == PloverOntology.NameOf(type)
        || (label == Yield && type is EventType.Concede or EventType.Retreat)
        || (label == PloverOntology.NameOf(EventType.Coerce) && type == EventType.Sanction);

    private static EventType GivingWay(ImmutableArray<FoundCue> found) =>
        found.Any(cue => cue.Cue.Type == EventType.Retreat) ? EventType.Retreat : EventType.Concede;
}

/// <summary>What one actor does to another, as far as the words between them tell.</summary>
/// <param name="Type">The likeliest type.</param>
/// <param name="Confidence">How likely it is, up to 1.</param>
public readonly record struct PairReading(EventType Type, double Confidence);
