namespace Entente.Readouts;

/// <summary>Cuts a little out of a text: what is shown or exported of a page unless its owner asks for all.</summary>
public static class Snippet
{
    /// <summary>UTF-16 code units of a snippet at most (product rule: text stays local).</summary>
    public const int MaxLength = 300;

    private const int Before = 80;

    /// <summary>The text around the first of <paramref name="terms"/> that stands in it; its beginning when none does.</summary>
    public static string Of(string text, IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(terms);
        int at = terms
            .Select(term => text.IndexOf(term, StringComparison.OrdinalIgnoreCase))
            .Where(index => index >= 0)
            .DefaultIfEmpty(0)
            .Min();
        int start = Math.Max(0, at - Before);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        int end = Math.Min(text.Length, start + MaxLength - 2);
        if (end < text.Length)
        {
            int blank = text.LastIndexOf(' ', end - 1, end - start);
            end = blank > start ? blank : end;
        }

        string words = string.Join(
            ' ',
            text[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return $"{(start > 0 ? "…" : "")}{words}{(end < text.Length ? "…" : "")}";
    }
}
