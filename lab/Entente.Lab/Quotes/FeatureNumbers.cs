using System.Runtime.InteropServices;

namespace Entente.Lab.Quotes;

/// <summary>Gives features their numbers, and leaves out those that occur seldom.</summary>
internal sealed class FeatureNumbers(int fewest)
{
    private readonly Dictionary<ulong, int> _counts = [];
    private readonly Dictionary<ulong, int> _numbers = [];
    private readonly List<ulong> _features = [];

    /// <summary>The features by number.</summary>
    public IReadOnlyList<ulong> Features => _features;

    /// <summary>How often a feature was counted.</summary>
    public int CountOf(ulong feature) => _counts.GetValueOrDefault(feature);

    /// <summary>Counts features.</summary>
    public void Count(ReadOnlySpan<ulong> features)
    {
        foreach (ulong feature in features)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_counts, feature, out _)++;
        }
    }

    /// <summary>Adds the numbers of those features that were counted often enough.</summary>
    public void Number(ReadOnlySpan<ulong> features, List<int> numbers)
    {
        foreach (ulong feature in features)
        {
            if (_counts.GetValueOrDefault(feature) < fewest)
            {
                continue;
            }

            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(
                _numbers,
                feature,
                out bool exists
            );
            if (!exists)
            {
                number = _features.Count;
                _features.Add(feature);
            }

            numbers.Add(number);
        }
    }
}
