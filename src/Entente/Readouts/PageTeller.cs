using System.Collections.Immutable;

namespace Entente.Readouts;

/// <summary>Tells a kept page in the order of its source: paragraphs of the article, and what was left out between them.</summary>
public static class PageTeller
{
    private const string Parting = "\n\n";

    /// <summary>Tells the page of a report.</summary>
    /// <param name="told">The report.</param>
    /// <param name="shown">The visible words of a part of a source text.</param>
    public static PageReadout Tell(ToldReport told, Func<string, TextSpan, string> shown)
    {
        ArgumentNullException.ThrowIfNull(told);
        ArgumentNullException.ThrowIfNull(shown);
        Article article = told.Report.Article;
        string source = told.Source ?? string.Empty;
        CodePoints points = new(source);
        TextSpan whole = new(0, source.Length);
        IEnumerable<(TextSpan Source, PageRow Row)> cuts = article
            .Cuts.Where(cut => whole.Contains(cut.Source))
            .Select(cut =>
                (
                    cut.Source,
                    Row(cut.Source, cut.Characters, cut.Reason, shown(source, cut.Source), points)
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

    private static PageRow Row(
        TextSpan source,
        int characters,
        string? reason,
        string words,
        CodePoints points
    ) =>
        new(
            points.Before(source.Start),
            points.Before(source.End),
            characters,
            reason,
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
