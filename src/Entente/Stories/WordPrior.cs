using Entente.Data;

namespace Entente.Stories;

/// <summary>In what share of all reports a word is to be expected, before any report has been seen.</summary>
/// <remarks>
/// From the order of frequency of the language's words (<c>data/&lt;language&gt;/word-rank.tsv</c>) by Zipf's law: the word of rank
/// r makes up about 0.1 / r of a text. So the weights of words are sensible from the first report on.
/// </remarks>
internal sealed class WordPrior
{
    // Zipf's 0.1 times the length of a usual report, 400 words.
    private const double ExpectedAtRankOne = 40;
    internal static double Rarest = 0.0005;

    private readonly Dictionary<uint, double> _shares = [];

    public WordPrior(Language language)
    {
        string name = $"{language.Code}/word-rank";
        if (!DataTables.Names.Contains(name))
        {
            return;
        }

        Table table = language.Tables.Read(name);
        int rank = table.Column("rank");
        int words = table.Column("words");
        foreach (TableRow row in table.Rows)
        {
            if (!int.TryParse(row[rank], out int place) || place < 1)
            {
                throw row.Bad($"expected a rank from 1 on, found \"{row[rank]}\"");
            }

            double share = 1 - Math.Exp(-ExpectedAtRankOne / place);
            foreach (string word in row.List(words))
            {
                // The commonest form speaks for all forms of a word; rows come in order of rank.
                _shares.TryAdd(Terms.KeyOf(word), share);
            }
        }
    }

    /// <summary>The share for a term, in (0, 1]; for a word not in the table by its length, because the words that every text is full of are short in all languages.</summary>
    public double ShareOf(uint key, int length) =>
        _shares.TryGetValue(key, out double share) ? share
        : _shares.Count > 0 ? Rarest
        : length switch
        {
            <= 2 => 0.5,
            3 => 0.2,
            4 => 0.05,
            5 => 0.01,
            _ => 0.002,
        };
}
