using System.Globalization;
using System.Text;

namespace Entente.Integration.Tests.Languages;

/// <summary>A small treebank of Esperanto, made here from a grammar of a few rules: sentences with tags, features, lemmas and trees in CoNLL-U.</summary>
/// <remarks>
/// Endings tell what a word is and does, and subject and object change places; so who reads it well has learnt the language, not the order of its words.
/// The roots of the sentences to measure on are others, but for the smallest words.
/// </remarks>
internal sealed class EsperantoTreebank(int seed, bool isForMeasuring)
{
    private static readonly string[] s_nouns =
    [
        "hund kat urb libr amik popol land lud dom strat knab patr voj fenestr tabl river mont",
        "ministr vort temp arb lingv gazet ŝip pont insul",
    ];

    private static readonly string[] s_verbs =
    [
        "vid am port trov serĉ aŭd don vend aĉet lern skrib leg far",
        "promes kred vizit protekt",
    ];

    private static readonly string[] s_adjectives =
    [
        "bel grand nov long bon jun ruĝ grav fort trankvil",
        "malnov verd liber feliĉ",
    ];

    private static readonly string[] s_prepositions = ["en", "sur", "apud", "kun", "post"];
    private static readonly string[] s_adverbs = ["hodiaŭ", "ofte", "rapide", "bone"];
    private static readonly (string Ending, string Tense)[] s_tenses =
    [
        ("as", "Pres"),
        ("is", "Past"),
        ("os", "Fut"),
    ];

    private readonly Random _random = new(seed);
    private readonly List<Row> _rows = [];

    /// <summary>Sentences as CoNLL-U has them.</summary>
    public string Make(int sentences)
    {
        StringBuilder text = new();
        for (int i = 0; i < sentences; i++)
        {
            _rows.Clear();
            AddSentence();
            for (int row = 0; row < _rows.Count; row++)
            {
                Row word = _rows[row];
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"{row + 1}\t{word.Form}\t{word.Lemma}\t{word.Tag}\t_\t{word.Features}\t{word.Head + 1}\t{word.Relation}\t_\t_\n"
                );
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private void AddSentence()
    {
        bool objectFirst = Happens(0.3);
        AddPhrase(isObject: objectFirst, objectFirst ? "obj" : "nsubj");
        (string ending, string tense) = s_tenses[_random.Next(s_tenses.Length)];
        if (Happens(0.3))
        {
            string adverb = Any(s_adverbs);
            _rows.Add(new Row(adverb, adverb, "ADV", "_", -2, "advmod"));
        }

        string root = Root(s_verbs);
        int verb = _rows.Count;
        _rows.Add(new Row(root + ending, root + "i", "VERB", $"Tense={tense}", -1, "root"));
        AddPhrase(isObject: !objectFirst, objectFirst ? "nsubj" : "obj");
        if (Happens(0.4))
        {
            int preposition = _rows.Count;
            string word = Any(s_prepositions);
            _rows.Add(new Row(word, word, "ADP", "_", -2, "case"));
            int noun = AddPhrase(isObject: false, "obl");
            _rows[preposition] = _rows[preposition] with { Head = noun };
        }

        _rows.Add(new Row(".", ".", "PUNCT", "_", -2, "punct"));
        for (int i = 0; i < _rows.Count; i++)
        {
            _rows[i] = _rows[i].Head == -2 ? _rows[i] with { Head = verb } : _rows[i];
        }
    }

    /// <summary>Adds a noun with what belongs to it, and returns where it stands.</summary>
    private int AddPhrase(bool isObject, string relation)
    {
        bool isPlural = Happens(0.4);
        string ending = (isPlural ? "j" : "") + (isObject ? "n" : "");
        string features =
            $"Case={(isObject ? "Acc" : "Nom")}|Number={(isPlural ? "Plur" : "Sing")}";
        int first = _rows.Count;
        if (Happens(0.6))
        {
            _rows.Add(new Row("la", "la", "DET", "_", -2, "det"));
        }

        if (Happens(0.5))
        {
            string adjective = Root(s_adjectives) + "a";
            _rows.Add(new Row(adjective + ending, adjective, "ADJ", features, -2, "amod"));
        }

        int noun = _rows.Count;
        for (int i = first; i < noun; i++)
        {
            _rows[i] = _rows[i] with { Head = noun };
        }

        string lemma = Root(s_nouns) + "o";
        _rows.Add(new Row(lemma + ending, lemma, "NOUN", features, -2, relation));
        return noun;
    }

    private string Root(string[] roots) => Any(roots[isForMeasuring ? 1 : 0].Split(' '));

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private bool Happens(double chance) => _random.NextDouble() < chance;

    /// <summary>A word. Its head is -1 for the root, and -2 as long as it is to be the verb.</summary>
    private readonly record struct Row(
        string Form,
        string Lemma,
        string Tag,
        string Features,
        int Head,
        string Relation
    );
}
