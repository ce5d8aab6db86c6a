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

    /// <summary>What a page of a set counts, and a text without tags; 1 for the others.</summary>
    public required FrozenDictionary<string, (float Page, float Text)> Weights { get; init; }

    /// <summary>The order of pages depends on it alone.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The settings of <c>models/blocks.bin</c>.</summary>
    /// <remarks>Newspapers are what we read, and few of the pages; of the pages of "traf" only some segments are marked.</remarks>
    public static BlockSettings Default { get; } =
        new()
        {
            Decay = 0.05f,
            Weights = new Dictionary<string, (float Page, float Text)>(StringComparer.Ordinal)
            {
                ["fundus"] = (2, 4),
                ["traf"] = (0.5f, 0.5f),
            }.ToFrozenDictionary(StringComparer.Ordinal),
        };

    /// <summary>What a page counts.</summary>
    public float WeightOf(LabelledPage page) =>
        !Weights.TryGetValue(page.Set, out (float Page, float Text) weight) ? 1
        : page.Facts.HasTags ? weight.Page
        : weight.Text;
}
