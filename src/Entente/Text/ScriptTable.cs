using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;

namespace Entente.Text;

/// <summary>The scripts of <c>data/world/scripts.tsv</c>: which letter belongs to which, and what is written in each.</summary>
/// <remarks>Safe to use from any thread. Letters beyond the Basic Multilingual Plane, and lone surrogates, belong to none.</remarks>
internal sealed class ScriptTable
{
    /// <summary>The number of no script.</summary>
    public const int None = 0;

    private const int Characters = char.MaxValue + 1;

    // One letter in ten: a page in Japanese has more kana than that, a Chinese page that names a film fewer.
    private const int LeastShare = 10;

    private readonly byte[] _scripts = new byte[Characters];
    private readonly char[] _lower = new char[Characters];
    private readonly ImmutableArray<Script> _rows;

    /// <summary>Loads the table.</summary>
    /// <exception cref="DataFormatException">A range cannot be read, or there are more scripts than 255.</exception>
    public ScriptTable(DataTables tables)
    {
        Table table = tables.Read("world/scripts");
        int name = table.Column("script");
        int language = table.Column("language");
        int with = table.Column("with");
        int ranges = table.Column("ranges");
        Count = table.Rows.Length + 1;
        var rows = ImmutableArray.CreateBuilder<Script>(Count);
        rows.Add(new Script("", "", None));
        foreach (TableRow row in table.Rows)
        {
            if (rows.Count > byte.MaxValue)
            {
                throw row.Bad("expected 255 scripts at most");
            }

            foreach (string range in row.List(ranges))
            {
                Fill(row, range, (byte)rows.Count);
            }

            int partner = table.Rows.IndexOf(table.Rows.FirstOrDefault(r => r[name] == row[with])!);
            rows.Add(new Script(row[name], row[language], partner + 1));
        }

        _rows = rows.MoveToImmutable();
    }

    /// <summary>The numbers of scripts are below this.</summary>
    public int Count { get; }

    /// <summary>The ISO 15924 code of a script: "Latn".</summary>
    public string Name(int script) => _rows[script].Name;

    /// <summary>The language that alone is written in a script; empty where there are several.</summary>
    public string Language(int script) => _rows[script].Language;

    /// <summary>The script of a letter or mark; <see cref="None"/> for everything else.</summary>
    public int Of(char c) => _scripts[c];

    /// <summary>A letter in lower case, the same on every machine.</summary>
    public char Lower(char c) => _lower[c];

    /// <summary>The script that more than half of the letters of <paramref name="text"/> are of; <see cref="None"/> when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="letters">How many letters and marks of that script there are, with those of the script that it is written with.</param>
    public int Main(ReadOnlySpan<char> text, out int letters)
    {
        Span<int> counts = stackalloc int[byte.MaxValue + 1];
        counts.Clear();
        foreach (char c in text)
        {
            counts[_scripts[c]]++;
        }

        counts[None] = 0;
        for (int script = 1; script < Count; script++)
        {
            int partner = _rows[script].Partner;
            if (counts[script] > 0 && counts[script] * LeastShare >= counts[partner])
            {
                counts[script] += counts[partner];
                counts[partner] = 0;
            }
        }

        int all = 0;
        int best = None;
        for (int script = 1; script < Count; script++)
        {
            all += counts[script];
            best = counts[script] > counts[best] ? script : best;
        }

        letters = counts[best];
        return letters * 2 > all ? best : None;
    }

    private void Fill(TableRow row, string range, byte script)
    {
        string[] ends = range.Split('-');
        if (!TryRead(ends[0], out int first) || !TryRead(ends[^1], out int last) || ends.Length > 2)
        {
            throw row.Bad($"expected a range as 0041-005A, found \"{range}\"");
        }

        for (int c = first; c <= last; c++)
        {
            if (IsLetterOrMark((char)c))
            {
                _scripts[c] = script;
                _lower[c] = char.ToLowerInvariant((char)c);
            }
        }
    }

    private static bool TryRead(string hexadecimal, out int character) =>
        int.TryParse(
            hexadecimal,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out character
        ) && character is >= 0 and < Characters;

    private static bool IsLetterOrMark(char c) =>
        char.IsLetter(c)
        || char.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    private sealed record Script(string Name, string Language, int Partner);
}
