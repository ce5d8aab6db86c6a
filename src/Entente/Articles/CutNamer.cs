using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Entente.Articles;

/// <summary>Names what stands around an article and in it where neither the page's maker nor its words say so, by weights that were learnt.</summary>
/// <remarks>
/// A second decision behind that of the <see cref="BlockLabeller"/>: it never moves a block into the article or out of it. Logistic regression over
/// <see cref="CutTemplates"/>, learnt from the blocks that rules name (by names of elements, and by words that tables know), without what
/// named them; what is not likely enough stays unnamed. Cost: <see cref="CutTemplates.Count"/> additions a block. Safe to use from any thread.
/// </remarks>
internal sealed class CutNamer
{
    /// <summary>How many kinds of blocks are told apart.</summary>
    public const int Kinds = 8;

    // From here on nine of ten names are right on sites that were not learnt from: lab/notes/articles.md.
    private const float Sure = 0.8f;

    // Of the kinds that are named. What looks like a teaser, a byline, a button or promotion is something else too often: these are told
    // apart so that the others are not taken for them.
    private static readonly bool[] s_isNamed = [true, false, true, true, false, false, false, true];

    private readonly Vector256<float>[] _weights;

    public CutNamer(ReadOnlySpan<float> weights)
    {
        if (weights.Length != CutTemplates.Rows * Kinds)
        {
            throw new ArgumentException("expected weights of all rows", nameof(weights));
        }

        _weights = new Vector256<float>[CutTemplates.Rows];
        for (int i = 0; i < _weights.Length; i++)
        {
            _weights[i] = Vector256.Create(weights.Slice(i * Kinds, Kinds));
        }
    }

    /// <summary>The names, in the order of the weights.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "navigation",
        "related links",
        "comments",
        "caption",
        BlockChoice.Byline,
        "sharing",
        "promotion",
        "legal notice",
    ];

    /// <summary>Whether a reason tells where a block stands and not what it is.</summary>
    public static bool IsOpen(string? reason) =>
        reason is "around the article" or "no prose" or "links" or "apart from the article";

    /// <summary>Gives a name to the blocks whose reason is open.</summary>
    /// <param name="reasons">For each block why it is left out; <see langword="null"/> for the body.</param>
    /// <param name="facts">What is known of the blocks.</param>
    public void Name(string?[] reasons, BlockFacts facts)
    {
        Span<int> rows = stackalloc int[CutTemplates.Count];
        for (int i = 0; i < reasons.Length; i++)
        {
            if (IsOpen(reasons[i]))
            {
                CutTemplates.Active(facts, i, facts.HasTags, rows);
                (int kind, bool isSure) = Best(rows);
                reasons[i] = isSure ? Names[kind] : reasons[i];
            }
        }
    }

    /// <summary>The likeliest kind of a block, and whether it is likely enough to be named.</summary>
    public (int Kind, bool IsSure) Best(ReadOnlySpan<int> rows)
    {
        Vector256<float> sum = Vector256<float>.Zero;
        foreach (int row in rows)
        {
            sum += _weights[row];
        }

        int best = 0;
        for (int kind = 1; kind < Kinds; kind++)
        {
            best = sum[kind] > sum[best] ? kind : best;
        }

        float all = 0;
        for (int kind = 0; kind < Kinds; kind++)
        {
            all += MathF.Exp(sum[kind] - sum[best]);
        }

        return (best, s_isNamed[best] && 1 / all >= Sure);
    }
}
