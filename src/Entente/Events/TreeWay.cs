namespace Entente.Events;

/// <summary>The ways through a tree from its words to one of them.</summary>
/// <remarks>Cost: a fixed number of steps a word, however deep the tree.</remarks>
internal sealed class TreeWay
{
    private const int Furthest = 16; // steps up from either end

    private readonly WordTree _tree;
    private readonly List<int> _above = [];

    /// <summary>Prepares for the ways to <paramref name="goal"/>; from a goal below zero there are none.</summary>
    public TreeWay(WordTree tree, int goal)
    {
        _tree = tree;
        for (int at = goal; at >= 0 && _above.Count < Furthest; at = tree.Head(at))
        {
            _above.Add(at);
        }
    }

    /// <summary>The way from a token: its relations as one number, the word where it turns, and its length; the word is -1 when there is none.</summary>
    public (ulong Relations, int Top, int Length) From(int token)
    {
        ulong relations = PairFeature.Of(0, "");
        int at = token;
        for (int step = 0; step < Furthest && at >= 0; step++, at = _tree.Head(at))
        {
            int above = _above.IndexOf(at);
            if (above >= 0)
            {
                for (int down = above - 1; down >= 0; down--)
                {
                    relations = PairFeature.Of(2, _tree.Relation(_above[down]), relations);
                }

                return (relations, at, step + above);
            }

            relations = PairFeature.Of(1, _tree.Relation(at), relations);
        }

        return (0, -1, Furthest);
    }
}
