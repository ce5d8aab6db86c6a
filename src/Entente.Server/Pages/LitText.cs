namespace Entente.Server.Pages;

/// <summary>A span of a text that is to be seen.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Id">The anchor by which it is lit; empty when it has none.</param>
/// <param name="Class">How it looks: <c>said</c>, <c>quoted</c>, <c>shared</c> or <c>name</c>.</param>
/// <param name="Title">What it is, for those who point at it; empty when that is plain.</param>
internal sealed record Light(TextSpan Span, string Id, string Class, string Title);

/// <summary>Shows the paragraphs of a text with spans lit.</summary>
internal static class LitText
{
    private const string Parting = "\n\n";

    /// <summary>Writes the whole text.</summary>
    public static void Write(Markup html, string text, IReadOnlyList<Light> lights)
    {
        Light[] ordered = Ordered(lights);
        foreach (TextSpan paragraph in Paragraphs(text))
        {
            Write(html, text, paragraph, ordered);
        }
    }

    /// <summary>The lights in the order in which <see cref="Write(Markup, string, TextSpan, Light[])"/> needs them: by place, the longer ones outside.</summary>
    public static Light[] Ordered(IEnumerable<Light> lights) =>
        [.. lights.OrderBy(light => light.Span.Start).ThenByDescending(light => light.Span.End)];

    /// <summary>Writes one paragraph with the lights that stand in it. A span that crosses another one is cut where that ends.</summary>
    public static void Write(Markup html, string text, TextSpan paragraph, Light[] ordered)
    {
        html.Add($"<p>");
        Stack<int> open = new(); // where each open mark ends
        int at = paragraph.Start;
        foreach (Light light in ordered)
        {
            int start = Math.Max(light.Span.Start, paragraph.Start);
            int end = Math.Min(light.Span.End, paragraph.End);
            if (start >= end)
            {
                continue;
            }

            CloseUntil(start);
            end = open.Count > 0 ? Math.Min(end, open.Peek()) : end;
            if (start >= end)
            {
                continue;
            }

            html.Add($"{text[at..start]}");
            at = start;
            Open(html, light, isFirst: start == light.Span.Start);
            open.Push(end);
        }

        CloseUntil(paragraph.End);
        html.Add($"{text[at..paragraph.End]}</p>\n");

        void CloseUntil(int position)
        {
            while (open.Count > 0 && open.Peek() <= position)
            {
                int end = open.Pop();
                html.Add($"{text[at..end]}</mark>");
                at = end;
            }
        }
    }

    /// <summary>The paragraphs of a text.</summary>
    public static IEnumerable<TextSpan> Paragraphs(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int end = text.IndexOf(Parting, at, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            if (end > at)
            {
                yield return new TextSpan(at, end);
            }

            at = end + Parting.Length;
        }
    }

    private static void Open(Markup html, Light light, bool isFirst)
    {
        html.Add($"<mark class=\"{light.Class}\"");
        if (light.Id.Length > 0 && isFirst)
        {
            html.Add($" id=\"{light.Id}\" tabindex=\"-1\"");
        }

        if (light.Title.Length > 0)
        {
            html.Add($" title=\"{light.Title}\"");
        }

        html.Add($">");
    }
}
