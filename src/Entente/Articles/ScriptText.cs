namespace Entente.Articles;

/// <summary>Finds the article of a page that shows nothing until a script puts it there: paragraphs in a string of the script.</summary>
internal static class ScriptText
{
    // Fewer paragraphs are a teaser, or a message.
    private const int LeastParagraphs = 3;

    private static readonly string[] s_paragraphs = ["<p>", "<p ", @"\u003cp\u003e", @"\u003cp "];

    /// <summary>The page in the string with the most paragraphs, with its source in <paramref name="html"/>; <see langword="null"/> when there is none. Cost: linear.</summary>
    public static HtmlPage? Read(string html, HtmlPageReader pages)
    {
        if (Find(html) is not { } literal)
        {
            return null;
        }

        MappedText inner = EscapedText.Read(html, literal.Start, literal.End);
        HtmlPage page = pages.Read(inner.Text);
        return page with
        {
            Text = page.Text.Behind(inner),
            Regions =
            [
                .. page.Regions.Select(region =>
                    region with
                    {
                        Source = inner.Source.ToSource(region.Source),
                    }
                ),
            ],
            Properties = [],
            LinkedData = [],
            Times = [],
        };
    }

    private static TextSpan? Find(string html)
    {
        TextSpan? best = null;
        int most = LeastParagraphs - 1;
        HtmlScanner scanner = new(html);
        while (scanner.Next())
        {
            if (scanner is not { Token: HtmlToken.Raw, Element: HtmlElement.Script })
            {
                continue;
            }

            foreach (TextSpan literal in Literals(html, scanner.Content))
            {
                int count = Paragraphs(literal.In(html));
                (best, most) = count > most ? (literal, count) : (best, most);
            }
        }

        return best;
    }

    private static IEnumerable<TextSpan> Literals(string html, TextSpan script)
    {
        int at = script.Start;
        while (at < script.End)
        {
            int start = html.IndexOf('"', at, script.End - at) + 1;
            if (start == 0)
            {
                yield break;
            }

            int end = start;
            while (end < script.End && html[end] != '"')
            {
                end += html[end] == '\\' ? 2 : 1;
            }

            if (end >= script.End)
            {
                yield break;
            }

            yield return new TextSpan(start, end);
            at = end + 1;
        }
    }

    private static int Paragraphs(ReadOnlySpan<char> literal)
    {
        int count = 0;
        foreach (string paragraph in s_paragraphs)
        {
            int at = literal.IndexOf(paragraph, StringComparison.OrdinalIgnoreCase);
            ReadOnlySpan<char> rest = literal;
            while (at >= 0)
            {
                count++;
                rest = rest[(at + paragraph.Length)..];
                at = rest.IndexOf(paragraph, StringComparison.OrdinalIgnoreCase);
            }
        }

        return count;
    }
}
