using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Events;

/// <summary>A trained reader of acts: how likely a word names an act of each type of PLOVER, or none.</summary>
/// <remarks>
/// Log-linear over hashed features (<see cref="ActFeatures"/>), one weight of eight bits for each pair of feature and label; words that no text of the training had are read by
/// their groups of like meaning. Trained by <c>lab/run train acts</c>. Sums are of integers: the same on every machine. Safe to use from any thread.
/// </remarks>
internal sealed class ActModel
{
    /// <summary>The name of the file.</summary>
    public const string Name = "acts";

    /// <summary>What the entries of the file begin with.</summary>
    public const string Entry = "types";

    /// <summary>Labels: no act, and the types in the order of <see cref="EventType"/>.</summary>
    public const int Labels = 17;

    private readonly FeatureTable _weights;
    private readonly float _unit;
    private readonly WordClusters _clusters;

    /// <summary>Takes the parts of a file; words of like meaning come from the model of pairs.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public ActModel(ModelFile file, WordClusters clusters)
    {
        _weights = new FeatureTable(file, Entry, Labels);
        _unit = file.Numbers($"{Entry}.unit", 1)[0];
        _clusters = clusters;
    }

    /// <summary>Opens the model of a language; <see langword="null"/> when it has none.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public static ActModel? Open(Language language, ModelFolder models, WordClusters clusters) =>
        models.Find(language, Name) is { } file ? new ActModel(file, clusters) : null;

    /// <summary>The label of a type.</summary>
    public static int LabelOf(EventType type) => 1 + (int)type;

    /// <summary>Whether a word may name an act at all: names, numbers and the small words do not.</summary>
    public static bool MayAct(WordTree tree, int token) =>
        tree.Tag(token) is "VERB" or "NOUN" or "ADJ" || tree.IsVerb(token);

    /// <summary>What the model sees of a document.</summary>
    public ActScene SceneOf(WordTree tree, IEnumerable<FoundCue> rules) =>
        new(tree, _clusters, rules);

    /// <summary>How likely each label is for a word; they sum up to 1.</summary>
    /// <param name="scene">The document.</param>
    /// <param name="token">The word.</param>
    /// <param name="sink">Used for what is seen of it.</param>
    /// <param name="chances">To be written: as many as there are labels.</param>
    public void Read(ActScene scene, int token, ActSink sink, Span<float> chances)
    {
        sink.Clear();
        ActFeatures.Add(scene, token, sink);
        AddLinear(sink.Features, chances);
        Normalize(chances);
    }

    private void AddLinear(ReadOnlySpan<ulong> features, Span<float> chances)
    {
        const int most = 200; // sums of the table are of so many features at most
        Span<int> sums = stackalloc int[FeatureTable.Block];
        sums.Clear();
        for (int first = 0; first < features.Length; first += most)
        {
            _weights.AddTo(features[first..Math.Min(first + most, features.Length)], sums);
        }

        for (int label = 0; label < Labels; label++)
        {
            chances[label] = sums[label] * _unit;
        }
    }

    private static void Normalize(Span<float> chances)
    {
        float greatest = float.NegativeInfinity;
        foreach (float chance in chances)
        {
            greatest = Math.Max(greatest, chance);
        }

        float total = 0;
        foreach (ref float chance in chances)
        {
            chance = MathF.Exp(chance - greatest);
            total += chance;
        }

        foreach (ref float chance in chances)
        {
            chance /= total;
        }
    }
}
