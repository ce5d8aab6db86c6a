using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>The text of an article with its way back, and what was left out around it.</summary>
internal sealed record ArticleBody(string Text, SourceMap Source, ImmutableArray<Cut> Cuts)
{
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
        for (int i = 0; i < reasons.Length; i++)
        {
            TextSpan block = page.Blocks[i].Text;
            if (reasons[i] is { } reason)
            {
                if (reason != BlockChoice.Headline)
                {
                    Add(block, reason);
                }

                continue;
            }

            if (!parts.TryGetValue(i, out (TextSpan Kept, string Reason) part))
            {
                passages.Add(block);
                continue;
            }

            if (part.Kept.Start > block.Start)
            {
                Add(new TextSpan(block.Start, part.Kept.Start), part.Reason);
            }

            if (!part.Kept.IsEmpty)
            {
                passages.Add(part.Kept);
            }

            if (part.Kept.End < block.End)
            {
                Add(new TextSpan(part.Kept.End, block.End), part.Reason);
            }
        }

        (string text, SourceMap source) = page.Compose(passages);
        return new ArticleBody(text, source, cuts.DrainToImmutable());

        // Neighbours that are left out for one reason are one cut.
        void Add(TextSpan span, string reason)
        {
            TextSpan source = page.ToSource(span);
            if (cuts.Count > 0 && cuts[^1].Reason == reason && (passages.Count == 0 || page.ToSource(passages[^1]).End <= cuts[^1].Source.Start))
            {
                Cut last = cuts[^1];
                cuts[^1] = new Cut(
                    new TextSpan(last.Source.Start, Math.Max(last.Source.End, source.End)),
                    last.Characters + span.Length,
                    reason
                );
                return;
            }

            cuts.Add(new Cut(source, span.Length, reason));
        }
    }
}
