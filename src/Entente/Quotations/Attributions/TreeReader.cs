namespace Entente.Quotations.Attributions;

/// <summary>Reads from the trees what stands above each token, and how far its subtree reaches.</summary>
internal static class TreeReader
{
    private static readonly string[] s_relations =
    [
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "ccomp",
        "xcomp",
        "advcl",
        "obl",
        "parataxis",
        "mark",
        "aux",
        "aux:pass",
        "conj",
        "acl",
        "acl:relcl",
        "nmod",
        "case",
        "det",
        "cop",
        "csubj",
        "expl",
        "advmod",
        "appos",
    ];

    private static readonly Dictionary<ulong, int> s_bits = s_relations
        .Select((relation, bit) => (Hash: Feature.OfText(relation), Bit: bit))
        .ToDictionary(pair => pair.Hash, pair => pair.Bit);

    /// <summary>The bit of a relation in <see cref="TokenView.Dependents"/>; 0 for one that has none.</summary>
    public static ulong BitOf(ulong relation) =>
        s_bits.TryGetValue(relation, out int bit) ? 1ul << bit : 0;

    /// <summary>Fills the columns that are read from trees.</summary>
    public static void Read(TokenView[] views)
    {
        int[] order = TopDown(views);
        for (int i = 0; i < views.Length; i++)
        {
            ref TokenView view = ref views[i];
            (view.Left, view.Right) = (i, i);
            (view.Governor, view.Outer, view.Verb) = (-1, -1, -1);
            (view.Branch, view.OuterBranch, view.VerbBranch) = (i, i, i);
            (view.Opens, view.Closes) = (-1, -1);
        }

        foreach (int i in order)
        {
            ref TokenView view = ref views[i];
            if (view.Head < 0)
            {
                continue;
            }

            ref readonly TokenView head = ref views[view.Head];
            bool isCue = CueRates.IsLikely(head.Rate);
            (view.Governor, view.Branch) = isCue ? (view.Head, i) : (head.Governor, head.Branch);
            (view.Outer, view.OuterBranch) =
                head.Outer >= 0 ? (head.Outer, head.OuterBranch)
                : isCue ? (view.Head, i)
                : (-1, i);
            (view.Verb, view.VerbBranch) = head.IsVerb
                ? (view.Head, i)
                : (head.Verb, head.VerbBranch);
        }

        for (int n = order.Length - 1; n >= 0; n--)
        {
            ref readonly TokenView view = ref views[order[n]];
            if (view.Head >= 0)
            {
                ref TokenView head = ref views[view.Head];
                head.Left = Math.Min(head.Left, view.Left);
                head.Right = Math.Max(head.Right, view.Right);
                head.Dependents |= BitOf(view.Relation);
            }
        }

        // From the top down: the first that begins or ends at a token is the largest.
        foreach (int i in order)
        {
            ref int opens = ref views[views[i].Left].Opens;
            opens = opens < 0 ? i : opens;
            ref int closes = ref views[views[i].Right].Closes;
            closes = closes < 0 ? i : closes;
        }
    }

    /// <summary>All tokens, each behind its head.</summary>
    private static int[] TopDown(TokenView[] views)
    {
        int[] ends = new int[views.Length + 1];
        foreach (ref readonly TokenView view in views.AsSpan())
        {
            ends[view.Head + 1]++;
        }

        for (int i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1];
        }

        // The dependents of a token, and behind one another those of all: slot 0 is for the roots.
        int[] dependents = new int[views.Length];
        int[] next = new int[ends.Length];
        for (int i = 1; i < ends.Length; i++)
        {
            next[i] = ends[i - 1];
        }

        for (int i = 0; i < views.Length; i++)
        {
            dependents[next[views[i].Head + 1]++] = i;
        }

        int[] order = new int[views.Length];
        int roots = ends[0];
        Array.Copy(dependents, order, roots);
        int count = roots;
        for (int done = 0; done < count; done++)
        {
            int head = order[done] + 1;
            for (int d = ends[head - 1]; d < ends[head]; d++)
            {
                order[count++] = dependents[d];
            }
        }

        return order[..count];
    }
}
