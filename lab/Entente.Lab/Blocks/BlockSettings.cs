using System.Collections.Frozen;

namespace Entente.Lab.Blocks;

/// <summary>How a labeller is learnt; the values were chosen by cross-validation (lab/notes/articles.md).</summary>
internal sealed record BlockSettings
{
    /// <summary>How often each page is seen.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>The size of the first steps.</summary>
    public float Rate { get; init; } = 0.01f;

    /// <summary>How far weights are drawn to zero.</summary>
    public required float Decay { get; init; }

    /// <summary>What a wrong label of a block of 40 words costs.</summary>
    public float Cost { get; init; } = 2;

    /// <summary>What a page of a set counts; 1 for the others.</summary>
    public required FrozenDictionary<string, float> Weights { get; init; }

    /// <summary>The order of pages depends on it alone.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>For pages with their tags.</summary>
    public static BlockSettings Pages { get; } = new() { Decay = 0.05f, Weights = Weigh(news: 2) };

    /// <summary>For lines without tags.</summary>
    public static BlockSettings Lines { get; } = new() { Decay = 0.1f, Weights = Weigh(news: 4) };

    // Newspapers are what we read, and few of the pages; of the pages of "traf" only some segments are marked.
    private static FrozenDictionary<string, float> Weigh(float news) =>
        new Dictionary<string, float>(StringComparer.Ordinal)
        {
            ["fundus"] = news,
            ["traf"] = 0.5f,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
