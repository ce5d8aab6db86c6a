using Entente.Text;

namespace Entente.Events;

/// <summary>A document as the trained reader of acts sees it: of each word its hash, its groups of like meaning, what it names, and the rule that reads it as an act.</summary>
/// <remarks>Made once a document. Cost: linear in the text.</remarks>
internal sealed class ActScene
{
    private readonly ulong[] _lemmas;
    private readonly byte[] _kinds;
    private readonly ulong[] _groups;
    private readonly ulong[] _relations;
    private readonly ulong[] _tags;
    private readonly EventCue?[] _rules;
    private readonly int[] _names;

    /// <summary>Looks at a document.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="clusters">Words of like meaning.</param>
    /// <param name="rules">The cues that the table finds.</param>
    public ActScene(WordTree tree, WordClusters clusters, IEnumerable<FoundCue> rules)
    {
        Tree = tree;
        Document document = tree.Document;
        int count = document.Tokens.Length;
        _lemmas = new ulong[count];
        _kinds = new byte[count];
        _groups = new ulong[count];
        _relations = new ulong[count];
        _tags = new ulong[count];
        _rules = new EventCue?[count];
        _names = new int[document.Sentences.Length];
        for (int i = 0; i < count; i++)
        {
            ulong form = QuickWord.FormOf(tree.Lemma(i));
            _lemmas[i] = form;
            _groups[i] = clusters.Find(form);
            _relations[i] = ActFeatures.Hash(tree.Relation(i));
            _tags[i] = ActFeatures.Hash(tree.FineTag(i));
            _kinds[i] = (byte)WordKindOf(tree, i);
        }

        foreach (FoundCue rule in rules)
        {
            _rules[rule.Token] = rule.Cue;
        }

        AddNames(document);
    }

    /// <summary>The document.</summary>
    public WordTree Tree { get; }

    /// <summary>The hash of a lemma; 0 where there is no word.</summary>
    public ulong Lemma(int token) => token < 0 ? 0 : _lemmas[token];

    /// <summary>The groups of words of like meaning that it belongs to, fine in the lower 16 bits, coarse in the upper.</summary>
    public ulong Groups(int token) => token < 0 ? 0 : _groups[token];

    /// <summary>The hash of its relation.</summary>
    public ulong Relation(int token) => _relations[token];

    /// <summary>The hash of its tag of the treebank.</summary>
    public ulong Tag(int token) => _tags[token];

    /// <summary>What sort of thing it names; 0 where there is no word.</summary>
    public ulong Kind(int token) => token < 0 ? 0u : _kinds[token];

    /// <summary>The row of the table of cues that reads it as an act; <see langword="null"/> when none does.</summary>
    public EventCue? Rule(int token) => token < 0 ? null : _rules[token];

    /// <summary>How many names of states, peoples and bodies a sentence has, up to three.</summary>
    public ulong NamesIn(int sentence) => (ulong)Math.Min(_names[sentence], 3);

    private void AddNames(Document document)
    {
        foreach (Name name in document.Names)
        {
            int first = document.TokenAt(name.Span.Start);
            for (
                int i = first;
                i >= 0 && i < _kinds.Length && document.Tokens[i].Span.Start < name.Span.End;
                i++
            )
            {
                _kinds[i] = (byte)(FirstOfNames + (int)name.Type);
            }

            if (name.Type is NameType.Place or NameType.Group or NameType.Organization)
            {
                _names[document.SentenceAt(name.Span.Start)]++;
            }
        }

        // "Malian soldiers", "the ministry in Lima": a noun beside a name of these is likely somebody.
        for (int i = 0; i < _kinds.Length; i++)
        {
            if (_kinds[i] == (int)WordKind.Noun && IsOfNamed(i))
            {
                _kinds[i] = (byte)WordKind.NounOfNamed;
            }
        }
    }

    private bool IsOfNamed(int noun)
    {
        foreach (int dependent in Tree.Of(noun))
        {
            if (_kinds[dependent] >= FirstOfNames)
            {
                return true;
            }
        }

        return false;
    }

    private static WordKind WordKindOf(WordTree tree, int token) =>
        tree.Tag(token) switch
        {
            "NOUN" => WordKind.Noun,
            "PRON" => WordKind.Pronoun,
            "VERB" => WordKind.Verb,
            "ADJ" => WordKind.Adjective,
            "PROPN" => WordKind.ProperNoun,
            "NUM" => WordKind.Number,
            "ADV" => WordKind.Adverb,
            _ => WordKind.Other,
        };

    private const int FirstOfNames = 16;

    private enum WordKind
    {
        Other = 1,
        Noun,
        NounOfNamed,
        Pronoun,
        Verb,
        Adjective,
        ProperNoun,
        Number,
        Adverb,
    }
}
