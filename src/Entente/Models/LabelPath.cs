using System.Collections.Immutable;
using System.Runtime.Intrinsics;

namespace Entente.Models;

/// <summary>Finds the best sequence of labels that say where names begin (<c>B-</c>), go on (<c>I-</c>), end (<c>L-</c>) or stand alone (<c>U-</c>); <c>O</c> is no name.</summary>
/// <remarks>Source: A. Viterbi, IEEE Transactions on Information Theory 13 (2), 1967. Nothing but sums and comparisons: the same on every processor.</remarks>
internal sealed class LabelPath
{
    private readonly int _labels;
    private readonly int _stride;
    private readonly float[] _end;
    private readonly Transitions[] _kinds;

    /// <summary>Reads what labels score behind one another, and adds what <paramref name="opinion"/> says of it.</summary>
    /// <exception cref="DataFormatException">It is missing, or a label is of another sort.</exception>
    public LabelPath(ModelFile file, ImmutableArray<string> labels, ILabelOpinion? opinion = null)
    {
        _labels = labels.Length;
        string? odd = labels.FirstOrDefault(label => !IsLabel(label));
        if (odd is not null || labels.IndexOf("O") < 0)
        {
            throw file.Bad(
                $"expected labels of names (O, B-…, I-…, L-…, U-…), found \"{odd ?? "none without a name"}\""
            );
        }

        float[] scores = file.Numbers("name.transitions", _labels * _labels);
        float[] start = Bounded(file.Numbers("name.start", _labels), labels, CanBegin);
        _end = Bounded(file.Numbers("name.end", _labels), labels, CanEnd);
        int outside = labels.IndexOf("O");
        (int From, int To)[] possible = Possible(labels);
        _stride =
            (_labels + Vector256<float>.Count - 1)
            / Vector256<float>.Count
            * Vector256<float>.Count;
        _kinds = new Transitions[opinion?.Kinds ?? 1];
        for (int kind = 0; kind < _kinds.Length; kind++)
        {
            float[] first = new float[_labels];
            float[] steps = new float[_labels * _stride];
            Array.Fill(steps, float.NegativeInfinity);
            for (int to = 0; to < _labels; to++)
            {
                first[to] = start[to] + (opinion?.Transition(kind, outside, to) ?? 0);
            }

            foreach ((int from, int to) in possible)
            {
                float said = opinion?.Transition(kind, from, to) ?? 0;
                steps[(from * _stride) + to] = scores[(from * _labels) + to] + said;
            }

            _kinds[kind] = new Transitions(first, steps);
        }
    }

    /// <summary>Finds the best labels of one sentence.</summary>
    /// <param name="scores">The scores of all labels, row by row.</param>
    /// <param name="rows">The row of each word.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="kinds">The kind of the word in each row; empty when no kinds are told apart.</param>
    /// <param name="chosen">Where the label of each row is written.</param>
    /// <param name="workspace">Memory to work in.</param>
    public void Find(
        ReadOnlySpan<float> scores,
        ReadOnlySpan<int> rows,
        int stride,
        ReadOnlySpan<byte> kinds,
        Span<int> chosen,
        PathWorkspace workspace
    )
    {
        Span<float> best = workspace.Best.Take(2 * _stride);
        Span<int> before = workspace.Before.Take(rows.Length * _stride);
        Span<float> now = best[.._stride];
        Span<float> next = best[_stride..];
        ReadOnlySpan<float> row = scores[(rows[0] * stride)..];
        float[] start = Of(kinds, rows[0]).Start;
        for (int label = 0; label < _labels; label++)
        {
            now[label] = start[label] + row[label];
        }

        for (int word = 1; word < rows.Length; word++)
        {
            Advance(
                now,
                next,
                scores[(rows[word] * stride)..],
                Of(kinds, rows[word]).Steps,
                before.Slice(word * _stride, _stride)
            );
            Span<float> spare = now;
            now = next;
            next = spare;
        }

        int last = 0;
        for (int label = 1; label < _labels; label++)
        {
            last = now[label] + _end[label] > now[last] + _end[last] ? label : last;
        }

        for (int word = rows.Length - 1; word >= 0; word--)
        {
            chosen[rows[word]] = last;
            last = before[(word * _stride) + last];
        }
    }

    /// <summary>Goes one word on, for eight labels at a time; of labels that lead to one as well, the first is taken.</summary>
    private void Advance(
        ReadOnlySpan<float> now,
        Span<float> next,
        ReadOnlySpan<float> row,
        ReadOnlySpan<float> steps,
        Span<int> before
    )
    {
        for (int to = 0; to < _stride; to += Vector256<float>.Count)
        {
            var greatest = Vector256.Create(float.NegativeInfinity);
            Vector256<int> first = Vector256<int>.Zero;
            for (int from = 0; from < _labels; from++)
            {
                Vector256<float> score =
                    Vector256.Create(now[from])
                    + Vector256.Create(steps.Slice((from * _stride) + to, Vector256<float>.Count));
                Vector256<float> isGreater = Vector256.GreaterThan(score, greatest);
                greatest = Vector256.ConditionalSelect(isGreater, score, greatest);
                first = Vector256.ConditionalSelect(
                    isGreater.AsInt32(),
                    Vector256.Create(from),
                    first
                );
            }

            greatest.CopyTo(next[to..]);
            first.CopyTo(before[to..]);
        }

        for (int label = 0; label < _labels; label++)
        {
            next[label] += row[label];
        }
    }

    private Transitions Of(ReadOnlySpan<byte> kinds, int row) =>
        _kinds[kinds.IsEmpty ? 0 : kinds[row]];

    private static float[] Bounded(
        float[] scores,
        ImmutableArray<string> labels,
        Predicate<string> allows
    ) => [.. scores.Select((s, i) => allows(labels[i]) ? s : float.NegativeInfinity)];

    private static (int From, int To)[] Possible(ImmutableArray<string> labels) =>
        [
            .. from before in Enumerable.Range(0, labels.Length)
            from after in Enumerable.Range(0, labels.Length)
            where CanFollow(labels[before], labels[after])
            select (before, after),
        ];

    private static bool IsLabel(string label) =>
        label == "O"
        || (label.Length > 2 && label[0] is 'B' or 'I' or 'L' or 'U' && label[1] == '-');

    private static bool CanBegin(string label) => label[0] is 'O' or 'B' or 'U';

    private static bool CanEnd(string label) => label[0] is 'O' or 'L' or 'U';

    private static bool CanFollow(string from, string to) =>
        CanEnd(from) ? CanBegin(to) : !CanBegin(to) && from.AsSpan(1).SequenceEqual(to.AsSpan(1));

    /// <summary>For words of one kind: what each label scores at the beginning, and behind each label, which is nothing (-∞) where it cannot follow.</summary>
    private sealed record Transitions(float[] Start, float[] Steps);
}

/// <summary>What a <see cref="LabelPath"/> works in.</summary>
internal sealed class PathWorkspace
{
    /// <summary>The best scores of a path that ends in each label, here and one word on.</summary>
    public Scratch<float> Best { get; } = new();

    /// <summary>For each word and label the label before it on the best path.</summary>
    public Scratch<int> Before { get; } = new();
}
