using System.Collections.Immutable;

namespace Entente.Figures;

/// <summary>Finds what a number counts, head and modifiers: by the tree of the sentence where there is one, else by the words behind it.</summary>
internal sealed class CountedFinder(Vocabulary vocabulary)
{
    private const int MostWords = 4;
    private const int FarthestHead = 6;
    private const int MostHelpers = 3;
    private const int MostBetweenVotes = 4;

    /// <summary>What the figure from <paramref name="start"/> to <paramref name="end"/> counts, and its head; nothing when it counts nothing.</summary>
    public (TextSpan? Counted, TextSpan? Head) Find(
        Document document,
        Lattice lattice,
        int start,
        int end,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime
    ) =>
        InTree(document, lattice, end)
        ?? Behind(lattice, end, times, firstTime)
        ?? Fate(lattice, start, end)
        ?? Votes(lattice, start)
        ?? default;

    /// <summary>What one of costs so much: "a barrel", "-a-share", "per head"; nothing when the money is the price of nothing single.</summary>
    public (TextSpan? Counted, TextSpan? Head) Priced(Lattice lattice, int end)
    {
        if (lattice.Longest(Hyphen(lattice, end), WordClass.Per) is not { } per)
        {
            return default;
        }

        int noun = Hyphen(lattice, per.End);
        bool isNoun =
            noun < lattice.Atoms.Count
            && lattice.Atoms[noun].Kind == AtomKind.Letters
            && CanBelong(lattice, noun)
            && !lattice.Has(noun, WordClass.Unit)
            && !lattice.Has(noun, WordClass.Units)
            && !lattice.Has(noun + 1, WordClass.Past);
        if (!isNoun)
        {
            return default;
        }

        // "for every affected consumer"
        bool isModified =
            vocabulary.EndsInPast(lattice.Words(noun))
            && noun + 1 < lattice.Atoms.Count
            && CanBelong(lattice, noun + 1);
        int head = isModified ? noun + 1 : noun;
        return (Span(lattice, noun, head + 1), Span(lattice, head, head + 1));
    }

    private static int Hyphen(Lattice lattice, int at) =>
        lattice.IsSign(at, '-') && lattice.Atoms[at].IsGlued ? at + 1 : at;

    // The noun that the number modifies, with what stands between.
    private static (TextSpan?, TextSpan?)? InTree(Document document, Lattice lattice, int end)
    {
        if (document.Syntax.IsEmpty)
        {
            return null;
        }

        int number = document.TokenAt(lattice.Atoms[end - 1].Start);
        if (number >= document.Syntax.Length)
        {
            return null;
        }

        Syntax syntax = document.Syntax[number];
        int noun = syntax.Head;
        bool isModifier =
            syntax.Relation.StartsWith("nummod", StringComparison.Ordinal)
            || syntax.Relation.StartsWith("amod", StringComparison.Ordinal);
        if (!isModifier || noun <= number || noun > number + FarthestHead)
        {
            return null;
        }

        // "a three-way summit"
        if (document.Tokens[number + 1] is not { IsWord: true })
        {
            return (null, null);
        }

        TextSpan head = document.Tokens[noun].Span;
        return (new TextSpan(document.Tokens[number + 1].Span.Start, head.End), head);
    }

    // The words behind it up to one that cannot belong to them: of grammar, of time, or what befell those who are counted.
    private (TextSpan?, TextSpan?)? Behind(
        Lattice lattice,
        int at,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime
    )
    {
        int start = lattice.Longest(at, WordClass.Of) is { } of ? of.End : at;
        int end = start;
        while (
            end < lattice.Atoms.Count
            && end - start < MostWords
            && (CanBelong(lattice, end) || IsOfName(lattice, start, end))
            && !IsTime(lattice, end, times, firstTime)
        )
        {
            end++;
        }

        while (end > start && vocabulary.EndsInPast(lattice.Words(end - 1)))
        {
            end--;
        }

        return end > start ? (Span(lattice, start, end), Span(lattice, end - 1, end)) : null;
    }

    // "at least 12 were killed", "killing 12"
    private static (TextSpan?, TextSpan?)? Fate(Lattice lattice, int start, int end)
    {
        int at = end;
        while (
            at < lattice.Atoms.Count
            && at < end + MostHelpers
            && (lattice.Has(at, WordClass.Past) || lattice.Has(at, WordClass.Present))
            && !lattice.Has(at, WordClass.Fate)
        )
        {
            at++;
        }

        if (lattice.Longest(at, WordClass.Fate) is { } behind)
        {
            return (Span(lattice, at, behind.End), Span(lattice, at, behind.End));
        }

        for (int before = start - 1; before >= Math.Max(start - MostHelpers, 0); before--)
        {
            if (lattice.Longest(before, WordClass.Fate) is { } fate)
            {
                return (Span(lattice, before, fate.End), Span(lattice, before, fate.End));
            }
        }

        return null;
    }

    // "by 51 votes to 49", "voted 51-49"
    private static (TextSpan?, TextSpan?)? Votes(Lattice lattice, int start)
    {
        for (int at = start - 1; at >= Math.Max(start - MostBetweenVotes, 0); at--)
        {
            if (lattice.Longest(at, WordClass.Vote) is { } vote)
            {
                return (Span(lattice, at, vote.End), Span(lattice, at, vote.End));
            }

            if (
                !lattice.Has(at, WordClass.Number)
                && !lattice.Has(at, WordClass.To)
                && !lattice.Has(at, WordClass.Preposition)
            )
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsTime(
        Lattice lattice,
        int at,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime
    )
    {
        for (int i = firstTime; i < times.Count; i++)
        {
            if (times[i].Span.Start >= lattice.Atoms[at].End)
            {
                return false;
            }

            if (times[i].Span.End > lattice.Atoms[at].Start)
            {
                return true;
            }
        }

        return false;
    }

    // "Leopard 2 tanks"
    private static bool IsOfName(Lattice lattice, int start, int at) =>
        at == start + 1
        && lattice.Atoms[at].Kind == AtomKind.Digits
        && char.IsUpper(lattice.Words(start)[0]);

    private static bool CanBelong(Lattice lattice, int at) =>
        lattice.Atoms[at].Kind == AtomKind.Letters
        && !lattice.Has(at, WordClass.Number)
        && !lattice.Has(at, WordClass.Function)
        && !lattice.Has(at, WordClass.Preposition)
        && !lattice.Has(at, WordClass.Past)
        && !lattice.Has(at, WordClass.Future)
        && !lattice.Has(at, WordClass.Fate)
        && !lattice.Has(at, WordClass.Frequency);

    private static TextSpan Span(Lattice lattice, int start, int end) =>
        new(lattice.Atoms[start].Start, lattice.Atoms[end - 1].End);
}
