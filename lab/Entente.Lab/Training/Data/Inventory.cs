using Entente.Lab.Training.Layers;
using Entente.Text;

namespace Entente.Lab.Training.Data;

/// <summary>The labels that training knows, the most frequent first.</summary>
internal sealed class Inventory
{
    // A lemma script or a set of features that was seen once is mostly a slip of the annotators.
    private const int LeastSeen = 2;

    // A form whose lemma the annotators agree on that far needs no judgement of its context.
    private const double LeastAgreement = 0.95;

    // A script is usual for a fine tag when it serves this share of its words: best of .002, .005, .01 and .02 on EWT dev.
    private const double LeastUsual = 0.02;

    private readonly Dictionary<string, int> _tags;
    private readonly Dictionary<string, int> _fineTags;
    private readonly Dictionary<string, int> _features;
    private readonly Dictionary<string, int> _lemmas;
    private readonly Dictionary<string, int> _relations;

    /// <summary>Collects the labels of the training sentences.</summary>
    public Inventory(IReadOnlyCollection<TrainingSentence> sentences)
    {
        GoldSyntax[] known = [.. sentences.Select(s => s.Syntax).OfType<GoldSyntax>()];
        Tags = Frequent(known.SelectMany(syntax => syntax.Tags), 1);
        FineTags = Frequent(known.SelectMany(syntax => syntax.FineTags), 1);
        Features = Frequent(known.SelectMany(syntax => syntax.Features), LeastSeen);
        Relations = Frequent(known.SelectMany(syntax => syntax.Relations), 1);
        Lemmas = Frequent(
            sentences
                .Where(sentence => sentence.Syntax is not null)
                .SelectMany(sentence => sentence.Words.Zip(sentence.Syntax!.Lemmas, Script)),
            LeastSeen
        );
        KnownLemmas =
        [
            .. sentences
                .Where(sentence => sentence.Syntax is not null)
                .SelectMany(Lemmatized)
                .GroupBy(word => (word.Tag, word.Form), word => word.Lemma)
                .OrderBy(word => word.Key.Tag, StringComparer.Ordinal)
                .ThenBy(word => word.Key.Form, StringComparer.Ordinal)
                .Select(word => (word.Key, word.Count(), Lemma: MostFrequent(word)))
                .Where(word => word.Lemma.Count >= LeastAgreement * word.Item2)
                .Select(word =>
                    Entente.Text.KnownLemmas.Line(word.Key.Tag, word.Key.Form, word.Lemma.Lemma)
                ),
        ];
        _tags = Indexes(Tags);
        _fineTags = Indexes(FineTags);
        _features = Indexes(Features);
        _lemmas = Indexes(Lemmas);
        _relations = Indexes(Relations);
        UsualLemmas = Usual(sentences);
    }

    /// <summary>Universal parts of speech.</summary>
    public string[] Tags { get; }

    /// <summary>The treebank's own.</summary>
    public string[] FineTags { get; }

    /// <summary>Sets of morphological features; "_" for none.</summary>
    public string[] Features { get; }

    /// <summary>Lemma scripts.</summary>
    public string[] Lemmas { get; }

    /// <summary>Relations to the head.</summary>
    public string[] Relations { get; }

    /// <summary>Forms with their lemmas, as <see cref="Entente.Text.KnownLemmas"/> reads them.</summary>
    public string[] KnownLemmas { get; }

    /// <summary>For each fine tag the numbers of its usual lemma scripts, as <see cref="Lemmatizer"/> reads them.</summary>
    public string[] UsualLemmas { get; }

    /// <summary>How many there are of each.</summary>
    public LabelCounts Counts =>
        new(Tags.Length, FineTags.Length, Features.Length, Lemmas.Length, Relations.Length);

    /// <summary>The labels of a sentence as indexes; -1 for a label that training does not know.</summary>
    public SyntaxTargets Encode(string[] words, GoldSyntax syntax) =>
        new(
            Encode(syntax.Tags, _tags),
            Encode(syntax.FineTags, _fineTags),
            Encode(syntax.Features, _features),
            Encode([.. words.Zip(syntax.Lemmas, Script)], _lemmas),
            syntax.Heads,
            Encode(syntax.Relations, _relations)
        );

    private static IEnumerable<(string Tag, string Form, string Lemma)> Lemmatized(
        TrainingSentence sentence
    ) => sentence.Syntax!.Tags.Zip(sentence.Words, sentence.Syntax.Lemmas);

    private static (string Lemma, int Count) MostFrequent(IEnumerable<string> lemmas)
    {
        (string lemma, int count) = lemmas
            .CountBy(lemma => lemma, StringComparer.Ordinal)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .First();
        return (lemma, count);
    }

    private string[] Usual(IEnumerable<TrainingSentence> sentences)
    {
        ILookup<int, int> scripts = sentences
            .Where(sentence => sentence.Syntax is not null)
            .Select(sentence => Encode(sentence.Words, sentence.Syntax!))
            .SelectMany(syntax => syntax.FineTags.Zip(syntax.Lemmas))
            .Where(pair => pair.Second >= 0)
            .ToLookup(pair => pair.First, pair => pair.Second);
        return
        [
            .. FineTags.Select(
                (_, tag) =>
                    string.Join(
                        ' ',
                        scripts[tag]
                            .CountBy(script => script)
                            .Where(pair => pair.Value >= LeastUsual * scripts[tag].Count())
                            .Where(pair => !LemmaScript.Parse(Lemmas[pair.Key]).IsWhole)
                            .OrderByDescending(pair => pair.Value)
                            .ThenBy(pair => pair.Key)
                            .Select(pair => pair.Key)
                    )
            ),
        ];
    }

    private static string Script(string word, string lemma) =>
        LemmaScript.Make(word, lemma).ToString();

    private static int[] Encode(string[] labels, Dictionary<string, int> indexes) =>
        [.. labels.Select(label => indexes.GetValueOrDefault(label, -1))];

    private static string[] Frequent(IEnumerable<string> labels, int least) =>
        [
            .. labels
                .CountBy(label => label, StringComparer.Ordinal)
                .Where(pair => pair.Value >= least)
                .OrderByDescending(pair => pair.Value)
                .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => pair.Key),
        ];

    private static Dictionary<string, int> Indexes(string[] labels) =>
        labels.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
}
