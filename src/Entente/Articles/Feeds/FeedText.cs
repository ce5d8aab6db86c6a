using System.Text;

namespace Entente.Articles.Feeds;

/// <summary>Makes plain text of what feeds put into elements that are meant to be read.</summary>
internal static class FeedText
{
    // Where a text is broken off, feeds write one of these.
    private static readonly string[] s_brokenOff = ["…", "...", "[…]", "[...]", "(…)", "[&#8230;]"];

    /// <summary>The characters of HTML that a reader sees, blanks made single.</summary>
    public static string Visible(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            return Single(html);
        }

        StringBuilder text = new(html.Length);
        HtmlScanner scanner = new(html);
        while (scanner.Next())
        {
            if (scanner.Token == HtmlToken.Text)
            {
                text.Append(scanner.Span.In(html));
            }
            else if (scanner.Token == HtmlToken.Raw && scanner.Element == HtmlElement.Title)
            {
                text.Append(scanner.Span.In(html));
            }
            else if (HtmlNames.IsBlock(scanner.Element))
            {
                text.Append(' ');
            }
        }

        return Single(XmlText.Decode(text.ToString()));
    }

    /// <summary>Whether a text ends as texts end that go on elsewhere.</summary>
    public static bool IsBrokenOff(string text) =>
        Array.Exists(
            s_brokenOff,
            mark => text.AsSpan().TrimEnd().EndsWith(mark, StringComparison.Ordinal)
        );

    /// <summary>A language code as BCP 47 writes it ("en-US" for "en_US"); <see langword="null"/> when it can be none.</summary>
    public static string? Language(string? code) =>
        code?.Trim().Replace('_', '-') is { Length: >= 2 and <= 12 } known ? known : null;

    private static string Single(string text)
    {
        StringBuilder to = new(text.Length);
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                to.Append(c);
            }
            else if (to.Length > 0 && to[^1] != ' ')
            {
                to.Append(' ');
            }
        }

        return to.ToString().TrimEnd();
    }
}
