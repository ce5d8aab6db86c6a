using System.Globalization;
using Entente.Data;

namespace Entente.Figures;

/// <summary>Units of measure and currencies, by their codes.</summary>
internal sealed class Measures
{
    private const int LongestSign = 3;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _signs;
    private readonly Dictionary<string, Unit> _units;

    /// <summary>Reads <c>world/units.tsv</c> and <c>world/currencies.tsv</c>, and the words of a language for them, and adds their signs to <paramref name="vocabulary"/>.</summary>
    public Measures(DataTables tables, Table words, Vocabulary vocabulary)
    {
        HashSet<string> exact = new(StringComparer.Ordinal);
        int word = words.Column("words");
        int wordClass = words.Column("class");
        foreach (TableRow row in words.Rows)
        {
            if (WordClasses.TryParse(row[wordClass], out WordClass kindOf))
            {
                exact.UnionWith(row.List(word).Select(w => Key(w, kindOf)));
            }
        }

        Table units = tables.Read("world/units");
        int code = units.Column("unit");
        int signs = units.Column("signs");
        int kind = units.Column("kind");
        int factor = units.Column("factor");
        int whole = units.Column("base");
        Dictionary<string, Unit> known = new(StringComparer.Ordinal);
        foreach (TableRow row in units.Rows)
        {
            if (
                !decimal.TryParse(
                    row[factor],
                    NumberStyles.Float,
                    CultureInfo.InvariantCulture,
                    out decimal factorOf
                )
            )
            {
                throw row.Bad($"expected a factor, found \"{row[factor]}\"");
            }

            known[row[code]] = new Unit(row[kind], row[whole], factorOf);
            foreach (string sign in row.List(signs))
            {
                vocabulary.Add(sign, WordClass.Measure, row[code]);
                exact.Add(Key(sign, WordClass.Measure));
            }
        }

        Table currencies = tables.Read("world/currencies");
        int currency = currencies.Column("currency");
        int money = currencies.Column("signs");
        foreach (TableRow row in currencies.Rows)
        {
            vocabulary.Add(row[currency], WordClass.Currency, row[currency]);
            exact.Add(Key(row[currency], WordClass.Currency));
            foreach (string sign in row.List(money))
            {
                vocabulary.Add(sign, WordClass.Currency, row[currency]);
                exact.Add(Key(sign, WordClass.Currency));
            }
        }

        _units = known;
        _signs = exact.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The unit of a code; <see langword="null"/> when there is none.</summary>
    public Unit? Find(string code) => _units.GetValueOrDefault(code);

    /// <summary>Whether words may be a sign: of short ones the capitals count ("m" is no "M", "all" is no currency).</summary>
    public bool CanBeSign(ReadOnlySpan<char> words, WordClass kind)
    {
        if (words.Length > LongestSign || !char.IsAsciiLetter(words[0]))
        {
            return true;
        }

        Span<char> key = stackalloc char[LongestSign + 1];
        key[0] = (char)('a' + (kind == WordClass.Currency ? 1 : 0));
        words.CopyTo(key[1..]);
        return _signs.Contains(key[..(words.Length + 1)]);
    }

    private static string Key(string word, WordClass kind) =>
        (kind == WordClass.Currency ? "b" : "a") + word;

    /// <summary>A unit of measure.</summary>
    /// <param name="Kind">What it measures.</param>
    /// <param name="Base">The unit that it is compared in.</param>
    /// <param name="Factor">How many of that unit it is.</param>
    internal sealed record Unit(string Kind, string Base, decimal Factor);
}
