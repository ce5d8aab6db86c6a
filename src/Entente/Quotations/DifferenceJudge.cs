namespace Entente.Quotations;

/// <summary>Says of each step through two wordings what its difference means.</summary>
/// <remarks>
/// What lies between two shared words is judged together: words that only one wording has are left out when the other has
/// nothing there, and said otherwise when it has.
/// </remarks>
internal sealed class DifferenceJudge(
    ComparedWord[] left,
    ComparedWord[] right,
    List<WordStep> steps,
    WordWeights weights
)
{
    // So many telling words on one side alone are a clause that was left out, whatever numbers or names stand in it.
    private const int Clause = 4;

    // So many words on either side of a "not" that came or went belong to it: "nobody" for "somebody".
    private const int AroundNegation = 2;

    // Wordings that are told so differently for so long say the opposite of nothing.
    private const int MostForOpposites = 12;

    private readonly DifferenceClass?[] _classes = new DifferenceClass?[steps.Count];
    private readonly HashSet<int> _moved = [];
    private int _negations;

    /// <summary>The class of each step; <see langword="null"/> where the words are the same.</summary>
    public DifferenceClass?[] Judge()
    {
        FindMoved();
        List<(int From, int To)> regions = Regions();
        foreach ((int from, int to) in regions)
        {
            _negations += IsLeftOut(from, to) ? 0 : NegationsIn(from, to);
        }

        foreach ((int from, int to) in regions)
        {
            JudgeRegion(from, to);
        }

        return _classes;
    }

    /// <summary>Whether one word stands for one that is written with one letter otherwise: hardly another word that means the same.</summary>
    private bool IsSlip(int from, int to)
    {
        (ComparedWord? one, ComparedWord? other) = (null, null);
        for (int i = from; i < to; i++)
        {
            if (steps[i].Left >= 0 && one is not null || steps[i].Right >= 0 && other is not null)
            {
                return false;
            }

            one = steps[i].Left >= 0 ? left[steps[i].Left] : one;
            other = steps[i].Right >= 0 ? right[steps[i].Right] : other;
        }

        return one is not null
            && other is not null
            && IsPlain(one)
            && IsPlain(other)
            && !(one.IsGrammar && other.IsGrammar)
            && WordPairing.AreOneLetterApart(one.Key, other.Key);

        static bool IsPlain(ComparedWord word) => word.Modal == 0 && word.Kind is WordKind.Plain;
    }

    private List<(int From, int To)> Regions()
    {
        List<(int, int)> regions = [];
        for (int i = 0; i < steps.Count; i++)
        {
            int from = i;
            while (i < steps.Count && !IsSame(steps[i]))
            {
                i++;
            }

            if (i > from)
            {
                regions.Add((from, i));
            }
        }

        return regions;
    }

    private void JudgeRegion(int from, int to)
    {
        bool isLeftOut = IsLeftOut(from, to);
        bool hasBoth = HasBoth(from, to);
        bool isDivided =
            hasBoth && Joined(from, to, isLeft: true) == Joined(from, to, isLeft: false);
        bool isSlip = IsSlip(from, to);
        HashSet<int> opposite = hasBoth ? OppositesIn(from, to) : [];
        bool turns = _negations != 0 && !isLeftOut && NegationsIn(from, to) != 0;
        bool isSmall =
            steps.Skip(from).Take(to - from).Count(step => step.Left >= 0) <= AroundNegation
            && steps.Skip(from).Take(to - from).Count(step => step.Right >= 0) <= AroundNegation;
        for (int i = from; i < to; i++)
        {
            WordStep step = steps[i];
            _classes[i] =
                isDivided ? DifferenceClass.Inflection
                : opposite.Contains(i) ? DifferenceClass.Negation
                : isSlip ? DifferenceClass.Inflection
                : turns && isSmall ? DifferenceClass.Negation
                : step.IsPair ? OfPair(left[step.Left], right[step.Right], turns)
                : _moved.Contains(i) ? DifferenceClass.Order
                : isLeftOut ? DifferenceClass.Truncation
                : OfSingle(step.Left >= 0 ? left[step.Left] : right[step.Right], turns, hasBoth);
        }

        TakeGrammarIntoOtherWords(from, to);
    }

    /// <summary>The steps of a region at which the wordings say opposite things: "more", "less".</summary>
    private HashSet<int> OppositesIn(int from, int to)
    {
        HashSet<int> found = [];
        if (to - from > MostForOpposites)
        {
            return found;
        }

        for (int i = from; i < to; i++)
        {
            for (int j = from; j < to; j++)
            {
                if (
                    steps[i].Left >= 0
                    && steps[j].Right >= 0
                    && !_moved.Contains(i)
                    && !_moved.Contains(j)
                    && weights.AreOpposite(left[steps[i].Left].Base, right[steps[j].Right].Base)
                )
                {
                    found.Add(i);
                    found.Add(j);
                }
            }
        }

        return found;
    }

    /// <summary>The letters of one wording in a region: "per cent" and "percent" have the same.</summary>
    private string Joined(int from, int to, bool isLeft) =>
        string.Concat(
            steps
                .Skip(from)
                .Take(to - from)
                .Select(step => isLeft ? step.Left : step.Right)
                .Where(word => word >= 0)
                .Order()
                .Select(word => (isLeft ? left : right)[word].Key)
        );

    /// <summary>"does not accept" for "rejects" is one difference, not three.</summary>
    private void TakeGrammarIntoOtherWords(int from, int to)
    {
        for (int i = from + 1; i < to; i++)
        {
            Take(i, i - 1);
        }

        for (int i = to - 2; i >= from; i--)
        {
            Take(i, i + 1);
        }

        void Take(int i, int neighbour)
        {
            bool isGrammar =
                (steps[i].Left < 0 || IsGrammar(left[steps[i].Left]))
                && (steps[i].Right < 0 || IsGrammar(right[steps[i].Right]));
            if (
                isGrammar
                && _classes[i] == DifferenceClass.Inflection
                && _classes[neighbour] == DifferenceClass.Synonym
            )
            {
                _classes[i] = DifferenceClass.Synonym;
            }
        }
    }

    private static bool IsGrammar(ComparedWord word) =>
        word.Modal == 0 && (word.IsGrammar || word.IsNegation);

    private static DifferenceClass OfPair(ComparedWord one, ComparedWord other, bool turns) =>
        turns && one.IsNegation != other.IsNegation ? DifferenceClass.Negation
        : one.IsNumber && one.Base != other.Base ? DifferenceClass.Number
        : one.Modal > 0 && other.Modal > 0 && one.Modal != other.Modal ? DifferenceClass.Modality
        : one.Modal > 0
        || one.Base == other.Base
        || one.Root == other.Root
        || one.IsGrammar
        || one.IsNegation
        || WordPairing.IsNearly(one.Key, other.Key)
            ? DifferenceClass.Inflection
        : one.Kind == WordKind.Name && other.Kind == WordKind.Name ? DifferenceClass.Name
        : DifferenceClass.Synonym;

    private static DifferenceClass OfSingle(ComparedWord word, bool turns, bool hasBoth) =>
        word.IsNegation
            ? turns
                ? DifferenceClass.Negation
                : DifferenceClass.Inflection
            : word.IsNumber
                ? DifferenceClass.Number
                : word.Modal > 0
                    ? DifferenceClass.Modality
                    : word.IsGrammar
                        ? DifferenceClass.Inflection
                        : hasBoth
                            ? DifferenceClass.Synonym
                            : DifferenceClass.Truncation;

    /// <summary>Whether one wording has nothing here but the end of the text, or the other has a whole clause more.</summary>
    private bool IsLeftOut(int from, int to)
    {
        if (HasBoth(from, to))
        {
            return false;
        }

        int telling = 0;
        int words = 0;
        bool negates = false;
        for (int i = from; i < to; i++)
        {
            if (!_moved.Contains(i))
            {
                ComparedWord word =
                    steps[i].Left >= 0 ? left[steps[i].Left] : right[steps[i].Right];
                telling += word.IsGrammar ? 0 : 1;
                negates |= word.IsNegation;
                words++;
            }
        }

        bool isAtEnd = from == 0 || to == steps.Count;
        return telling >= Clause
            || isAtEnd && words > 1 && !(negates && words <= AroundNegation)
            || isAtEnd && telling == 1 && !negates;
    }

    private bool HasBoth(int from, int to)
    {
        bool hasLeft = false;
        bool hasRight = false;
        for (int i = from; i < to; i++)
        {
            hasLeft |= steps[i].Left >= 0 && !_moved.Contains(i);
            hasRight |= steps[i].Right >= 0 && !_moved.Contains(i);
        }

        return hasLeft && hasRight;
    }

    /// <summary>How many more words that turn a statement round the first wording has here than the second.</summary>
    private int NegationsIn(int from, int to)
    {
        int more = 0;
        for (int i = from; i < to; i++)
        {
            more += steps[i].Left >= 0 && left[steps[i].Left].IsNegation ? 1 : 0;
            more -= steps[i].Right >= 0 && right[steps[i].Right].IsNegation ? 1 : 0;
        }

        return more;
    }

    /// <summary>Words that only one wording has here and the other elsewhere: with the words of grammar around them they were moved.</summary>
    private void FindMoved()
    {
        Dictionary<string, Queue<int>> open = new(StringComparer.Ordinal);
        for (int i = 0; i < steps.Count; i++)
        {
            if (steps[i] is { Left: >= 0, Right: < 0 } && !left[steps[i].Left].IsGrammar)
            {
                string meaning = left[steps[i].Left].Meaning;
                if (!open.TryGetValue(meaning, out Queue<int>? places))
                {
                    open[meaning] = places = new Queue<int>();
                }

                places.Enqueue(i);
            }
        }

        for (int i = 0; i < steps.Count; i++)
        {
            if (
                steps[i] is { Left: < 0, Right: >= 0 }
                && !right[steps[i].Right].IsGrammar
                && open.TryGetValue(right[steps[i].Right].Meaning, out Queue<int>? places)
                && places.TryDequeue(out int other)
            )
            {
                _moved.Add(i);
                _moved.Add(other);
            }
        }

        TakeGrammarAlong();
    }

    private void TakeGrammarAlong()
    {
        foreach (int moved in _moved.ToArray())
        {
            for (int direction = -1; direction <= 1; direction += 2)
            {
                for (
                    int i = moved + direction;
                    i >= 0
                        && i < steps.Count
                        && !steps[i].IsPair
                        && steps[i].Left >= 0 == steps[moved].Left >= 0
                        && (steps[i].Left >= 0 ? left[steps[i].Left] : right[steps[i].Right])
                            is { IsGrammar: true, IsNegation: false };
                    i += direction
                )
                {
                    _moved.Add(i);
                }
            }
        }
    }

    private bool IsSame(WordStep step) =>
        step.IsPair && left[step.Left].Key == right[step.Right].Key;
}
