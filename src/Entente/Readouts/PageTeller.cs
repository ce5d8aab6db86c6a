using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>Tells a kept page in the order of its source: paragraphs of the article, and what was left out between them.</summary>
public static class PageTeller
{
    private const string Parting = "\n\n";

    /// <summary>Tells the page of a report.</summary>
    /// <param name="told">The report.</param>
    /// <param name="parts">What the parts of its page are, in order.</param>
    /// <param name="shown">The visible words of a part of a source text.</param>
    public static PageReadout Tell(
        ToldReport told,
        ImmutableArray<PagePart> parts,
        Func<string, TextSpan, string> shown
    )
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(shown);
        Article article = told.Report.Article;
        string source = told.Source ?? string.Empty;
        CodePoints points = new(source);
        TextSpan whole = new(0, source.Length);
        ILookup<bool, PagePart> byPlace = parts.ToLookup(part => part.Text is not null);
        PagePart[] keptParts = [.. byPlace[true]];
        PagePart[] otherParts = [.. byPlace[false]];
        IEnumerable<(TextSpan Source, PageRow Row)> cuts = article
            .Cuts.Where(cut => whole.Contains(cut.Source))
            .Select(cut =>
                (
                    cut.Source,
                    Row(
                        cut.Source,
                        cut.Characters,
                        cut.Reason,
                        Kinds(otherParts, cut.Source),
                        shown(source, cut.Source),
                        points
                    )
                )
            );
        IEnumerable<(TextSpan Source, PageRow Row)> kept = Paragraphs(article.Text)
            .Select(paragraph => (Paragraph: paragraph, Source: article.Source.ToSource(paragraph)))
            .Where(passage => whole.Contains(passage.Source))
            .Select(passage =>
                (
                    passage.Source,
                    Row(
                        passage.Source,
                        passage.Paragraph.Length,
                        reason: null,
                        Kinds(keptParts, passage.Source),
                        passage.Paragraph.In(article.Text).ToString(),
                        points
                    )
                )
            );
        return new PageReadout(
            told.Report.Id,
            told.File,
            [.. cuts.Concat(kept).OrderBy(passage => passage.Source.Start).Select(p => p.Row)]
        );
    }

    // What the parts in a passage are, each kind once: a cut may hold the author's line and the day's.
    private static string Kinds(PagePart[] parts, TextSpan source)
    {
        List<string> found = [];
        for (
            int at = FirstBehind(parts, source.Start);
            at < parts.Length && parts[at].Source.Start < source.End;
            at++
        )
        {
            string name = parts[at].Kind.Name();
            if (!found.Contains(name))
            {
                found.Add(name);
            }
        }

        return found.Count == 0 ? PagePartKind.Unnamed.Name() : string.Join(", ", found);
    }

    // The first part that ends behind a place: parts stand in the order of the source.
    private static int FirstBehind(PagePart[] parts, int place)
    {
        int low = 0;
        int high = parts.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (parts[middle].Source.End <= place)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private static PageRow Row(
        TextSpan source,
        int characters,
        string? reason,
        string kinds,
        string words,
        CodePoints points
    ) =>
        new(
            points.Before(source.Start),
            points.Before(source.End),
            characters,
            reason,
            kinds,
            Snippet.Of(words, [])
        );

    private static ImmutableArray<TextSpan> Paragraphs(string text)
    {
        var found = ImmutableArray.CreateBuilder<TextSpan>();
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOf(Parting, at, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            if (end > at)
            {
                found.Add(new TextSpan(at, end));
            }

            at = end + Parting.Length;
        }

        return found.DrainToImmutable();
    }
}
