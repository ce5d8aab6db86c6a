using System.Numerics;

namespace Entente.Events;

/// <summary>What is seen of a word as the first or the last one of the phrase of a head.</summary>
/// <remarks>Where a phrase ends is a habit of those who mark them: with the article, before a relative clause, with or without an apposition. So it is learnt, too.</remarks>
internal static class PartyEdges
{
    private const int Before = 25; // tokens in front of a head
    private const int Behind = 40;
    private const int Deepest = 12; // steps up to the head

    /// <summary>The words that may be the edge, from the head outwards.</summary>
    /// <param name="scene">The sentence.</param>
    /// <param name="head">The head.</param>
    /// <param name="direction">-1 for the first word, 1 for the last.</param>
    public static IEnumerable<int> Of(PartyScene scene, int head, int direction)
    {
        int last =
            direction < 0
                ? Math.Max(scene.First, head - Before)
                : Math.Min(scene.End - 1, head + Behind);
        for (int at = head; at != last + direction; at += direction)
        {
            if (scene.Tree.Tag(at) != "PUNCT" || scene.Tree.Word(at).ContainsAnyInRange('a', 'z'))
            {
                yield return at;
            }
        }
    }

    /// <summary>Adds what is seen of one of them.</summary>
    public static void AddOf(
        PartyScene scene,
        int head,
        int at,
        int direction,
        PartyRole role,
        List<ulong> features
    )
    {
        WordTree tree = scene.Tree;
        int next = at + direction;
        bool isEnd = next < scene.First || next >= scene.End;
        string branch = BranchOf(tree, head, at);
        string outer = isEnd ? "end" : BranchOf(tree, head, next);
        string word = tree.Lemma(at);
        string nextWord = isEnd ? "" : tree.Lemma(next);
        string tag = tree.Tag(at);
        string nextTag = isEnd ? "" : tree.Tag(next);
        ulong branches = PairFeature.Of(1, branch, outer);
        ulong tags = PairFeature.Of(2, tag, nextTag);
        bool isSameName =
            !isEnd && scene.NameAt(at).Length > 0 && scene.NameAt(at) == scene.NameAt(next);
        features.Add(branches);
        features.Add(tags);
        features.Add(PairFeature.Of(3, branches, tags));
        features.Add(PairFeature.Of(4, word, branch));
        features.Add(PairFeature.Of(5, nextWord, outer));
        features.Add(PairFeature.Of(6, nextWord, branches));
        features.Add(PairFeature.Of(7, word, branches));
        features.Add(PairFeature.Of(8, branches, Step(at - head)));
        features.Add(PairFeature.Of(9, Step(at - head)));
        features.Add(PairFeature.Of(10, (ulong)role, branches));
        features.Add(PairFeature.Of(11, isSameName ? "name" : scene.NameAt(at), branches));
        features.Add(PairFeature.Of(12, tree.Tag(head), branches));
        features.Add(PairFeature.Of(13, isEnd ? "" : tree.Relation(next), nextTag));
        features.Add(PairFeature.Of(14, scene.NameAt(head), branches));
        features.Add(PairFeature.Of(15, isEnd ? "" : tree.Relation(next), branches));
        features.Add(PairFeature.Of(16, nextWord, PairFeature.Of(16, word)));
        features.Add(PairFeature.Of(17, tree.Relation(head), branches));
        features.Add(PairFeature.Of(18, isEnd || next != scene.Verb ? 0u : 1u));
        if (!isEnd && tree.Head(next) is >= 0 and int above)
        {
            bool isInside = direction < 0 ? above >= at : above <= at;
            features.Add(PairFeature.Of(19, tree.Relation(next), isInside ? 1u : 0u));
            features.Add(PairFeature.Of(20, tree.CaseOf(next), PairFeature.Of(20, outer)));
        }
    }

    /// <summary>By what a word belongs to the phrase of a head; "out" when it does not.</summary>
    private static string BranchOf(WordTree tree, int head, int token)
    {
        if (token == head)
        {
            return "head";
        }

        int at = token;
        for (int step = 0; step < Deepest && at >= 0; step++)
        {
            int above = tree.Head(at);
            if (above == head)
            {
                return tree.Relation(at);
            }

            at = above;
        }

        return "out";
    }

    private static ulong Step(int distance) =>
        (ulong)BitOperations.Log2((uint)Math.Abs(distance) + 1);
}
