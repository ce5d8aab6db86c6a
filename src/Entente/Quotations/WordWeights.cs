using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>How much a word tells: the rarer, the more; words of grammar nothing.</summary>
internal sealed class WordWeights
{
    /// <summary>The class of a word that is not among the common ones: beyond the 4,096 commonest.</summary>
    private const int RareClass = 13;

    private readonly FrozenDictionary<string, double> _weights;
    private readonly FrozenDictionary<string, WordKind> _kinds;
    private readonly FrozenDictionary<string, string> _representatives;
    private readonly double _rare = WeightOf(RareClass);

    public WordWeights(Language language)
    {
        Table table = language.Read("common-words");
        int word = table.Column("word");
        int rank = table.Column("class");
        Dictionary<string, double> weights = new(StringComparer.Ordinal);
        foreach (TableRow row in table.Rows)
        {
            weights[row[word]] = int.TryParse(row[rank], out int value)
                ? WeightOf(value)
                : throw row.Bad($"expected a whole number, found \"{row[rank]}\"");
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
            string[] words = row.List(same.Column("words"));
            foreach (string w in words)
            {
                representatives[w] = words[0];
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
