using System.Globalization;
using System.Text;

namespace Entente.Fetching.Hosts;

/// <summary>Writes names of hosts in ASCII, as browsers do: <c>Bücher.example</c> is <c>xn--bcher-kva.example</c>.</summary>
/// <remarks>Source: URL Standard (WHATWG), 3.3; Unicode UTS 46, nontransitional. Cost: linear in the name; tables are read when first needed.</remarks>
internal static class DomainNames
{
    private const string Mark = "xn--";

    /// <summary>Writes a name in lower-case ASCII; <see langword="null"/> when no host has such a name.</summary>
    public static string? ToAscii(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name.ToLowerInvariant();
        }

        if (HostLetters.Shared.Map(name) is not { } mapped)
        {
            return null;
        }

        string[] written = Composer.Shared.Compose(mapped).Split('.');
        string[] read = new string[written.Length];
        for (int i = 0; i < written.Length; i++)
        {
            bool isCoded = written[i].StartsWith(Mark, StringComparison.Ordinal);
            string? label = isCoded ? Decode(written[i][Mark.Length..]) : written[i];
            if (label is null || !IsLabel(label))
            {
                return null;
            }

            read[i] = label;
        }

        return Directions.Allow(read) ? string.Join('.', read.Select(Encode)) : null;
    }

    private static string Encode(string label) =>
        Ascii.IsValid(label) ? label : Mark + Punycode.Encode(label);

    /// <summary>Reads a label that is coded already; one that need not be, or was coded otherwise, is false.</summary>
    private static string? Decode(string coded) =>
        Punycode.Decode(coded) is { } label
        && !Ascii.IsValid(label)
        && HostLetters.Shared.Map(label) == label
        && Composer.Shared.Compose(label) == label
            ? label
            : null;

    /// <summary>Whether a label may stand: no mark at its beginning, joiners only where they join.</summary>
    private static bool IsLabel(string label)
    {
        Rune[] runes = [.. label.EnumerateRunes()];
        if (runes.Length > 0 && IsMark(runes[0]))
        {
            return false;
        }

        for (int i = 0; i < runes.Length; i++)
        {
            bool isJoiner = runes[i].Value is 0x200C or 0x200D;
            if (isJoiner && !Composer.Shared.IsVirama(i > 0 ? runes[i - 1] : default))
            {
                bool isBetweenLetters =
                    runes[i].Value == 0x200C && Joins(runes, i, -1) && Joins(runes, i, 1);
                if (!isBetweenLetters)
                {
                    return false;
                }
            }
        }

        return true;
    }

    // RFC 5892, A.1, somewhat wider: any two letters of a script that is written from right to left, of which some do not join.
    private static bool Joins(Rune[] runes, int at, int step)
    {
        int next = at + step;
        while (next >= 0 && next < runes.Length && IsMark(runes[next]))
        {
            next += step;
        }

        return next >= 0 && next < runes.Length && Directions.IsRight(runes[next]);
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark;
}
