namespace Entente.Events;

/// <summary>The words that stand with a cue: what depends on it, a few steps deep, and of nouns what they depend on.</summary>
internal sealed class Company(WordTree tree)
{
    private const int Deepest = 3;
    private const int Most = 48; // of a list without end, the first ones tell enough

    private static readonly string[] s_others =
    [
        "conj",
        "cc",
        "punct",
        "parataxis",
        "advcl",
        "acl",
        "appos",
        "det",
        "discourse",
        "list",
    ];

    private readonly List<int> _words = [];
    private int _cue;

    /// <summary>Gathers the words around a cue.</summary>
    public Company Gather(int cue)
    {
        _words.Clear();
        _cue = cue;
        Add(cue, 1);
        int head = tree.Head(cue);
        if (head < 0)
        {
            return this;
        }

        bool isParticiple = tree.Is(cue, "acl");
        bool isNoun = tree.Tag(cue) is "NOUN" or "PROPN";
        if (isNoun || isParticiple)
        {
            _words.Add(head);
            if (isParticiple)
            {
                Add(head, Deepest);
            }
        }

        return this;
    }

    /// <summary>Whether one of <paramref name="lemmas"/> stands with the cue, a dependent of a relation that is asked for as "^xcomp", or an object asked for as ">strike".</summary>
    public bool HasAny(IReadOnlySet<string> lemmas)
    {
        foreach (string lemma in lemmas)
        {
            if (lemma[0] == EventCue.RelationSign && tree.Find(_cue, lemma[1..]) >= 0)
            {
                return true;
            }

            if (
                lemma[0] == EventCue.ObjectSign
                && tree.Find(_cue, "obj") is >= 0 and int thing
                && lemma.AsSpan(1).SequenceEqual(tree.Lemma(thing))
            )
            {
                return true;
            }
        }

        foreach (int word in _words)
        {
            if (lemmas.Contains(tree.Lemma(word)))
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int token, int depth)
    {
        foreach (int dependent in tree.Of(token))
        {
            if (_words.Count >= Most)
            {
                return;
            }

            if (
                (depth == 1 && Array.Exists(s_others, relation => tree.Is(dependent, relation)))
                || tree.Relation(dependent) == "nmod:poss"
            )
            {
                continue;
            }

            _words.Add(dependent);
            bool isClause = tree.Is(dependent, "ccomp") || tree.Is(dependent, "acl");
            if (depth < Deepest && !isClause)
            {
                Add(dependent, depth + 1);
            }
        }
    }
}
