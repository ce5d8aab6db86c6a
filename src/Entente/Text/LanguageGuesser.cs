using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;
using Entente.Data;

namespace Entente.Text;

/// <summary>Tells the language of a text by its script and by the commonest words that carry grammar.</summary>
/// <remarks>
/// Safe to use from any thread. Cost: linear in at most the first <see cref="MostCharacters"/> characters. It knows the
/// languages that have a table of function words, and those whose script is theirs alone.
/// </remarks>
public sealed class LanguageGuesser
{
    /// <summary>How much of a text is read.</summary>
    public const int MostCharacters = 20_000;

    // 0.1 and 1.25: few wrong answers on single sentences, lab/notes/quotations.md.
    private const double LeastShare = 0.1;
    private const double LeastLead = 1.25;

    // A text of another language has foreign letters all over; names bring a few into any text.
    private const double MostForeign = 0.01;
    private const int LettersToBeSure = 150;

    private readonly ImmutableArray<string> _languages;
    private readonly ImmutableArray<Alphabet> _alphabets;
    private readonly FrozenDictionary<string, uint>.AlternateLookup<ReadOnlySpan<char>> _words;

    /// <summary>Loads the function words of every language in <paramref name="tables"/>.</summary>
    public LanguageGuesser(DataTables tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        _languages =
        [
            .. DataTables
                .Names.Where(name => name.EndsWith("/function-words", StringComparison.Ordinal))
                .Select(name => name[..name.IndexOf('/', StringComparison.Ordinal)])
                .Take(32),
        ];
        _alphabets = [.. _languages.Select(language => Alphabet.Load(tables, language))];
        Dictionary<string, uint> words = new(StringComparer.Ordinal);
        for (int language = 0; language < _languages.Length; language++)
        {
            Table table = tables.Read($"{_languages[language]}/function-words");
            int word = table.Column("word");
            foreach (TableRow row in table.Rows)
            {
                words[row[word]] = words.GetValueOrDefault(row[word]) | 1u << language;
            }
        }

        _words = words
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The language of <paramref name="text"/>, BCP 47; <see langword="null"/> when it cannot be told.</summary>
    public string? Guess(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ReadOnlySpan<char> sample = text.AsSpan(0, Math.Min(text.Length, MostCharacters));
        return ByScript(sample) ?? ByWords(sample);
    }

    private string? ByWords(ReadOnlySpan<char> text)
    {
        Span<int> hits = stackalloc int[32];
        hits.Clear();
        Span<char> word = stackalloc char[24];
        int words = 0;
        int position = 0;
        while (position < text.Length)
        {
            int start = position;
            while (position < text.Length && IsWordPart(text[position]))
            {
                position++;
            }

            int length = position - start;
            if (length == 0)
            {
                position++;
                continue;
            }

            words++;
            if (length <= word.Length)
            {
                int written = text.Slice(start, length).ToLowerInvariant(word);
                _words.TryGetValue(word[..written], out uint languages);
                for (; languages != 0; languages &= languages - 1)
                {
                    hits[System.Numerics.BitOperations.TrailingZeroCount(languages)]++;
                }
            }
        }

        int best = 0;
        int second = 0;
        int winner = -1;
        for (int i = 0; i < _languages.Length; i++)
        {
            if (hits[i] > best)
            {
                (second, best, winner) = (best, hits[i], i);
            }
            else
            {
                second = Math.Max(second, hits[i]);
            }
        }

        return
            best >= 2
            && best >= LeastShare * words
            && best >= LeastLead * second
            && _alphabets[winner].Fits(text)
            ? _languages[winner]
            : null;
    }

    /// <summary>The letters of a language beyond a to z, and those that a text is sure to have.</summary>
    private sealed record Alphabet(SearchValues<char> Letters, string Sure)
    {
        public static Alphabet Load(DataTables tables, string language)
        {
            Table table = tables.Read($"{language}/alphabet");
            return new Alphabet(
                SearchValues.Create(
                    string.Concat(table.Rows.Select(row => row[table.Column("letters")]))
                ),
                string.Concat(table.Rows.Select(row => row[table.Column("sure")]))
            );
        }

        public bool Fits(ReadOnlySpan<char> text)
        {
            int letters = 0;
            int foreign = 0;
            foreach (char c in text)
            {
                if (char.IsLetter(c))
                {
                    letters++;
                    foreign +=
                        char.IsAscii(c) || Letters.Contains(char.ToLowerInvariant(c)) ? 0 : 1;
                }
            }

            return foreign <= MostForeign * letters
                && (letters < LettersToBeSure || text.ContainsAny(Sure) || Sure.Length == 0);
        }
    }

    private static bool IsWordPart(char c) =>
        char.IsLetter(c)
        || char.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    /// <summary>The language, where most letters are of a script that only it writes, or has letters that others of its script lack.</summary>
    private static string? ByScript(ReadOnlySpan<char> text)
    {
        int letters = 0;
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int greek = 0;
        int hebrew = 0;
        int thai = 0;
        int georgian = 0;
        int armenian = 0;
        foreach (char c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            switch (c)
            {
                case >= '\u4E00' and <= '\u9FFF':
                    han++;
                    break;
                case >= '\u3040' and <= '\u30FF':
                    kana++;
                    break;
                case >= '\uAC00' and <= '\uD7AF':
                    hangul++;
                    break;
                case >= '\u0370' and <= '\u03FF':
                    greek++;
                    break;
                case >= '\u0590' and <= '\u05FF':
                    hebrew++;
                    break;
                case >= '\u0E00' and <= '\u0E7F':
                    thai++;
                    break;
                case >= '\u10A0' and <= '\u10FF':
                    georgian++;
                    break;
                case >= '\u0530' and <= '\u058F':
                    armenian++;
                    break;
            }
        }

        int most = letters / 2;
        return letters == 0 ? null
            : kana * 10 > letters && han + kana > most ? "ja"
            : han > most ? "zh"
            : hangul > most ? "ko"
            : greek > most ? "el"
            : hebrew > most ? "he"
            : thai > most ? "th"
            : georgian > most ? "ka"
            : armenian > most ? "hy"
            : null;
    }
}
