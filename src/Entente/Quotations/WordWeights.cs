using System.Collections.Frozen;
using System.Globalization;
using System.Numerics;
using Entente.Data;

namespace Entente.Quotations;

/// <summary>How much a word tells (the rarer, the more; words of grammar nothing), and what a difference in it means.</summary>
internal sealed class WordWeights
{
    /// <summary>The class (the binary logarithm of the rank, cut to a whole number) from which on a word is rare: beyond the 8,192 commonest.</summary>
    private const int RareClass = 13;

    private const string Opposite = "opposite";

    private readonly FrozenDictionary<string, double> _weights;
    private readonly FrozenDictionary<string, WordKind> _kinds;
    private readonly FrozenDictionary<string, WordKind> _names;
    private readonly FrozenDictionary<string, int> _modals;
    private readonly FrozenDictionary<(string First, string Next), int> _modalPairs;
    private readonly FrozenSet<string> _grammar;
    private readonly FrozenSet<(string, string)> _opposites;
    private readonly double _rare = WeightOf(RareClass);

    public WordWeights(Language language)
    {
        Forms = new WordForms(language);
        _weights = Weights(language);
        Table comparison = language.Read("comparison-words");
        Dictionary<string, WordKind> kinds = new(StringComparer.Ordinal);
        Dictionary<string, WordKind> names = new(StringComparer.Ordinal);
        Dictionary<string, int> modals = new(StringComparer.Ordinal);
        Dictionary<(string First, string Next), int> modalPairs = [];
        HashSet<string> grammar = new(StringComparer.Ordinal);
        _opposites = Opposites(comparison);
        int rowNumber = 0;
        foreach (TableRow row in comparison.Rows)
        {
            rowNumber++;
            string kind = row[comparison.Column("class")];
            foreach (string word in row.List(comparison.Column("words")))
            {
                switch (kind)
                {
                    case "number" when char.IsUpper(word[0]):
                        names[word.ToLowerInvariant()] = WordKind.Exact;
                        break;
                    case "number":
                        kinds[word] = WordKind.Exact;
                        break;
                    case "negation":
                        kinds[word] = WordKind.Negation;
                        break;
                    case "modal" when word.Split(' ') is [string first, string next]:
                        modalPairs[(first, next)] = rowNumber;
                        break;
                    case "modal":
                        modals[word] = rowNumber;
                        break;
                    case "grammar":
                        grammar.Add(word);
                        break;
                    case Opposite:
                        break; // read by themselves: a word may have several
                    default:
                        throw row.Bad(
                            $"expected number, negation, modal, grammar or opposite, found \"{kind}\""
                        );
                }
            }
        }

        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
        _kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);
        _grammar = grammar.ToFrozenSet(StringComparer.Ordinal);
        _modals = modals.ToFrozenDictionary(StringComparer.Ordinal);
        _modalPairs = modalPairs.ToFrozenDictionary();
    }

    /// <summary>Leads the forms of a word back to one.</summary>
    public WordForms Forms { get; }

    /// <summary>What a difference in the word means.</summary>
    public WordKind KindOf(string word, bool isName) =>
        isName && _names.TryGetValue(word, out WordKind named) ? named
        : _kinds.TryGetValue(word, out WordKind kind) ? kind
        : word.Length > 0 && char.IsDigit(word[0]) ? WordKind.Exact
        : isName ? WordKind.Name
        : WordKind.Plain;

    /// <summary>The weight of a word in lower case: 0 for a word of grammar, about 1 for a common, 3 for a rare one.</summary>
    public double Of(string word) => _weights.TryGetValue(word, out double weight) ? weight : _rare;

    /// <summary>Whether a word tells nothing by itself, or nothing when it stands for another ("every" for "each").</summary>
    public bool IsGrammar(string word) => Of(word) == 0 || _grammar.Contains(word);

    /// <summary>The number of the row of words that say in one way that something is to be ("must", "have to"); 0 for a word that says no such thing.</summary>
    public int ModalOf(string word, string next) =>
        _modals.TryGetValue(word, out int row) ? row
        : _modalPairs.TryGetValue((word, next), out row) ? row
        : 0;

    /// <summary>Whether one word says the opposite of another, by their <see cref="ComparedWord.Base"/>: "rise", "fall".</summary>
    public bool AreOpposite(string one, string other) =>
        _opposites.Contains((one, other)) || _opposites.Contains((other, one));

    // The first word of a row against each of the others.
    private FrozenSet<(string, string)> Opposites(Table comparison)
    {
        HashSet<(string, string)> pairs = [];
        foreach (
            TableRow row in comparison.Rows.Where(row =>
                row[comparison.Column("class")] == Opposite
            )
        )
        {
            string[] words = row.List(comparison.Column("words"));
            foreach (string other in words.Skip(1))
            {
                pairs.Add((Forms.Base(words[0]), Forms.Base(other)));
            }
        }

        return pairs.ToFrozenSet();
    }

    private static FrozenDictionary<string, double> Weights(Language language)
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

        return weights.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static double WeightOf(int rankClass) => Math.Max(0.25, 1 + (rankClass - 7) / 3.0);
}
