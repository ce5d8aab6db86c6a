using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>A page to learn from: for each block the active rows, and which labels the gold allows.</summary>
/// <param name="Set">The set it belongs to.</param>
/// <param name="Id">Its name there.</param>
/// <param name="Site">Its site: no site is in two folds.</param>
/// <param name="Text">Its words.</param>
/// <param name="Facts">What is known of its blocks.</param>
/// <param name="Rows">The active rows of all blocks, one block behind the other.</param>
/// <param name="Steps">The row of the step to each block.</param>
/// <param name="Allowed">For each block whether it may be body, and whether it may be none.</param>
/// <param name="Costs">For each block what a wrong label costs, 0 to 1.</param>
/// <param name="Reasons">For each block why rules leave it out; <see langword="null"/> for those that they take.</param>
internal sealed record LabelledPage(
    string Set,
    string Id,
    string Site,
    PageText Text,
    BlockFacts Facts,
    ushort[] Rows,
    byte[] Steps,
    Labels[] Allowed,
    float[] Costs,
    string?[] Reasons
)
{
    private const float CostWords = 40;
    private const int MostWords = 100;

    /// <summary>How many blocks it has.</summary>
    public int Count => Allowed.Length;

    /// <summary>Whether a way through the states is allowed that has a body.</summary>
    public bool HasBody => Allowed.Any(labels => labels == Labels.Body);

    /// <summary>Makes one from what the reader knows of a page.</summary>
    public static LabelledPage Of(
        string set,
        string id,
        string site,
        PageText text,
        BlockFacts facts,
        Labels[] allowed,
        string?[] reasons
    )
    {
        ushort[] rows = new ushort[facts.Count * BlockTemplates.Count];
        byte[] steps = new byte[facts.Count];
        float[] costs = new float[facts.Count];
        int[] active = new int[BlockTemplates.Count];
        for (int i = 0; i < facts.Count; i++)
        {
            BlockTemplates.Active(facts, i, active);
            for (int k = 0; k < active.Length; k++)
            {
                rows[(i * active.Length) + k] = checked((ushort)active[k]);
            }

            steps[i] = BlockTemplates.StepRow(facts, i);
            int words = BlockTraits.Of(text.Words(text.Blocks[i])).Words;
            costs[i] = Math.Min(words, MostWords) / CostWords;
        }

        return new LabelledPage(set, id, site, text, facts, rows, steps, allowed, costs, reasons);
    }
}

/// <summary>What the gold allows a block to be.</summary>
[Flags]
internal enum Labels
{
    /// <summary>A part of the article.</summary>
    Body = 1,

    /// <summary>No part of it.</summary>
    Other = 2,

    /// <summary>The gold does not tell.</summary>
    Any = Body | Other,
}
