using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>The words that stand with a cue: what depends on it, a few steps deep, and of nouns what they depend on.</summary>
internal sealed class Company(WordTree tree, EventGrammar grammar)
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
    private readonly List<int> _things = [];
    private readonly List<int> _doers = [];
    private readonly List<int> _judgements = [];
    private int _cue;

    /// <summary>Gathers the words around a cue.</summary>
    public Company Gather(int cue)
    {
        _words.Clear();
        _things.Clear();
        _doers.Clear();
        _judgements.Clear();
        _cue = cue;
        Add(cue, 1);
        AddThings(cue);
        AddWithFellows(_doers, DoerOf(cue));
        AddJudgements(cue);
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

    /// <summary>Whether of each company that is asked for something stands with the cue.</summary>
    public bool HasAll(ImmutableArray<CueCompany> asked)
    {
        foreach (CueCompany company in asked)
        {
            if (!Has(company))
            {
                return false;
            }
        }

        return true;
    }

    private bool Has(CueCompany asked)
    {
        foreach (string relation in asked.Relations)
        {
            if (tree.Find(_cue, relation) >= 0)
            {
                return true;
            }
        }

        return HasAny(asked.Things, _things)
            || HasAny(asked.Doers, _doers)
            || HasAny(asked.Judgements, _judgements)
            || HasAny(asked.Words, _words);
    }

    private bool HasAny(FrozenSet<string> asked, List<int> tokens)
    {
        if (asked.Count == 0)
        {
            return false;
        }

        foreach (int token in tokens)
        {
            if (asked.Contains(tree.Lemma(token)))
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
                (depth == Deepest && (tree.Is(dependent, "case") || tree.Is(dependent, "mark"))) // of what is far below
                || (depth == 1 && Array.Exists(s_others, relation => tree.Is(dependent, relation)))
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

    /// <summary>What a verb is done to: its object, in the passive its subject, of a participle or a relative clause what it stands behind; -1 when nothing tells.</summary>
    private int ThingOf(int verb)
    {
        int thing = tree.Find(verb, "obj");
        if (thing >= 0 && tree.Tag(thing) != "PRON")
        {
            return thing;
        }

        int suffering = tree.Find(verb, "nsubj:pass");
        if (suffering >= 0 && tree.Tag(suffering) != "PRON")
        {
            return suffering;
        }

        int head = tree.Head(verb);
        if (head < 0 || tree.Tag(verb) != "VERB")
        {
            return thing;
        }

        if (tree.Is(verb, "acl"))
        {
            bool isItsOwn = thing < 0 && tree.FineTag(verb) == "VBN"; // "the aid pledged by Norway"
            return isItsOwn || IsRelative(thing) || IsRelative(suffering) ? head : thing;
        }

        if (thing < 0 && tree.Is(verb, "xcomp") && tree.FineTag(verb) == "VBN")
        {
            return tree.Find(head, "obj"); // "ordered the station closed"
        }

        // "boarded and seized the ship": it stands behind the first.
        int shared = thing < 0 && tree.Is(verb, "conj") ? tree.Find(head, "obj") : thing;
        return shared > verb ? shared : thing;
    }

    private bool IsRelative(int pronoun) =>
        pronoun >= 0 && tree.FineTag(pronoun) is "WDT" or "WP" or "IN";

    // "put on hold a consignment": what a verb takes for two objects, both are.
    private void AddThings(int verb)
    {
        int first = ThingOf(verb);
        AddWithFellows(_things, first);
        foreach (int dependent in tree.Of(verb))
        {
            if (dependent != first && tree.Is(dependent, "obj"))
            {
                AddWithFellows(_things, dependent);
            }
        }
    }

    private int DoerOf(int verb)
    {
        int doer = tree.Find(verb, "nsubj");
        foreach (int dependent in tree.Of(verb))
        {
            if (tree.Is(dependent, "obl") && grammar.Agents.Contains(tree.CaseOf(dependent)))
            {
                return dependent;
            }
        }

        bool isShared = doer < 0 && tree.Is(verb, "conj");
        return isShared ? tree.Find(tree.Head(verb), "nsubj") : doer;
    }

    /// <summary>What something is called: "termed the raid a provocation", "as a provocation", "an act of piracy", also behind marks, which lead the parser astray.</summary>
    private void AddJudgements(int verb)
    {
        foreach (int dependent in tree.Of(verb))
        {
            bool isSaidOfIt =
                tree.Is(dependent, "xcomp")
                || (tree.Is(dependent, "ccomp") && tree.Tag(dependent) != "VERB")
                || (tree.Is(dependent, "obl") && tree.CaseOf(dependent) == "as")
                || (tree.Is(dependent, "advcl") && tree.Has(dependent, "mark", "as"))
                || (tree.Is(dependent, "obj") && dependent != tree.Find(verb, "obj"))
                || tree.Is(dependent, "iobj");
            if (isSaidOfIt || (tree.Is(dependent, "obj") && tree.Find(verb, "xcomp") < 0))
            {
                AddJudgement(dependent, depth: 1);
            }
        }
    }

    private void AddJudgement(int noun, int depth)
    {
        _judgements.Add(noun);
        foreach (int part in tree.Of(noun))
        {
            bool isOfIt = tree.Relation(part) is "nmod" or "amod" or "conj" or "appos";
            if (isOfIt && depth < Deepest && _judgements.Count < Most)
            {
                AddJudgement(part, depth + 1);
            }
        }
    }

    /// <summary>Adds a noun, those beside it, and what it is a number or part of: "a second batch of rifles and shells".</summary>
    private void AddWithFellows(List<int> nouns, int noun)
    {
        if (noun < 0)
        {
            return;
        }

        nouns.Add(noun);
        foreach (int dependent in tree.Of(noun))
        {
            bool isPart =
                tree.Relation(dependent) == "nmod"
                && tree.CaseOf(dependent) == "of"
                && grammar.Measures.Contains(tree.Lemma(noun));
            if (nouns.Count < Most && (tree.Is(dependent, "conj") || isPart))
            {
                AddWithFellows(nouns, dependent);
            }
        }
    }
}
