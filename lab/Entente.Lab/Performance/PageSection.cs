namespace Entente.Lab.Performance;

/// <summary>A part of a page that one command writes; other commands write other parts of the same page.</summary>
internal static class PageSection
{
    /// <summary>Puts <paramref name="text"/> in place of the part called <paramref name="name"/>, or at the end of a page that has none.</summary>
    public static async Task WriteAsync(string path, string name, string text)
    {
        string begin = $"<!-- {name}: begin -->\n";
        string end = $"<!-- {name}: end -->\n";
        string page = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = page.IndexOf(end, StringComparison.Ordinal);
        string part = $"{begin}\n{text.Trim()}\n\n{end}";
        await File.WriteAllTextAsync(
            path,
            from >= 0 && to > from
                ? string.Concat(page.AsSpan(0, from), part, page.AsSpan(to + end.Length))
                : $"{page}\n{part}".TrimStart()
        );
    }
}
