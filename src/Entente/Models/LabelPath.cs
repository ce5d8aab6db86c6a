using System.Collections.Immutable;

namespace Entente.Models;

/// <summary>Finds the best sequence of labels that say where names begin (<c>B-</c>), go on (<c>I-</c>), end (<c>L-</c>) or stand alone (<c>U-</c>); <c>O</c> is no name.</summary>
/// <remarks>Source: A. Viterbi, IEEE Transactions on Information Theory 13 (2), 1967. Labels that cannot follow one another are never weighed.</remarks>
internal sealed class LabelPath
{
    private readonly int _labels;
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
        float Opinion(int kind, int from, int to) => opinion?.Transition(kind, from, to) ?? 0;
        Step[] StepsTo(int kind, int to) =>
            [
                .. Enumerable
                    .Range(0, _labels)
                    .Where(from => CanFollow(labels[from], labels[to]))
                    .Select(from => new Step(
                        from,
                        scores[(from * _labels) + to] + Opinion(kind, from, to)
                    )),
            ];
        _kinds =
        [
            .. Enumerable
                .Range(0, opinion?.Kinds ?? 1)
                .Select(kind => new Transitions(
                    [.. start.Select((score, to) => score + Opinion(kind, outside, to))],
                    [.. Enumerable.Range(0, _labels).Select(to => StepsTo(kind, to))]
                )),
        ];
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
        Span<float> best = workspace.Best.Take(2 * _labels);
        Span<int> before = workspace.Before.Take(rows.Length * _labels);
        Span<float> now = best[.._labels];
        Span<float> next = best[_labels..];
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
                before[(word * _labels)..]
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
            last = before[(word * _labels) + last];
        }
    }

    private void Advance(
        ReadOnlySpan<float> now,
        Span<float> next,
        ReadOnlySpan<float> row,
        Step[][] steps,
        Span<int> before
    )
    {
        for (int label = 0; label < _labels; label++)
        {
            float greatest = float.NegativeInfinity;
            int from = 0;
            foreach (Step step in steps[label])
            {
                float score = now[step.From] + step.Score;
                if (score > greatest)
                {
                    greatest = score;
                    from = step.From;
                }
            }

            next[label] = greatest + row[label];
            before[label] = from;
        }
    }

    private Transitions Of(ReadOnlySpan<byte> kinds, int row) =>
        _kinds[kinds.IsEmpty ? 0 : kinds[row]];

    private static float[] Bounded(
        float[] scores,
        ImmutableArray<string> labels,
        Predicate<string> allows
    ) => [.. scores.Select((s, i) => allows(labels[i]) ? s : float.NegativeInfinity)];

    private static bool IsLabel(string label) =>
        label == "O"
        || (label.Length > 2 && label[0] is 'B' or 'I' or 'L' or 'U' && label[1] == '-');

    private static bool CanBegin(string label) => label[0] is 'O' or 'B' or 'U';

    private static bool CanEnd(string label) => label[0] is 'O' or 'L' or 'U';

    private static bool CanFollow(string from, string to) =>
        CanEnd(from) ? CanBegin(to) : !CanBegin(to) && from.AsSpan(1).SequenceEqual(to.AsSpan(1));

    private readonly record struct Step(int From, float Score);

    /// <summary>For words of one kind: what each label scores at the beginning, and which labels may stand before it.</summary>
    private sealed record Transitions(float[] Start, Step[][] Steps);
}

/// <summary>What a <see cref="LabelPath"/> works in.</summary>
internal sealed class PathWorkspace
{
    /// <summary>The best scores of a path that ends in each label, here and one word on.</summary>
    public Scratch<float> Best { get; } = new();

    /// <summary>For each word and label the label before it on the best path.</summary>
    public Scratch<int> Before { get; } = new();
}
