using System.Collections.Immutable;

namespace Entente.Figures;

/// <summary>Finds the time of which a figure is said: "in 2023", "a year".</summary>
internal static class PeriodFinder
{
    private const int Nearest = 60;
    private const int Beside = 12;

    /// <summary>The temporal expression that belongs to a figure, and whether the figure is said per such a time.</summary>
    public static (int? Time, bool IsRate) Find(
        Lattice lattice,
        TextSpan figure,
        TextSpan? counted,
        ImmutableArray<TemporalExpression>.Builder times,
        int firstTime
    )
    {
        int end = Math.Max(figure.End, counted?.End ?? 0);
        int? before = null;
        for (int i = firstTime; i < times.Count; i++)
        {
            TextSpan span = times[i].Span;
            if (span.Start >= end)
            {
                int gap = span.Start - end;
                if (
                    gap <= 2
                    && (times[i].Type == TemporalType.Set || IsPer(lattice, times[i]))
                    && !EndsSentence(lattice.Text, end, span.Start)
                )
                {
                    return (i, true);
                }

                // "200 billion in the near future": not of the year that was told of before.
                if (gap <= Beside && times[i].Precision == TemporalPrecision.None)
                {
                    return (null, false);
                }

                return
                    gap <= Nearest
                    && IsDate(times[i])
                    && !IsOfOther(lattice, end, span.Start)
                    && !EndsSentence(lattice.Text, end, span.Start)
                    ? (i, false)
                    : (before, false);
            }

            if (span.End <= figure.Start && IsDate(times[i]))
            {
                before =
                    figure.Start - span.End <= Nearest
                    && !EndsSentence(lattice.Text, span.End, figure.Start)
                        ? i
                        : null;
            }
        }

        return (before, false);
    }

    // "200 billion, up from 123 billion in 2021": the year belongs to what is compared with.
    private static bool IsOfOther(Lattice lattice, int start, int end)
    {
        for (int at = 0; at < lattice.Atoms.Count && lattice.Atoms[at].Start < end; at++)
        {
            if (lattice.Atoms[at].Start >= start && lattice.Has(at, WordClass.Compared))
            {
                return true;
            }
        }

        return false;
    }

    // "$80 million a year", "40 cases the week"
    private static bool IsPer(Lattice lattice, TemporalExpression time)
    {
        int at = lattice.AtomFrom(time.Span.Start);
        return time.Type == TemporalType.Duration
            && lattice.Has(at, WordClass.Per)
            && !lattice.Has(at + 1, WordClass.Number);
    }

    private static bool IsDate(TemporalExpression time) =>
        time.Type == TemporalType.Date && time.Precision != TemporalPrecision.None;

    private static bool EndsSentence(string text, int start, int end) =>
        text.AsSpan(start, end - start).IndexOfAny(".;!?\n") >= 0;
}
