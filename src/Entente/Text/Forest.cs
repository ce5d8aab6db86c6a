using System.Collections.Immutable;

namespace Entente.Text;

/// <summary>The trees of a document, to be walked from the top: the dependents of each token and how far each subtree reaches.</summary>
/// <remarks>Cost: linear in the number of tokens, whatever the depth. Tokens whose heads run in a circle reach no further than themselves.</remarks>
internal sealed class Forest
{
    private readonly int[] _firstChild;
    private readonly int[] _children;

    private readonly ImmutableArray<Syntax> _syntax;

    public Forest(ImmutableArray<Syntax> syntax)
    {
        _syntax = syntax;
        int count = syntax.Length;
        First = new int[count];
        End = new int[count];
        _firstChild = new int[count + 1];
        for (int i = 0; i < count; i++)
        {
            First[i] = i;
            End[i] = i + 1;
            if (HasHead(syntax, i))
            {
                _firstChild[syntax[i].Head + 1]++;
            }
        }

        int[] open = _firstChild[1..];
        for (int i = 0; i < count; i++)
        {
            _firstChild[i + 1] += _firstChild[i];
        }

        _children = new int[_firstChild[count]];
        int[] filled = _firstChild[..count];
        for (int i = 0; i < count; i++)
        {
            if (HasHead(syntax, i))
            {
                _children[filled[syntax[i].Head]++] = i;
            }
        }

        Reach(syntax, open);
    }

    /// <summary>For each token the first token of its subtree.</summary>
    public int[] First { get; }

    /// <summary>For each token the end of its subtree.</summary>
    public int[] End { get; }

    /// <summary>The dependents of a token, in order.</summary>
    public ReadOnlySpan<int> Children(int token) =>
        _children.AsSpan(_firstChild[token].._firstChild[token + 1]);

    /// <summary>The first dependent in this relation; -1 when there is none.</summary>
    public int Child(int token, string relation)
    {
        foreach (int child in Children(token))
        {
            if (_syntax[child].Relation == relation)
            {
                return child;
            }
        }

        return -1;
    }

    /// <summary>Widens each subtree by those below it, from the leaves up: a token is taken when all its dependents were.</summary>
    private void Reach(ImmutableArray<Syntax> syntax, int[] open)
    {
        Stack<int> ready = new();
        for (int i = 0; i < syntax.Length; i++)
        {
            if (open[i] == 0)
            {
                ready.Push(i);
            }
        }

        while (ready.TryPop(out int token))
        {
            if (!HasHead(syntax, token))
            {
                continue;
            }

            int head = syntax[token].Head;
            First[head] = Math.Min(First[head], First[token]);
            End[head] = Math.Max(End[head], End[token]);
            if (--open[head] == 0)
            {
                ready.Push(head);
            }
        }
    }

    private static bool HasHead(ImmutableArray<Syntax> syntax, int token) =>
        syntax[token].Head is int head && head >= 0 && head < syntax.Length && head != token;
}
