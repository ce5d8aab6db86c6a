using System.Runtime.InteropServices;

namespace Entente.Lab.Names;

/// <summary>Counts features: those that occur only once teach nothing, and there are more of them than of all others.</summary>
internal sealed class FeatureCounter
{
    private const int Fewest = 2;
    private readonly Dictionary<ulong, int> _counts = [];

    /// <summary>Counts each once more.</summary>
    public void Add(ReadOnlySpan<ulong> features)
    {
        foreach (ulong feature in features)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _)++;
        }
    }

    /// <summary>Those that occur often enough.</summary>
    public IEnumerable<ulong> Frequent(IEnumerable<ulong> features) =>
        features.Where(feature => _counts.GetValueOrDefault(feature) >= Fewest);
}
