using System.Collections.Frozen;
using Entente.Articles;

namespace Entente.Lab.Blocks;

/// <summary>A block that rules name, for a <see cref="CutTrainer"/>.</summary>
/// <param name="Rows">Its active rows.</param>
/// <param name="Kind">What it is, by the order of <see cref="CutNamer.Names"/>.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct CutExample(int[] Rows, int Kind, float Weight);

/// <summary>The blocks that rules name: by names of elements, and by words that tables know.</summary>
internal static class CutExamples
{
    private static readonly FrozenDictionary<string, int> s_kinds = new (
        string Name,
        string[] Reasons
    )[]
    {
        ("navigation", ["navigation", "page control", "footer", "tags", "kiosk"]),
        ("related links", ["related links", "read more", "teaser"]),
        ("comments", ["comments", "comment form"]),
        ("caption", ["caption"]),
        (BlockChoice.Byline, [BlockChoice.Byline, "article data"]),
        ("sharing", ["sharing"]),
        ("promotion", ["promotion", "advert", "subscription", "paywall", "appeal", "app"]),
        ("legal notice", ["legal notice", "cookie notice", "copyright", "disclaimer"]),
    }
        .SelectMany(kind =>
            kind.Reasons.Select(reason =>
                KeyValuePair.Create(reason, CutNamer.Names.IndexOf(kind.Name))
            )
        )
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The examples of a page; a menu of a hundred links counts no more than ten times one of them.</summary>
    public static IEnumerable<CutExample> Of(LabelledPage page, bool hasTags)
    {
        int[] counts = new int[CutNamer.Kinds];
        foreach (string? reason in page.Reasons)
        {
            if (reason is not null && s_kinds.TryGetValue(reason, out int kind))
            {
                counts[kind]++;
            }
        }

        for (int i = 0; i < page.Count; i++)
        {
            if (page.Reasons[i] is { } reason && s_kinds.TryGetValue(reason, out int kind))
            {
                int[] rows = new int[CutTemplates.Count];
                CutTemplates.Active(page.Facts, i, hasTags, rows);
                yield return new CutExample(rows, kind, 1 / MathF.Sqrt(counts[kind]));
            }
        }
    }
}
