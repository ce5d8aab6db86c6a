using System.Text;

namespace Entente.Server.Pages;

/// <summary>Writes Markdown (CommonMark with tables) in which nothing from a page is anything but text.</summary>
internal sealed class MarkdownText
{
    private const string Signs = "\\`*_{}[]<>#|~&!@";
    private readonly StringBuilder _out = new();

    /// <summary>A heading.</summary>
    public void Heading(int level, string text)
    {
        Blank();
        _out.Append('#', level).Append(' ').Append(Escaped(text)).Append('\n');
    }

    /// <summary>A paragraph.</summary>
    public void Paragraph(string text)
    {
        Blank();
        _out.Append(Escaped(text)).Append('\n');
    }

    /// <summary>A line of a list.</summary>
    public void Item(string text, int level = 0)
    {
        if (_out.Length > 0 && _out[^1] != '\n')
        {
            _out.Append('\n');
        }

        _out.Append(' ', 2 * level).Append("- ").Append(Escaped(text)).Append('\n');
    }

    /// <summary>An empty line, where a list begins or ends.</summary>
    public void Blank()
    {
        if (_out.Length > 0)
        {
            _out.Append('\n');
        }
    }

    /// <summary>A table.</summary>
    public void Table(Table table)
    {
        Blank();
        Row(table.Columns);
        Row([.. table.Columns.Select(_ => "---")], isRule: true);
        foreach (string?[] row in table.Rows)
        {
            Row(row);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => _out.ToString();

    private void Row(IReadOnlyList<string?> cells, bool isRule = false)
    {
        foreach (string? cell in cells)
        {
            _out.Append("| ").Append(isRule ? cell : Escaped(cell ?? "")).Append(' ');
        }

        _out.Append("|\n");
    }

    private static string Escaped(string text)
    {
        string line = PlainText.OneLine(PlainText.Clean(text));
        StringBuilder escaped = new(line.Length + 8);
        for (int i = 0; i < line.Length; i++)
        {
            if (
                Signs.Contains(line[i], StringComparison.Ordinal)
                || BeginsBlock(line, i)
                || MakesLink(line, i)
            )
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }

    // A list, a rule, a heading that is underlined.
    private static bool BeginsBlock(string line, int i) => i == 0 && line[i] is ('-' or '+' or '=');

    // Readers make links of bare addresses: what a page names is not to be followed by accident.
    private static bool MakesLink(string line, int i) =>
        (line[i] == ':' && i + 1 < line.Length && line[i + 1] == '/')
        || (
            line[i] == '.'
            && i >= 3
            && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase)
        );
}
