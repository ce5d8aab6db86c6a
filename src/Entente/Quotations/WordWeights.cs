using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>How much a word tells: the rarer, the more; words of grammar nothing.</summary>
internal sealed class WordWeights
{
    /// <summary>The class (the binary logarithm of the rank, cut to a whole number) from which on a word is rare: beyond the 8,192 commonest.</summary>
    private const int RareClass = 13;

    private readonly FrozenDictionary<string, double> _weights;
    private readonly FrozenDictionary<string, WordKind> _kinds;
    private readonly FrozenDictionary<string, string> _representatives;
    private readonly double _rare = WeightOf(RareClass);

    public WordWeights(Language language)
    {
        Table table = language.Read("word-rank");
        int words = table.Column("words");
        int rank = table.Column("rank");
        Dictionary<string, double> weights = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            if (!int.TryParse(row[rank], CultureInfo.InvariantCulture, out int place) || place < 1)
            {
                throw row.Bad($"expected a rank from 1 on, found \"{row[rank]}\"");
            }

            double weight = WeightOf(Math.Min(BitOperations.Log2((uint)place), RareClass));
            foreach (string word in row.List(words))
            {
                weights.TryAdd(word, weight);
            }
        }

        Table function = language.Read("function-words");
        foreach (TableRow row in function.Rows)
        {
            weights[row[function.Column("word")]] = 0;
        }

        _weights = weights.ToFrozenDictionary(StringComparer.Ordinal);
        Table same = language.Read("interchangeable-words");
        Dictionary<string, string> representatives = new(StringComparer.Ordinal);
        foreach (TableRow row in same.Rows)
        {
            string[] alike = row.List(same.Column("words"));
            foreach (string w in alike)
            {
                representatives[w] = alike[0];
            }
        }

        _representatives = representatives.ToFrozenDictionary(StringComparer.Ordinal);
        Table kinds = language.Read("comparison-words");
        _kinds = kinds
            .Rows.SelectMany(row =>
                row.List(kinds.Column("words"))
                    .Select(w =>
                        (
                            Word: w,
                            Kind: row[kinds.Column("class")] switch
                            {
                                "exact" => WordKind.Exact,
                                "negation" => WordKind.Negation,
                                var other => throw row.Bad(
                                    $"expected exact or negation, found \"{other}\""
                                ),
                            }
                        )
                    )
            )
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Kind, StringComparer.Ordinal);
    }

    /// <summary>The word that stands for all those it is interchangeable with; the word itself when there are none.</summary>
    public string Representative(string word) =>
        _representatives.TryGetValue(word, out string? other) ? other : word;

    /// <summary>What a difference in the word means.</summary>
    public WordKind KindOf(string word, bool isName) =>
        _kinds.TryGetValue(word, out WordKind kind) ? kind
        : isName ? WordKind.Name
        : WordKind.Plain;

    /// <summary>The weight of a word in lower case: 0 for a word of grammar, about 1 for a common, 3 for a rare one.</summary>
    public double Of(string word) => _weights.TryGetValue(word, out double weight) ? weight : _rare;

    private static double WeightOf(int rankClass) => Math.Max(0.25, 1 + (rankClass - 7) / 3.0);
}
