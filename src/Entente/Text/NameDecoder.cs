namespace Entente.Text;

/// <summary>Finds the best row of labels for the words of a sentence (Viterbi), in which every name that begins also ends.</summary>
/// <remarks>
/// What may follow what is scored by the kind of the later word; after the end of a name it does not matter whether it was one word long or more.
/// Cost: words × types². Sums are of integers: the same on every machine.
/// </remarks>
internal sealed class NameDecoder
{
    /// <summary>The kinds of words that transitions are told apart by (<see cref="QuickWord"/> gives them numbers).</summary>
    public const int Kinds = 8;

    /// <summary>The entry of the file that holds the scores of transitions.</summary>
    public const string Entry = "names.transitions";

    private const int PerType = 4;
    private const int Begin = 0;
    private const int Inside = 1;
    private const int Last = 2;
    private const int Unit = 3;

    private readonly int _types;
    private readonly int[] _transitions;

    /// <summary>Decodes by given scores, as many as <see cref="TransitionsOf"/> says; they may change meanwhile.</summary>
    public NameDecoder(int types, int[] transitions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(
            transitions.Length,
            TransitionsOf(types),
            nameof(transitions)
        );
        _types = types;
        _transitions = transitions;
    }

    /// <summary>The number of labels.</summary>
    public int Labels => 1 + (PerType * _types);

    /// <summary>How many transitions there are to score.</summary>
    public static int TransitionsOf(int types) => Kinds * KindSize(types);

    /// <summary>The number of the transition between two labels, the first of which may be 0 at the beginning of a sentence.</summary>
    public int TransitionOf(int kind, int from, int to)
    {
        int at = kind * KindSize(_types);
        int step = (to - 1) % PerType;
        if (to > 0 && step is Inside or Last)
        {
            int type = (to - 1) / PerType;
            bool isSecond = (from - 1) % PerType == Begin;
            return at + Outer + (PerType * type) + (isSecond ? 0 : 2) + (step == Inside ? 0 : 1);
        }

        int ended = from == 0 ? 0 : 1 + ((from - 1) / PerType);
        int column = to == 0 ? 0 : 1 + (2 * ((to - 1) / PerType)) + (step == Begin ? 0 : 1);
        return at + (ended * Columns) + column;
    }

    /// <summary>What a label scores behind another one, which may be 0 at the beginning of a sentence.</summary>
    public int Transition(int kind, int from, int to) => _transitions[TransitionOf(kind, from, to)];

    /// <summary>Writes the best labels.</summary>
    /// <param name="scores">A row for each word, <paramref name="stride"/> long.</param>
    /// <param name="stride">The length of a row; at least <see cref="Labels"/>.</param>
    /// <param name="kinds">The kind of each word.</param>
    /// <param name="back">Scratch: <see cref="Labels"/> for each word.</param>
    /// <param name="labels">The label of each word.</param>
    public void Decode(
        ReadOnlySpan<int> scores,
        int stride,
        ReadOnlySpan<byte> kinds,
        Span<byte> back,
        Span<byte> labels
    )
    {
        const int impossible = int.MinValue / 2;
        Span<int> best = stackalloc int[Labels];
        Span<int> next = stackalloc int[Labels];
        Span<int> ended = stackalloc int[_types + 1];
        Span<byte> endedBy = stackalloc byte[_types + 1];
        best.Fill(impossible);
        best[0] = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<int> transitions = _transitions.AsSpan(
                kinds[i] * KindSize(_types),
                KindSize(_types)
            );
            CollectEnded(best, ended, endedBy);
            Span<byte> from = back.Slice(i * Labels, Labels);
            StepOutside(ended, endedBy, transitions, next, from);
            StepInside(best, transitions[Outer..], next, from);
            ReadOnlySpan<int> row = scores.Slice(i * stride, Labels);
            for (int label = 0; label < row.Length; label++)
            {
                next[label] += row[label];
            }

            Span<int> swap = best;
            best = next;
            next = swap;
        }

        CollectEnded(best, ended, endedBy);
        byte last = endedBy[IndexOfGreatest(ended)];
        for (int i = labels.Length - 1; i >= 0; i--)
        {
            labels[i] = last;
            last = back[(i * Labels) + last];
        }
    }

    private int Columns => 1 + (2 * _types);

    private int Outer => (_types + 1) * Columns;

    private static int KindSize(int types) => ((types + 1) * (1 + (2 * types))) + (PerType * types);

    /// <summary>For each type the better of its two endings; outside of names is the first.</summary>
    private void CollectEnded(ReadOnlySpan<int> best, Span<int> ended, Span<byte> endedBy)
    {
        ended[0] = best[0];
        endedBy[0] = 0;
        for (int type = 0; type < _types; type++)
        {
            int last = 1 + (PerType * type) + Last;
            int unit = 1 + (PerType * type) + Unit;
            int better = best[unit] > best[last] ? unit : last;
            ended[type + 1] = best[better];
            endedBy[type + 1] = (byte)better;
        }
    }

    /// <summary>Words outside of names, and those that begin one.</summary>
    private void StepOutside(
        ReadOnlySpan<int> ended,
        ReadOnlySpan<byte> endedBy,
        ReadOnlySpan<int> transitions,
        Span<int> next,
        Span<byte> from
    )
    {
        Span<int> sums = stackalloc int[Columns];
        Span<byte> by = stackalloc byte[Columns];
        sums.Fill(int.MinValue);
        for (int i = 0; i < ended.Length; i++)
        {
            ReadOnlySpan<int> row = transitions.Slice(i * Columns, Columns);
            for (int column = 0; column < sums.Length; column++)
            {
                int sum = ended[i] + row[column];
                if (sum > sums[column])
                {
                    sums[column] = sum;
                    by[column] = endedBy[i];
                }
            }
        }

        next[0] = sums[0];
        from[0] = by[0];
        for (int type = 0; type < _types; type++)
        {
            int first = 1 + (PerType * type);
            (next[first + Begin], from[first + Begin]) = (sums[1 + (2 * type)], by[1 + (2 * type)]);
            (next[first + Unit], from[first + Unit]) = (sums[2 + (2 * type)], by[2 + (2 * type)]);
        }
    }

    /// <summary>Words that go on with a name.</summary>
    private void StepInside(
        ReadOnlySpan<int> best,
        ReadOnlySpan<int> transitions,
        Span<int> next,
        Span<byte> from
    )
    {
        for (int type = 0; type < _types; type++)
        {
            int first = 1 + (PerType * type);
            for (int step = Inside; step <= Last; step++)
            {
                int second = best[first + Begin] + transitions[(PerType * type) + step - Inside];
                int later =
                    best[first + Inside] + transitions[(PerType * type) + 2 + step - Inside];
                next[first + step] = Math.Max(second, later);
                from[first + step] = (byte)(first + (second >= later ? Begin : Inside));
            }
        }
    }

    private static int IndexOfGreatest(ReadOnlySpan<int> numbers)
    {
        int greatest = 0;
        for (int i = 1; i < numbers.Length; i++)
        {
            greatest = numbers[i] > numbers[greatest] ? i : greatest;
        }

        return greatest;
    }
}
