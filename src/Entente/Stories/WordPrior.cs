using System.Globalization;
using Entente.Data;

namespace Entente.Stories;

/// <summary>In what share of all reports a word is to be expected, before any report has been seen.</summary>
/// <remarks>
/// From the order of frequency of the language's words (<c>data/&lt;language&gt;/word-rank.tsv</c>) by Zipf's law: the word of rank
/// r makes up about 0.1 / r of a text. So the weights of words are sensible from the first report on. Only the names of the actors in
/// <c>data/world</c> are set apart: they are expected more often than general English has them.
/// </remarks>
internal sealed class WordPrior
{
    // Zipf's 0.1 times the length of a usual report, 400 words.
    private const double ExpectedAtRankOne = 40;

    // A word behind the end of the table.
    private const double Rarest = 0.0005;

    // Who stands in our tables is in the news all the time: the name alone does not tell one happening from another.
    // lab/notes/stories.md, "Names".
    private const float ShareOfNames = 0.05f;

    private const int LongestWord = 64;

    // "Der", "los", "для": about every second report has such a word.
    private const float ShareOfFunctionWord = 0.5f;

    private readonly KeyNumbers _shares = new();

    /// <summary>Reads the table of <paramref name="language"/>, if it has one.</summary>
    public WordPrior(Language language)
    {
        if (!DataTables.Names.Contains($"{language.Code}/word-rank", StringComparer.Ordinal))
        {
            return;
        }

        HasRanks = true;
        ReadRanks(language.Read("word-rank"));
        ReadNames(language.Tables.Read("world/persons"), "name");
        ReadNames(language.Tables.Read("world/states"), "name");
        ReadNames(language.Tables.Read("world/states"), "adjectives");
    }

    private WordPrior() { }

    /// <summary>Whether the language has a table of how common its words are.</summary>
    public bool HasRanks { get; }

    /// <summary>For the languages without such a table: the function words of all languages that have a table of these, and the length of the word.</summary>
    public static WordPrior OfOthers(DataTables tables)
    {
        WordPrior prior = new();
        foreach (
            string name in DataTables.Names.Where(name =>
                name.EndsWith("/function-words", StringComparison.Ordinal)
            )
        )
        {
            Table table = tables.Read(name);
            int word = table.Column("word");
            foreach (TableRow row in table.Rows)
            {
                prior._shares.Raise(KeyOf(row[word]), ShareOfFunctionWord);
            }
        }

        return prior;
    }

    /// <summary>The term that a word stands for, and the share of reports in which it is expected, in (0, 1].</summary>
    public (uint Key, double Share) TermOf(ReadOnlySpan<char> word) =>
        TermOf(word, WordScanner.Key(word));

    /// <summary>The same, of a word whose own key is known.</summary>
    public (uint Key, double Share) TermOf(ReadOnlySpan<char> word, uint wordKey)
    {
        uint key = KeyOf(word, wordKey);
        float known = _shares.Of(key);
        double share =
            known > 0 ? known
            : HasRanks ? Rarest
            // No table: the words that every text is full of are short, in all languages.
            : word.Length switch
            {
                <= 2 => 0.5,
                3 => 0.2,
                4 => 0.05,
                5 => 0.03,
                _ => 0.01,
            };
        return (key, share);
    }

    /// <summary>Whether a word stands in the tables; no word does where the language has none.</summary>
    public bool Knows(ReadOnlySpan<char> word) => _shares.Of(KeyOf(word)) > 0;

    private static uint KeyOf(ReadOnlySpan<char> word) => KeyOf(word, WordScanner.Key(word));

    /// <summary>The key of a word without the ending of the English plural, which other languages share or do not miss.</summary>
    private static uint KeyOf(ReadOnlySpan<char> word, uint wordKey)
    {
        if (word.Length is < 4 or > LongestWord || word[^1] is not ('s' or 'S'))
        {
            return wordKey;
        }

        Span<char> buffer = stackalloc char[LongestWord];
        Span<char> lower = buffer[..word.ToLowerInvariant(buffer)];
        if (lower[^2] is 's' or 'u' or 'i')
        {
            return wordKey;
        }

        if (lower.EndsWith("ies"))
        {
            lower[^3] = 'y';
            return WordScanner.Key(lower[..^2]);
        }

        bool isAddedToHiss =
            lower.EndsWith("ches") || lower.EndsWith("shes") || lower.EndsWith("sses");
        return WordScanner.Key(lower[..^(isAddedToHiss ? 2 : 1)]);
    }

    private void ReadRanks(Table table)
    {
        int rank = table.Column("rank");
        int words = table.Column("words");
        foreach (TableRow row in table.Rows)
        {
            if (!int.TryParse(row[rank], CultureInfo.InvariantCulture, out int place) || place < 1)
            {
                throw row.Bad($"expected a rank from 1 on, found \"{row[rank]}\"");
            }

            foreach (string word in row.List(words))
            {
                // The commonest form speaks for all forms of a word; the rows come in order of rank.
                uint key = KeyOf(word);
                if (_shares.Of(key) <= 0)
                {
                    _shares.Add(key, (float)(1 - Math.Exp(-ExpectedAtRankOne / place)));
                }
            }
        }
    }

    private void ReadNames(Table table, string column)
    {
        int name = table.Column(column);
        foreach (TableRow row in table.Rows)
        {
            foreach (Word word in WordScanner.Scan(row[name]))
            {
                _shares.Raise(KeyOf(word.Span.In(row[name]), word.Key), ShareOfNames);
            }
        }
    }
}
