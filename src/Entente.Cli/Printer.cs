using System.Globalization;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;
using PlainText = Spectre.Console.Text;

namespace Entente.Cli;

/// <summary>Prints tables for people: fitted to the width of the terminal, bold and dim where there is one, plain text elsewhere.</summary>
/// <remarks>What comes from pages goes through <see cref="Clean"/>: a page must not steer the terminal it is shown on.</remarks>
internal sealed class Printer
{
    private const int PlainWidth = 120;
    private readonly IAnsiConsole _console;

    public Printer(TextWriter output)
    {
        bool isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        _console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(isTerminal ? output : new TrimmingWriter(output)),
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
            }
        );
        if (!isTerminal)
        {
            _console.Profile.Width = PlainWidth;
        }
    }

    public void Heading(string text) =>
        _console.Write(new PlainText(Clean(text) + "\n", new Style(decoration: Decoration.Bold)));

    public void Line(string text = "") => _console.Write(new PlainText(Clean(text) + "\n"));

    /// <summary>Prints rows under a head; a column whose head ends in <c>&gt;</c> is set to the right.</summary>
    public void Table(string[] head, IEnumerable<string?[]> rows)
    {
        Table table = new Table().NoBorder();
        table.ShowHeaders = head.Any(name => name.Length > 0);
        foreach (string name in head)
        {
            bool isNumber = name.EndsWith('>');
            TableColumn column = new(
                new PlainText(name.TrimEnd('>', '!'), new Style(decoration: Decoration.Dim))
            );
            column.Alignment = isNumber ? Justify.Right : Justify.Left;
            column.NoWrap = name.EndsWith('!');
            column.Padding = new Padding(0, 0, 2, 0);
            table.AddColumn(column);
        }

        foreach (string?[] row in rows)
        {
            table.AddRow(
                row.Select(cell => (IRenderable)new PlainText(Clean(cell ?? "–"))).ToArray()
            );
        }

        _console.Write(table);
    }

    /// <summary>The first characters of an identifier: enough to type it back, short enough to read.</summary>
    public static string Short(string id) => id[..Math.Min(id.Length, 8)];

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>"1 report", "2 reports".</summary>
    public static string Count(long number, string noun) =>
        $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>The text with every run of blanks and line breaks made one blank.</summary>
    public static string OneLine(string text)
    {
        string words = string.Join(
            ' ',
            text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
        return $"{(text.Length > 0 && char.IsWhiteSpace(text[0]) ? " " : "")}{words}{(text.Length > 0 && char.IsWhiteSpace(text[^1]) ? " " : "")}";
    }

    /// <summary>Text from outside with what could steer a terminal or turn the reading order replaced by U+FFFD.</summary>
    public static string Clean(string text)
    {
        int bad = IndexOfControl(text, 0);
        if (bad < 0)
        {
            return text;
        }

        StringBuilder clean = new(text);
        for (; bad >= 0; bad = IndexOfControl(text, bad + 1))
        {
            clean[bad] = text[bad] is '\r' or '\t' ? ' ' : '\uFFFD';
        }

        return clean.ToString();
    }

    private static int IndexOfControl(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            bool isBidi = c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
            if (char.IsControl(c) && c != '\n' || isBidi)
            {
                return i;
            }
        }

        return -1;
    }
}
