using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Mends the trees of headlines where the parser, which learnt from whole sentences, takes their short forms for other ones.</summary>
internal static class HeadlineTrees
{
    private const string Bare = "VBP"; // as the treebank tags a verb without "s"
    private const string Third = "VBZ"; // and one with it
    private const string Past = "VBD";
    private const string Participle = "VBN";

    private const string Will = "will";

    /// <summary>The same headline with the trees as they are meant.</summary>
    /// <param name="headline">The headline with its syntax.</param>
    /// <param name="announcing">Words that stand in headlines for "is to" and "will": "set", "due".</param>
    public static Document Mend(Document headline, FrozenSet<string> announcing)
    {
        ImmutableArray<Syntax>.Builder trees = headline.Syntax.ToBuilder();
        for (int i = 1; i < trees.Count; i++)
        {
            JoinByComma(headline, trees, i);
            TurnVerb(trees, i);
            TakeForWill(trees, i, announcing);
        }

        for (int i = 0; i < trees.Count; i++)
        {
            if (
                trees[i] is { Tag: "VERB", FineTag: Past or Participle, Relation: "root" or "conj" }
            )
            {
                TurnVoice(trees, i);
            }
        }

        return headline with
        {
            Syntax = trees.DrainToImmutable(),
        };
    }

    /// <summary>"Chile, Argentina hold talks": a comma stands for "and", and two subjects of one verb are one.</summary>
    private static void JoinByComma(
        Document headline,
        ImmutableArray<Syntax>.Builder trees,
        int token
    )
    {
        if (trees[token] is not { Relation: "nsubj" or "appos", Tag: "PROPN" } second)
        {
            return;
        }

        if (token + 1 >= trees.Count)
        {
            return;
        }

        int comma = token - 1;
        while (comma > 0 && trees[comma].Head == token)
        {
            comma--; // what belongs to the second name
        }

        int first = comma - 1;
        if (
            first >= 0
            && headline.Words(headline.Tokens[comma]) is ","
            && trees[first] is { Relation: "nsubj", Tag: "PROPN" } other
            && (second.Relation == "nsubj" ? other.Head == second.Head : second.Head == first)
            && headline.Words(headline.Tokens[token + 1]) is not "," // "Mbeki, president of Norland, resigns"
        )
        {
            trees[token] = second with { Head = first, Relation = "conj" };
        }
    }

    /// <summary>"France cuts aid to Niger", taken for "cuts" that aid: what agrees with its subject is the verb, and the bare word behind it its object.</summary>
    private static void TurnVerb(ImmutableArray<Syntax>.Builder trees, int noun)
    {
        int verb = noun - 1;
        if (
            trees[noun] is not { FineTag: Bare } taken
            || trees[verb] is not { FineTag: Third, Relation: "nsubj" } own
            || own.Head != noun
        )
        {
            return;
        }

        trees[verb] = own with { Head = taken.Head, Relation = taken.Relation };
        trees[noun] = taken with { Tag = "NOUN", FineTag = "NN", Head = verb, Relation = "obj" };
        for (int i = noun + 1; i < trees.Count; i++)
        {
            if (trees[i].Head == noun && trees[i].Relation == "obl")
            {
                trees[i] = trees[i] with { Relation = "nmod" };
            }
        }
    }

    /// <summary>"President shot at home": headlines tell the past in the present tense and leave out auxiliaries, so a past form without an object or a clause is a participle, and its subject suffers it.</summary>
    private static void TurnVoice(ImmutableArray<Syntax>.Builder trees, int verb)
    {
        int subject = -1;
        for (int i = 0; i < trees.Count; i++)
        {
            if (trees[i].Head != verb)
            {
                continue;
            }

            if (trees[i].Relation is "obj" or "iobj" or "ccomp" or "xcomp" or "aux" or "aux:pass")
            {
                return;
            }

            subject = trees[i].Relation == "nsubj" ? i : subject;
        }

        if (subject >= 0)
        {
            trees[verb] = trees[verb] with { FineTag = Participle };
            trees[subject] = trees[subject] with { Relation = "nsubj:pass" };
        }
    }

    /// <summary>"Canada set to lift tariffs" is what Canada will do: the infinitive takes the place of the word above it.</summary>
    private static void TakeForWill(
        ImmutableArray<Syntax>.Builder trees,
        int infinitive,
        FrozenSet<string> announcing
    )
    {
        if (
            trees[infinitive] is not { FineTag: "VB", Relation: "xcomp", Head: >= 0 } own
            || own.Head > infinitive
            || trees[own.Head] is not { Relation: "root" } word
            || !announcing.Contains(word.Lemma)
        )
        {
            return;
        }

        int above = own.Head;
        for (int i = 0; i < trees.Count; i++)
        {
            if (trees[i].Head == above && trees[i].Relation == "obj")
            {
                return; // "set troops to guard it"
            }
        }

        for (int i = 0; i < trees.Count; i++)
        {
            if (trees[i].Head == above && i != infinitive)
            {
                trees[i] = trees[i] with
                {
                    Head = infinitive,
                    Relation = trees[i].Relation == "nsubj:pass" ? "nsubj" : trees[i].Relation,
                };
            }
            else if (trees[i].Head == infinitive && trees[i].Relation == "mark")
            {
                trees[i] = trees[i] with { Relation = "dep" }; // its "to"
            }
        }

        trees[infinitive] = own with { Head = word.Head, Relation = word.Relation };
        trees[above] = word with
        {
            Tag = "AUX",
            FineTag = "MD",
            Lemma = Will,
            Head = infinitive,
            Relation = "aux",
        };
    }
}
