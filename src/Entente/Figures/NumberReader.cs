using System.Globalization;

namespace Entente.Figures;

/// <summary>Reads numbers in digits and words, and marks what each can be: an hour, a day, a year.</summary>
internal sealed class NumberReader(Vocabulary vocabulary)
{
    private readonly NumberWords _words = new(vocabulary);

    /// <summary>Adds an edge for each number of the passage.</summary>
    public void Read(Lattice lattice)
    {
        int until = 0;
        for (int start = 0; start < lattice.Atoms.Count; start++)
        {
            if (lattice.Atoms[start].Kind == AtomKind.Digits)
            {
                AddDigits(lattice, start);
            }

            if (start >= until)
            {
                until = Math.Max(until, _words.Read(lattice, start));
            }
        }
    }

    private static void AddDigits(Lattice lattice, int start)
    {
        Atom atom = lattice.Atoms[start];
        if (
            atom.Length > 8
            || !int.TryParse(
                lattice.Words(start),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int value
            )
        )
        {
            return;
        }

        int end = start + 1;
        if (atom.Length <= 2)
        {
            AddSmall(lattice, start, end, value, isInWords: false);
        }
        else if (atom.Length <= 4)
        {
            lattice.Add(start, end, WordClass.Year, value);
            if (atom.Length == 4 && value / 100 <= 24 && value % 100 < 60)
            {
                lattice.Add(start, end, WordClass.HourMinute, value);
            }
        }
        else if (atom.Length == 8 && IsDay(value))
        {
            lattice.Add(start, end, WordClass.Compact, value);
        }

        AddOrdinal(lattice, start, value);
    }

    private static void AddOrdinal(Lattice lattice, int start, int value)
    {
        int mark = start + 1;
        if (
            mark >= lattice.Atoms.Count
            || !lattice.Atoms[mark].IsGlued
            || lattice.Longest(mark, WordClass.OrdinalMark) is not { } edge
        )
        {
            return;
        }

        // A stop makes an ordinal only where words follow: "22. April", but not at the end of a sentence or in "22.5".
        bool isStop = lattice.Atoms[mark].Kind == AtomKind.Sign;
        if (
            isStop
            && (
                edge.End >= lattice.Atoms.Count
                || (
                    lattice.Atoms[edge.End].IsGlued
                    && lattice.Atoms[edge.End].Kind == AtomKind.Digits
                )
                || value > 31
            )
        )
        {
            return;
        }

        if (value is >= 1 and <= 31)
        {
            lattice.Add(start, edge.End, WordClass.Day, value);
        }

        if (isStop && value <= 12)
        {
            lattice.Add(start, edge.End, WordClass.MonthDigits, value);
        }

        lattice.Add(start, edge.End, WordClass.Ordinal, value);
    }

    /// <summary>Marks what a number of at most two digits can be.</summary>
    internal static void AddSmall(Lattice lattice, int start, int end, int value, bool isInWords)
    {
        if (value is >= 1 and <= 31)
        {
            lattice.Add(start, end, WordClass.Day, value);
        }

        if (value <= 24)
        {
            lattice.Add(start, end, WordClass.Hour, value);
        }

        bool hasTwoDigits = isInWords || lattice.Atoms[start].Length == 2;
        if (value < 60 && hasTwoDigits)
        {
            lattice.Add(start, end, WordClass.Sixty, value);
        }

        if (isInWords)
        {
            return;
        }

        if (value is >= 1 and <= 12)
        {
            lattice.Add(start, end, WordClass.MonthDigits, value);
        }

        if (hasTwoDigits)
        {
            lattice.Add(start, end, WordClass.ShortYear, value);
        }
    }

    private static bool IsDay(int value) =>
        value / 10000 is >= 1900 and <= 2100
        && value / 100 % 100 is >= 1 and <= 12
        && value % 100 is >= 1 and <= 31;
}
