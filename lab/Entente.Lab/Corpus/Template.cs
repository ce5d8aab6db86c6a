using System.Collections.Immutable;
using Entente.Articles;

namespace Entente.Lab.Corpus;

/// <summary>An example page, divided into what the article says and what stands around it.</summary>
/// <param name="Name">The file, with <c>:line</c> for a line of JSON Lines.</param>
/// <param name="Title">The headline, empty when the page has none.</param>
/// <param name="Outlet">Who publishes it; <see langword="null"/> when the page does not say.</param>
/// <param name="Day">When it was published; <see langword="null"/> when the page does not say.</param>
/// <param name="Dateline">The place from which the report comes, which stands outside its paragraphs; empty when the page does not say.</param>
/// <param name="Parts">All of the page's text, in order.</param>
/// <param name="IsHtml">Whether the text has tags.</param>
internal sealed record Template(
    string Name,
    string Title,
    string? Outlet,
    DateOnly? Day,
    string Dateline,
    ImmutableArray<TemplatePart> Parts,
    bool IsHtml
)
{
    /// <summary>The ending that a file made from this template gets.</summary>
    public string Ending => IsHtml ? ".html" : ".txt";

    /// <summary>Reads <paramref name="capture"/>; <see langword="null"/> when no article is in it.</summary>
    public static Template? Read(Capture capture, ArticleReader reader)
    {
        if (reader.Read(capture).Article is not { } article)
        {
            return null;
        }

        // Pages of the corpus are written in UTF-8, whatever the example declares.
        string source = ArticleReader
            .SourceText(capture)
            .Replace("charset=windows-1252", "charset=utf-8", StringComparison.Ordinal);
        int shift = source.Length - ArticleReader.SourceText(capture).Length;
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        int position = 0;
        foreach (TextSpan paragraph in Paragraphs(article))
        {
            int start = paragraph.Start + shift;
            if (start < position)
            {
                continue;
            }

            parts.Add(new TemplatePart(source[position..start], IsArticle: false));
            position = paragraph.End + shift;
            parts.Add(new TemplatePart(source[start..position], IsArticle: true));
        }

        parts.Add(new TemplatePart(source[position..], IsArticle: false));
        return new Template(
            Path.GetFileName(capture.File),
            article.Title?.Value ?? "",
            article.Outlet?.Value,
            article.Published?.Value.Day,
            article.Dateline?.Value ?? "",
            parts.ToImmutable(),
            IsHtml: source.Contains("</", StringComparison.Ordinal)
        );
    }

    private static IEnumerable<TextSpan> Paragraphs(Article article)
    {
        const string separator = "\n\n";
        int start = 0;
        while (start < article.Text.Length)
        {
            int end = article.Text.IndexOf(separator, start, StringComparison.Ordinal);
            end = end < 0 ? article.Text.Length : end;
            if (end > start)
            {
                yield return article.Source.ToSource(new TextSpan(start, end));
            }

            start = end + separator.Length;
        }
    }
}

/// <summary>A part of a template.</summary>
/// <param name="Text">Its text, with tags where the page has them.</param>
/// <param name="IsArticle">Whether it is a paragraph of the article: its words are exchanged, and it may be left out.</param>
internal readonly record struct TemplatePart(string Text, bool IsArticle);
