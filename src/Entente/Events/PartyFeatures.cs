using System.Numerics;
using Entente.Text;

namespace Entente.Events;

/// <summary>What is seen of a word as the head of the phrase for somebody who takes part in what a sentence is about.</summary>
/// <remarks>Cost: a fixed number of features a word. Safe to use from any thread.</remarks>
internal sealed class PartyFeatures(WordClusters clusters)
{
    private const int FarAway = 5; // steps of a way that is worth telling from others

    /// <summary>Adds what is seen of a word.</summary>
    /// <param name="scene">The sentence.</param>
    /// <param name="head">The word.</param>
    /// <param name="source">The head of who acts, where the question is whom it is done to; -1 when nobody acts, or that is the question.</param>
    /// <param name="features">To be added to.</param>
    public void AddOf(PartyScene scene, int head, int source, List<ulong> features)
    {
        AddWord(scene, head, features);
        AddPlace(scene, head, features);
        AddWay(scene, scene.Verb, head, 40, features);
        AddRules(scene, head, features);
        if (source >= 0)
        {
            AddWay(scene, source, head, 70, features);
            features.Add(PairFeature.Of(90, head > source ? 1u : 2u, Step(head - source)));
        }
    }

    /// <summary>Adds what speaks for nobody's taking that part.</summary>
    public void AddOfNobody(PartyScene scene, int source, List<ulong> features)
    {
        WordTree tree = scene.Tree;
        features.Add(PairFeature.Of(100, 1));
        features.Add(PairFeature.Of(101, (ulong)scene.Sources.Count));
        features.Add(PairFeature.Of(102, (ulong)scene.Targets.Count));
        features.Add(PairFeature.Of(103, source < 0 ? 1u : 2u, (ulong)scene.Targets.Count));
        features.Add(PairFeature.Of(104, scene.Cue?.Key));
        features.Add(PairFeature.Of(105, TypeOf(scene), scene.Roles.IsPassive ? "passive" : ""));
        features.Add(PairFeature.Of(105, TypeOf(scene), (ulong)scene.Targets.Count));
        if (scene.Verb < 0)
        {
            return;
        }

        features.Add(PairFeature.Of(106, tree.Lemma(scene.Verb)));
        AddClusters(tree, scene.Verb, 107, features);
        foreach (int dependent in tree.Of(scene.Verb))
        {
            features.Add(PairFeature.Of(109, tree.Relation(dependent)));
            features.Add(PairFeature.Of(110, tree.Relation(dependent), tree.Lemma(dependent)));
            features.Add(PairFeature.Of(111, tree.Relation(dependent), tree.CaseOf(dependent)));
        }
    }

    private void AddWord(PartyScene scene, int head, List<ulong> features)
    {
        WordTree tree = scene.Tree;
        string lemma = tree.Lemma(head);
        string relation = tree.Relation(head);
        string preposition = tree.CaseOf(head);
        features.Add(PairFeature.Of(1, lemma));
        features.Add(PairFeature.Of(2, tree.Tag(head)));
        features.Add(PairFeature.Of(3, tree.FineTag(head)));
        features.Add(PairFeature.Of(4, relation));
        features.Add(PairFeature.Of(5, relation, preposition));
        features.Add(PairFeature.Of(6, relation, tree.Tag(head)));
        AddClusters(tree, head, 7, features);
        features.Add(PairFeature.Of(9, scene.NameAt(head)));
        features.Add(PairFeature.Of(10, scene.NameAt(head), relation));
        foreach (int dependent in tree.Of(head))
        {
            features.Add(PairFeature.Of(11, tree.Relation(dependent)));
            if (tree.Is(dependent, "amod") || tree.Is(dependent, "compound"))
            {
                features.Add(PairFeature.Of(12, tree.Lemma(dependent)));
                features.Add(PairFeature.Of(13, scene.NameAt(dependent)));
                AddClusters(tree, dependent, 14, features);
            }
            else if (tree.Is(dependent, "det"))
            {
                features.Add(PairFeature.Of(16, tree.Lemma(dependent)));
            }
        }

        int above = tree.Head(head);
        if (above >= 0)
        {
            features.Add(PairFeature.Of(17, tree.Lemma(above), relation));
            features.Add(PairFeature.Of(18, tree.Tag(above), relation));
            features.Add(PairFeature.Of(19, tree.Lemma(above), preposition));
            features.Add(PairFeature.Of(20, tree.Relation(above), relation));
            AddClusters(tree, above, 21, PairFeature.Of(21, relation), features);
        }
    }

    private static void AddPlace(PartyScene scene, int head, List<ulong> features)
    {
        WordTree tree = scene.Tree;
        int nouns = 0;
        for (int i = scene.First; i < head; i++)
        {
            nouns += tree.Tag(i) is "NOUN" or "PROPN" or "PRON" ? 1 : 0;
        }

        features.Add(PairFeature.Of(30, (ulong)Math.Min(nouns, 8)));
        features.Add(PairFeature.Of(31, Step(head - scene.First)));
        ulong side =
            head < scene.Verb ? 1u
            : head == scene.Verb ? 2u
            : 3u;
        features.Add(PairFeature.Of(32, side, Step(head - scene.Verb)));
        features.Add(PairFeature.Of(33, tree.Relation(head), side));
        features.Add(PairFeature.Of(34, TypeOf(scene), side));
        if (head > scene.First)
        {
            features.Add(PairFeature.Of(35, tree.Lemma(head - 1)));
        }

        if (head + 1 < scene.End)
        {
            features.Add(PairFeature.Of(36, tree.Lemma(head + 1)));
        }

        foreach (FoundCue cue in scene.Cues)
        {
            if (cue.Token == head || cue.Token == tree.Head(head))
            {
                features.Add(
                    PairFeature.Of(37, cue.Cue.Key, cue.Token == head ? "" : tree.Relation(head))
                );
                features.Add(
                    PairFeature.Of(
                        38,
                        cue.Cue.Type.ToString(),
                        cue.Token == head ? "" : tree.Relation(head)
                    )
                );
            }
        }
    }

    /// <summary>The way from a word to another one that is known, in the company of what is there.</summary>
    private void AddWay(PartyScene scene, int goal, int head, int template, List<ulong> features)
    {
        WordTree tree = scene.Tree;
        (ulong relations, int top, int length) = scene.WayTo(goal).From(head);
        features.Add(PairFeature.Of(template, (ulong)Math.Min(length, FarAway + 1)));
        if (top < 0 || length > FarAway)
        {
            return;
        }

        features.Add(PairFeature.Of(template + 1, relations));
        features.Add(PairFeature.Of(template + 2, TypeOf(scene), relations));
        features.Add(PairFeature.Of(template + 3, scene.Cue?.Key, relations));
        features.Add(PairFeature.Of(template + 4, tree.CaseOf(head), relations));
        features.Add(PairFeature.Of(template + 5, scene.NameAt(head), relations));
        features.Add(PairFeature.Of(template + 6, tree.Lemma(top), relations));
        features.Add(
            PairFeature.Of(template + 7, scene.Roles.IsPassive ? "passive" : "", relations)
        );
        features.Add(PairFeature.Of(template + 8, tree.Tag(head), relations));
        AddClusters(tree, head, template + 10, relations, features);
        AddClusters(tree, top, template + 12, relations, features);
    }

    private static void AddRules(PartyScene scene, int head, List<ulong> features)
    {
        int source = IndexOf(scene.Sources, head);
        int target = IndexOf(scene.Targets, head);
        features.Add(PairFeature.Of(60, (ulong)(source + 1), (ulong)scene.Sources.Count));
        features.Add(PairFeature.Of(61, (ulong)(target + 1), (ulong)scene.Targets.Count));
        features.Add(PairFeature.Of(62, TypeOf(scene), (ulong)(source + 1)));
        features.Add(PairFeature.Of(63, TypeOf(scene), (ulong)(target + 1)));
        features.Add(PairFeature.Of(64, scene.Cue?.Key, (ulong)(target + 1)));
        features.Add(PairFeature.Of(65, (ulong)(source + 1), (ulong)(target + 1)));
    }

    private void AddClusters(WordTree tree, int token, int template, List<ulong> features) =>
        AddClusters(tree, token, template, 0, features);

    private void AddClusters(
        WordTree tree,
        int token,
        int template,
        ulong beside,
        List<ulong> features
    )
    {
        uint group = clusters.Find(QuickWord.FormOf(tree.Word(token)));
        if (group != 0)
        {
            features.Add(PairFeature.Of(template, group & ushort.MaxValue, beside));
            features.Add(PairFeature.Of(template + 1, group >> 16, beside));
        }
    }

    private static string TypeOf(PartyScene scene) => scene.Cue?.Type.ToString() ?? "";

    private static int IndexOf(IReadOnlyList<int> heads, int head)
    {
        for (int i = 0; i < heads.Count; i++)
        {
            if (heads[i] == head)
            {
                return i;
            }
        }

        return -1;
    }

    // Distances by doublings: nearer ones are told apart.
    private static ulong Step(int distance) =>
        (ulong)BitOperations.Log2((uint)Math.Abs(distance) + 1);
}
