using System.Collections.Immutable;

namespace Entente.Quotations;

/// <summary>Numbers by which a store finds wordings that may be alike: each stands for two telling words beside each other.</summary>
/// <param name="Kept">Those that are stored with the wording; the same for the same words on every machine.</param>
/// <param name="Asked">Those to ask for when its like is looked for: more, so that a word put in does not hide it.</param>
/// <remarks>Two pairs may by chance have one number: what is found is compared, word by word.</remarks>
public sealed record WordingKeys(ImmutableArray<int> Kept, ImmutableArray<int> Asked)
{
    // Most statements have fewer telling words; of a long one the pairs that tell most.
    private const int MostKept = 10;
    private const int MostAsked = 32;

    /// <summary>Those that a wording of the same words shares at least: one alone is a turn of phrase, unless there are few.</summary>
    public int FewestShared => Kept.Length < 4 ? 1 : 2;

    internal static WordingKeys Of(Profile profile)
    {
        List<(double Weight, int Key)> beside = Pairs(profile, 1);
        List<(double Weight, int Key)> near = [.. beside, .. Pairs(profile, 2)];
        return new WordingKeys(Heaviest(beside, MostKept), Heaviest(near, MostAsked));
    }

    private static List<(double Weight, int Key)> Pairs(Profile profile, int distance)
    {
        List<(double, int)> pairs = [];
        List<ContentWord> words = profile.Content;
        for (int i = 0; i + distance < words.Count; i++)
        {
            (ContentWord one, ContentWord other) = (words[i], words[i + distance]);
            if (one.Weight > 0 && other.Weight > 0)
            {
                pairs.Add((one.Weight + other.Weight, Key(one.Stem, other.Stem)));
            }
        }

        return pairs;
    }

    /// <summary>The same for both orders: another translation may turn them round.</summary>
    private static int Key(string one, string other) =>
        string.CompareOrdinal(one, other) <= 0 ? Hash($"{one} {other}") : Hash($"{other} {one}");

    /// <summary>FNV-1a, 32 bits: https://datatracker.ietf.org/doc/html/draft-eastlake-fnv.</summary>
    private static int Hash(string pair)
    {
        uint hash = 2_166_136_261;
        foreach (char c in pair)
        {
            hash = (hash ^ c) * 16_777_619;
        }

        return (int)hash;
    }

    private static ImmutableArray<int> Heaviest(List<(double Weight, int Key)> pairs, int most) =>
        [
            .. pairs
                .OrderByDescending(pair => pair.Weight)
                .Select(pair => pair.Key)
                .Distinct()
                .Take(most),
        ];
}
