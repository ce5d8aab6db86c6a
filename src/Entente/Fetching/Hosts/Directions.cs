using System.Globalization;
using System.Text;

namespace Entente.Fetching.Hosts;

/// <summary>Keeps names apart that would look alike because their parts run in different directions.</summary>
/// <remarks>Source: RFC 5893, 2. The direction of a letter is told by its block and category.</remarks>
internal static class Directions
{
    private enum Kind
    {
        Left,
        Right,
        ArabicNumber,
        EuropeanNumber,
        Mark,
        Neutral,
    }

    /// <summary>Whether these labels may stand in one name.</summary>
    public static bool Allow(IEnumerable<string> labels)
    {
        Kind[][] kinds = [.. labels.Select(label => label.EnumerateRunes().Select(Of).ToArray())];
        bool runsBothWays = kinds.Any(label =>
            label.Any(kind => kind is Kind.Right or Kind.ArabicNumber)
        );
        return !runsBothWays || Array.TrueForAll(kinds, IsOneWay);
    }

    /// <summary>Whether a letter runs from right to left.</summary>
    public static bool IsRight(Rune rune) => Of(rune) == Kind.Right;

    private static bool IsOneWay(Kind[] label)
    {
        if (label.Length == 0)
        {
            return true;
        }

        Kind last = Array.FindLast(label, kind => kind != Kind.Mark);
        return label[0] switch
        {
            Kind.Left => !label.Any(kind => kind is Kind.Right or Kind.ArabicNumber)
                && last is Kind.Left or Kind.EuropeanNumber,
            Kind.Right => !label.Contains(Kind.Left)
                && !(label.Contains(Kind.ArabicNumber) && label.Contains(Kind.EuropeanNumber))
                && last is Kind.Right or Kind.ArabicNumber or Kind.EuropeanNumber,
            _ => false,
        };
    }

    private static Kind Of(Rune rune)
    {
        int letter = rune.Value;
        bool isOfRight =
            letter
            is (>= 0x0590 and <= 0x08FF)
                or (>= 0xFB1D and <= 0xFDFF)
                or (>= 0xFE70 and <= 0xFEFF)
                or (>= 0x10800 and <= 0x10FFF)
                or (>= 0x1E800 and <= 0x1EFFF);
        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => Kind.Mark,
            UnicodeCategory.DecimalDigitNumber
                when letter < 0x80 || letter is >= 0x06F0 and <= 0x06F9 => Kind.EuropeanNumber,
            UnicodeCategory.DecimalDigitNumber when letter is >= 0x0660 and <= 0x0669 =>
                Kind.ArabicNumber,
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber
            or UnicodeCategory.SpacingCombiningMark => isOfRight ? Kind.Right : Kind.Left,
            UnicodeCategory.DashPunctuation
            or UnicodeCategory.OtherPunctuation when isOfRight && !IsSeparator(letter) =>
                Kind.Right,
            _ => Kind.Neutral,
        };
    }

    // Comma, per mille and per cent of Arabic stand in both directions.
    private static bool IsSeparator(int letter) => letter is 0x0609 or 0x060A or 0x060C or 0x066A;
}
