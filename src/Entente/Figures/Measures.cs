using System.Globalization;
using Entente.Data;
using Entente.Text;

namespace Entente.Figures;

/// <summary>Units of measure and currencies, by their codes.</summary>
internal sealed class Measures
{
    private const int LongestSign = 3;
    private readonly WordNumbers _signs = new(capacity: 1_000);
    private readonly Dictionary<string, Unit> _units;

    /// <summary>Reads <c>world/units.tsv</c> and <c>world/currencies.tsv</c>, and the words of a language for them, and adds their signs to <paramref name="vocabulary"/>.</summary>
    public Measures(DataTables tables, Table words, Vocabulary vocabulary)
    {
        int word = words.Column("words");
        int wordClass = words.Column("class");
        foreach (TableRow row in words.Rows)
        {
            if (WordClasses.TryParse(row[wordClass], out WordClass kindOf))
            {
                foreach (string sign in row.List(word))
                {
                    AddSign(sign, kindOf);
                }
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
                AddSign(sign, WordClass.Measure);
            }
        }

        Table currencies = tables.Read("world/currencies");
        int currency = currencies.Column("currency");
        int money = currencies.Column("signs");
        foreach (TableRow row in currencies.Rows)
        {
            vocabulary.Add(row[currency], WordClass.Currency, row[currency]);
            AddSign(row[currency], WordClass.Currency);
            foreach (string sign in row.List(money))
            {
                vocabulary.Add(sign, WordClass.Currency, row[currency]);
                AddSign(sign, WordClass.Currency);
            }
        }

        _units = known;
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
        return _signs.Find(Key(words, kind, key)) >= 0;
    }

    // Only short ones are asked for.
    private void AddSign(string word, WordClass kind)
    {
        if (word.Length > LongestSign)
        {
            return;
        }

        Span<char> key = stackalloc char[LongestSign + 1];
        ReadOnlySpan<char> written = Key(word, kind, key);
        if (_signs.Find(written) < 0)
        {
            _signs.Add(written, 0);
        }
    }

    private static ReadOnlySpan<char> Key(
        ReadOnlySpan<char> word,
        WordClass kind,
        Span<char> written
    )
    {
        written[0] = kind == WordClass.Currency ? 'b' : 'a';
        word.CopyTo(written[1..]);
        return written[..(word.Length + 1)];
    }

    /// <summary>A unit of measure.</summary>
    /// <param name="Kind">What it measures.</param>
    /// <param name="Base">The unit that it is compared in.</param>
    /// <param name="Factor">How many of that unit it is.</param>
    internal sealed record Unit(string Kind, string Base, decimal Factor);
}
