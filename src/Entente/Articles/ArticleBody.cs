using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>The text of an article with its way back, and what was left out around it.</summary>
internal sealed record ArticleBody(string Text, SourceMap Source, ImmutableArray<Cut> Cuts)
{
    /// <summary>The body of a page that has none.</summary>
    public static ArticleBody Empty { get; } = new("", new SourceMap([]), []);

    /// <summary>Puts the body together from the parts of a page that are it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reasons">For each block why it is left out; <see langword="null"/> for the body.</param>
    /// <param name="parts">For each block of the body what of it is kept; where it is shorter than the block, the rest is cut for the reason given.</param>
    public static ArticleBody Compose(
        PageText page,
        string?[] reasons,
        IReadOnlyDictionary<int, (TextSpan Kept, string Reason)> parts
    )
    {
        List<TextSpan> passages = [];
        var cuts = ImmutableArray.CreateBuilder<Cut>();
        bool isNeighbour = false;
        for (int i = 0; i < reasons.Length; i++)
        {
            TextSpan block = page.Blocks[i].Text;
            if (reasons[i] == BlockChoice.Headline)
            {
                isNeighbour = false;
            }
            else if (reasons[i] is { } reason)
            {
                Add(block, reason);
            }
            else if (parts.TryGetValue(i, out (TextSpan Kept, string Reason) part))
            {
                Add(new TextSpan(block.Start, part.Kept.Start), part.Reason);
                Keep(part.Kept);
                Add(new TextSpan(part.Kept.End, block.End), part.Reason);
            }
            else
            {
                Keep(block);
            }
        }

        (string text, SourceMap map) = page.Compose(passages);
        return new ArticleBody(text, map, cuts.DrainToImmutable());

        void Keep(TextSpan span)
        {
            if (!span.IsEmpty)
            {
                passages.Add(span);
                isNeighbour = false;
            }
        }

        // Neighbours that are left out for one reason are one cut.
        void Add(TextSpan span, string reason)
        {
            if (span.IsEmpty)
            {
                return;
            }

            Cut cut = new(page.ToSource(span), span.Length, reason);
            if (isNeighbour && cuts[^1].Reason == reason)
            {
                cuts[^1] = Joined(cuts[^1], cut);
            }
            else
            {
                cuts.Add(cut);
            }

            isNeighbour = true;
        }
    }

    private static Cut Joined(Cut left, Cut right) =>
        new(
            new TextSpan(left.Source.Start, Math.Max(left.Source.End, right.Source.End)),
            left.Characters + right.Characters,
            left.Reason
        );
}
