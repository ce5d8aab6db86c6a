using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Leads from a finding to its words on the live page, which may have changed since.</summary>
internal static class EvidenceLink
{
    private const int Around = 60;

    /// <summary>The address with a text fragment; <see langword="null"/> when the page has no address of the web, or the words are not in the kept page.</summary>
    public static Href? Live(ToldReport told, TextSpan span)
    {
        Article article = told.Report.Article;
        if (Href.Outside(article.Address) is not { } address || told.EvidenceOf(span).IsOrphan)
        {
            return null;
        }

        string text = article.Text;
        int from = Math.Max(0, span.Start - Around);
        int to = Math.Min(text.Length, span.End + Around);
        return address.At(
            span.In(text).ToString(),
            WholeWords(text[from..span.Start], fromEnd: true),
            WholeWords(text[span.End..to], fromEnd: false)
        );
    }

    // Text fragments stand on words: a word that is cut in two is found nowhere, nor is one that is glued to a mark beside the span.
    private static string WholeWords(string text, bool fromEnd)
    {
        int line = fromEnd ? text.LastIndexOf('\n') : text.IndexOf('\n', StringComparison.Ordinal);
        if (line >= 0)
        {
            return WithoutEdge(fromEnd ? text[(line + 1)..] : text[..line]);
        }

        int blank = fromEnd ? text.IndexOf(' ', StringComparison.Ordinal) : text.LastIndexOf(' ');
        return blank < 0 ? "" : WithoutEdge(fromEnd ? text[blank..] : text[..blank]);
    }

    private static string WithoutEdge(string text) => text.Trim();
}
