using System.Collections.Immutable;
using Entente.Data;
using Entente.Models;
using Entente.Text;

namespace Entente.Events;

/// <summary>A trained guess at what one actor does to another, from the words between and above them.</summary>
/// <remarks>
/// A log-linear model over hashed features, one weight of eight bits for each pair of feature and label. Trained by <c>lab/run train events</c>.
/// Its labels are those of its training set: CONCEDE and RETREAT are one of them. Safe to use from any thread.
/// </remarks>
internal sealed class PairModel
{
    /// <summary>The name of the file.</summary>
    public const string Name = "events";

    /// <summary>What the entries of the file begin with.</summary>
    public const string Entry = "types";

    private readonly FeatureTable _weights;
    private readonly float _unit;

    private PairModel(ModelFile file)
    {
        Labels = [.. file.Strings("labels")];
        _weights = new FeatureTable(file, Entry, Labels.Length);
        _unit = file.Numbers($"{Entry}.unit", 1)[0];
        Clusters = new WordClusters(file);
    }

    /// <summary>The labels: types of PLOVER, of which YIELD is CONCEDE or RETREAT.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>Words of like meaning.</summary>
    public WordClusters Clusters { get; }

    /// <summary>Opens the model of a language; <see langword="null"/> when it has none.</summary>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public static PairModel? Open(Language language, ModelFolder models) =>
        models.Find(language, Name) is { } file ? new PairModel(file) : null;

    /// <summary>How likely each label is; they sum up to 1.</summary>
    public double[] Read(ReadOnlySpan<ulong> features)
    {
        int[] sums = new int[FeatureTable.Padded(Labels.Length)];
        const int most = 200; // sums of the table are of so many features at most
        for (int first = 0; first < features.Length; first += most)
        {
            _weights.AddTo(features[first..Math.Min(first + most, features.Length)], sums);
        }

        double greatest = sums.Take(Labels.Length).Max();
        double[] chances = new double[Labels.Length];
        double total = 0;
        for (int label = 0; label < chances.Length; label++)
        {
            chances[label] = Math.Exp((sums[label] - greatest) * _unit);
            total += chances[label];
        }

        for (int label = 0; label < chances.Length; label++)
        {
            chances[label] /= total;
        }

        return chances;
    }
}
