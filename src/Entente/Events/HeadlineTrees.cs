using System.Collections.Immutable;

namespace Entente.Events;

/// <summary>Mends the trees of headlines where the parser, which learnt from whole sentences, takes their short forms for other ones.</summary>
internal static class HeadlineTrees
{
    private const string Bare = "VBP"; // as the treebank tags a verb without "s"
    private const string Third = "VBZ"; // and one with it

    /// <summary>The same headline with the trees as they are meant.</summary>
    public static Document Mend(Document headline)
    {
        ImmutableArray<Syntax>.Builder trees = headline.Syntax.ToBuilder();
        for (int i = 1; i < trees.Count; i++)
        {
            JoinByComma(headline, trees, i);
            TurnVerb(trees, i);
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
        if (trees[token] is not { Relation: "nsubj", Tag: "PROPN", Head: var verb })
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
            && trees[first] is { Relation: "nsubj", Tag: "PROPN", Head: var other }
            && other == verb
        )
        {
            trees[token] = trees[token] with { Head = first, Relation = "conj" };
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
}
