using System.Collections.Immutable;

namespace Entente.Articles;

/// <summary>The text of an article with its way back, what was left out around it, and what each part of the page is.</summary>
internal sealed record ArticleBody(
    string Text,
    SourceMap Source,
    ImmutableArray<Cut> Cuts,
    ImmutableArray<PagePart> Parts
)
{
    /// <summary>What stands under the pictures of the article.</summary>
    public ImmutableArray<Caption> Captions { get; init; } = [];

    /// <summary>The body of a page that has none.</summary>
    public static ArticleBody Empty { get; } = new("", new SourceMap([]), [], []);

    /// <summary>Puts the body together from the parts of a page that are it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="reasons">For each block why it is left out; <see langword="null"/> for the body.</param>
    /// <param name="kinds">For each block what it is.</param>
    /// <param name="trimmed">For each block of the body what of it is kept; where it is shorter than the block, the rest is cut for the reason given.</param>
    public static ArticleBody Compose(
        PageText page,
        string?[] reasons,
        PagePartKind[] kinds,
        IReadOnlyDictionary<int, (TextSpan Kept, string Reason)> trimmed
    )
    {
        Composition body = new(page);
        for (int i = 0; i < reasons.Length; i++)
        {
            TextSpan block = page.Blocks[i].Text;
            if (reasons[i] == BlockChoice.Headline)
            {
                body.Part(block, kinds[i]);
            }
            else if (reasons[i] is { } reason)
            {
                body.Cut(block, reason, kinds[i]);
            }
            else if (trimmed.TryGetValue(i, out (TextSpan Kept, string Reason) part))
            {
                PagePartKind kind = PartNamer.OfReason(part.Reason);
                body.Cut(new TextSpan(block.Start, part.Kept.Start), part.Reason, kind);
                body.Keep(part.Kept, kinds[i]);
                body.Cut(new TextSpan(part.Kept.End, block.End), part.Reason, kind);
            }
            else
            {
                body.Keep(block, kinds[i]);
            }
        }

        return body.ToBody();
    }

    // A body while it is put together, block by block.
    private sealed class Composition(PageText page)
    {
        private readonly List<TextSpan> _passages = [];
        private readonly ImmutableArray<Cut>.Builder _cuts = ImmutableArray.CreateBuilder<Cut>();
        private readonly ImmutableArray<PagePart>.Builder _parts =
            ImmutableArray.CreateBuilder<PagePart>();
        private bool _isBehindCut;
        private int _length;

        public ArticleBody ToBody()
        {
            (string text, SourceMap map) = page.Compose(_passages);
            return new ArticleBody(text, map, _cuts.DrainToImmutable(), _parts.DrainToImmutable());
        }

        // Neither kept nor cut: the headline.
        public void Part(TextSpan span, PagePartKind kind)
        {
            _parts.Add(new PagePart(page.ToSource(span), Text: null, kind));
            _isBehindCut = false;
        }

        public void Keep(TextSpan span, PagePartKind kind)
        {
            if (span.IsEmpty)
            {
                return;
            }

            int start = _passages.Count == 0 ? 0 : _length + PageText.Parting.Length;
            _length = start + span.Length;
            _passages.Add(span);
            _parts.Add(new PagePart(page.ToSource(span), new TextSpan(start, _length), kind));
            _isBehindCut = false;
        }

        // Neighbours that are left out for one reason are one cut, and those of one kind are one part.
        public void Cut(TextSpan span, string reason, PagePartKind kind)
        {
            if (span.IsEmpty)
            {
                return;
            }

            Cut cut = new(page.ToSource(span), span.Length, reason);
            PagePart part = new(cut.Source, Text: null, kind);
            if (_isBehindCut && _cuts[^1].Reason == reason)
            {
                _cuts[^1] = cut with
                {
                    Source = Joined(_cuts[^1].Source, cut.Source),
                    Characters = _cuts[^1].Characters + cut.Characters,
                };
            }
            else
            {
                _cuts.Add(cut);
            }

            if (_isBehindCut && _parts[^1].Kind == kind)
            {
                _parts[^1] = part with { Source = Joined(_parts[^1].Source, cut.Source) };
            }
            else
            {
                _parts.Add(part);
            }

            _isBehindCut = true;
        }

        private static TextSpan Joined(TextSpan left, TextSpan right) =>
            new(left.Start, Math.Max(left.End, right.End));
    }
}
