namespace Entente.Articles;

/// <summary>Tells HTML from text in which tags are only talked about.</summary>
internal static class HtmlTest
{
    // What does not look like HTML by then is none.
    private const int Length = 65_536;

    /// <summary>Whether a text is HTML: it begins with a tag, names its document, or closes blocks.</summary>
    public static bool IsHtml(string text)
    {
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, Length));
        ReadOnlySpan<char> start = head.TrimStart();
        if (
            start.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || start.StartsWith("<!--")
        )
        {
            return true;
        }

        bool startsWithTag = false;
        int closed = 0;
        HtmlScanner scanner = new(head.Length == text.Length ? text : head.ToString());
        while (scanner.Next())
        {
            bool isKnown =
                HtmlNames.IsBlock(scanner.Element)
                || scanner.Element is HtmlElement.Script or HtmlElement.Meta or HtmlElement.Title;
            if (scanner.Token == HtmlToken.Start && isKnown)
            {
                startsWithTag |= head[..scanner.Span.Start].IsWhiteSpace();
                if (
                    startsWithTag
                    || scanner.Element is HtmlElement.Html or HtmlElement.Body or HtmlElement.Head
                )
                {
                    return true;
                }
            }
            else if (scanner.Token == HtmlToken.End && isKnown && ++closed >= 2)
            {
                return true;
            }
        }

        return false;
    }
}
