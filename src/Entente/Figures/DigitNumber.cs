using System.Globalization;

namespace Entente.Figures;

/// <summary>Reads a number in digits with the marks of its language: "1,234.5", "1.234,5", "10 1/2", "½"; also damaged: "4 . 8".</summary>
internal static class DigitNumber
{
    private const int MostDigits = 24;

    /// <summary>The number that begins at an atom; <see langword="null"/> when none does.</summary>
    public static (decimal Value, int End)? Read(Lattice lattice, int start)
    {
        if (start >= lattice.Atoms.Count)
        {
            return null;
        }

        if (lattice.Atoms[start].Kind == AtomKind.Sign)
        {
            return Glyph(lattice, start) is { } glyph
                ? (glyph, start + 1)
                : Decimals(lattice, start);
        }

        if (
            lattice.Atoms[start].Kind != AtomKind.Digits
            || lattice.Atoms[start].Length > MostDigits
        )
        {
            return null;
        }

        int end = start + 1;
        decimal value = Whole(lattice, start, ref end);
        if (IsDecimalMark(lattice, end) && IsChain(lattice, start, end) is false)
        {
            Atom decimals = lattice.Atoms[end + 1];
            value += Parse(lattice, end + 1) / Power(decimals.Length);
            end += 2;
            return Raised(lattice, value, end) ?? (value, end);
        }

        return Raised(lattice, value, end) ?? WithFraction(lattice, start, end, value);
    }

    // "12.32e+14", "1.1^23", "1.3x10^6"
    private static (decimal Value, int End)? Raised(Lattice lattice, decimal value, int end)
    {
        if (
            end + 1 >= lattice.Atoms.Count
            || !lattice.Atoms[end].IsGlued
            || !lattice.Atoms[end + 1].IsGlued
        )
        {
            return null;
        }

        bool isTimes =
            lattice.Words(end) is "x" or "×" or "*"
            && lattice.Words(end + 1) is "10"
            && lattice.IsSign(end + 2, '^');
        bool isTen = isTimes || lattice.Words(end) is "e" or "E";
        if (!isTen && !lattice.IsSign(end, '^'))
        {
            return null;
        }

        int at = isTimes ? end + 3 : end + 1;
        bool isDown = lattice.IsSign(at, '-');
        at += isDown || lattice.IsSign(at, '+') ? 1 : 0;
        if (!IsDigits(lattice, at) || !lattice.Atoms[at].IsGlued || lattice.Atoms[at].Length > 2)
        {
            return null;
        }

        double power = (double)Parse(lattice, at) * (isDown ? -1 : 1);
        double raised = isTen
            ? (double)value * Math.Pow(10, power)
            : Math.Pow((double)value, power);
        return Math.Abs(raised) is > 1e-20 and < 1e24 ? ((decimal)raised, at + 1) : null;
    }

    private static (decimal Value, int End)? WithFraction(
        Lattice lattice,
        int start,
        int end,
        decimal value
    )
    {
        if (Fraction(lattice, start) is { } alone && end == start + 1)
        {
            return alone;
        }

        if (Fraction(lattice, end) is { Value: < 1 } part && !lattice.Atoms[end].IsGlued)
        {
            return (value + part.Value, part.End);
        }

        return end < lattice.Atoms.Count && Glyph(lattice, end) is { } glyph
            ? (value + glyph, end + 1)
            : (value, end);
    }

    // "1,234,567", "4,27,000": groups of two or three digits, the last of three.
    private static decimal Whole(Lattice lattice, int start, ref int end)
    {
        decimal value = Parse(lattice, start);
        if (lattice.Atoms[start].Length > 3)
        {
            return value;
        }

        int at = end;
        decimal grouped = value;
        int groups = 0;
        int last = 3;
        while (NextGroup(lattice, start, at) is { } group && grouped < 1e18m)
        {
            last = lattice.Atoms[group].Length;
            grouped = (grouped * Power(last)) + Parse(lattice, group);
            at = group + 1;
            groups++;
            if (last == 3)
            {
                (value, end) = (grouped, at);
            }
        }

        return value;
    }

    private static int? NextGroup(Lattice lattice, int start, int at)
    {
        AtomList atoms = lattice.Atoms;
        if (at >= atoms.Count)
        {
            return null;
        }

        if (atoms[at].Kind == AtomKind.Digits)
        {
            ReadOnlySpan<char> gap = lattice.Gap(at);
            return
                gap.Length == 1
                && (
                    gap[0] is '\u00A0' or '\u202F' or '\u2009'
                    || (gap[0] == ' ' && lattice.HasSpacedGroups && atoms[start].Length <= 3)
                )
                && atoms[at].Length == 3
                ? at
                : null;
        }

        bool isMark =
            at + 1 < atoms.Count
            && atoms[at].IsGlued == atoms[at + 1].IsGlued
            && (atoms[at].IsGlued || atoms[at + 1].Length == 3)
            && (
                lattice.Has(at, WordClass.Group)
                || lattice.IsSign(at, '\'')
                || lattice.IsSign(at, '’')
            )
            && atoms[at + 1].Kind == AtomKind.Digits
            && atoms[at + 1].Length is 2 or 3
            && (at == start + 1 || lattice.Words(at)[0] == lattice.Words(start + 1)[0]);
        return isMark && (lattice.Words(start)[0] != '0') ? at + 1 : null;
    }

    private static bool IsDecimalMark(Lattice lattice, int mark)
    {
        AtomList atoms = lattice.Atoms;
        if (
            mark + 1 >= atoms.Count
            || atoms[mark + 1].Kind != AtomKind.Digits
            || atoms[mark + 1].Length > MostDigits
            || atoms[mark].IsGlued != atoms[mark + 1].IsGlued
        )
        {
            return false;
        }

        return lattice.Has(mark, WordClass.Decimal)
            || (
                atoms[mark].IsGlued
                && lattice.Has(mark, WordClass.Group)
                && atoms[mark + 1].Length != 3
            );
    }

    // "192.168.1.2", "22,24,26" and "23.04.2022" are no decimals.
    private static bool IsChain(Lattice lattice, int start, int mark)
    {
        char sign = lattice.Words(mark)[0];
        return (
                lattice.IsSign(start - 1, sign)
                && lattice.Atoms[start].IsGlued
                && IsDigits(lattice, start - 2)
            )
            || (
                lattice.IsSign(mark + 2, sign)
                && lattice.Atoms[mark + 2].IsGlued
                && IsDigits(lattice, mark + 3)
                && lattice.Atoms[mark + 3].IsGlued
            );
    }

    private static bool IsDigits(Lattice lattice, int at) =>
        at >= 0 && at < lattice.Atoms.Count && lattice.Atoms[at].Kind == AtomKind.Digits;

    private static (decimal Value, int End)? Decimals(Lattice lattice, int start) =>
        lattice.Has(start, WordClass.Decimal)
        && !lattice.Atoms[start].IsGlued
        && IsDigits(lattice, start + 1)
        && lattice.Atoms[start + 1].IsGlued
        && lattice.Atoms[start + 1].Length <= MostDigits
            ? (Parse(lattice, start + 1) / Power(lattice.Atoms[start + 1].Length), start + 2)
            : null;

    private static (decimal Value, int End)? Fraction(Lattice lattice, int start)
    {
        if (
            !IsDigits(lattice, start)
            || !lattice.IsSign(start + 1, '/')
            || !IsDigits(lattice, start + 2)
            || lattice.Atoms[start].Length > 3
            || lattice.Atoms[start + 2].Length > 3
            || lattice.IsSign(start + 3, '/')
            || lattice.IsSign(start - 1, '/')
        )
        {
            return null;
        }

        decimal parts = Parse(lattice, start + 2);
        return parts > 0 ? (Parse(lattice, start) / parts, start + 3) : null;
    }

    private static decimal? Glyph(Lattice lattice, int at)
    {
        char sign = lattice.Words(at)[0];
        double value = sign > '\u00BB' ? char.GetNumericValue(sign) : -1;
        return value is > 0 and < 1 ? (decimal)value : null;
    }

    private static decimal Parse(Lattice lattice, int at) =>
        decimal.Parse(lattice.Words(at), NumberStyles.None, CultureInfo.InvariantCulture);

    private static decimal Power(int digits)
    {
        decimal power = 1;
        for (int i = 0; i < digits; i++)
        {
            power *= 10;
        }

        return power;
    }
}
