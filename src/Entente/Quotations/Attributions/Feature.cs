using System.Runtime.CompilerServices;

namespace Entente.Quotations.Attributions;

/// <summary>Hashes of features: a template, which has a number, filled with values.</summary>
/// <remarks>A template's number never changes its meaning: it is part of what trained weights are found by.</remarks>
internal static class Feature
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of a word as it stands (FNV-1a).</summary>
    public static ulong OfText(ReadOnlySpan<char> text)
    {
        ulong hash = Offset;
        foreach (char c in text)
        {
            hash = (hash ^ c) * Prime;
        }

        return hash;
    }

    /// <summary>The hash of a word without regard to capitals, digits and the look of apostrophes and quotation marks.</summary>
    public static ulong OfForm(ReadOnlySpan<char> word)
    {
        ulong hash = Offset;
        foreach (char c in word)
        {
            hash = (hash ^ Fold(c)) * Prime;
        }

        return hash;
    }

    /// <summary>A template with one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int template, ulong value)
    {
        // Two rounds of multiply and shift, after the finalizer of MurmurHash3.
        ulong hash = (value ^ ((ulong)template * 0x9E3779B97F4A7C15)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 32)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 29);
    }

    /// <summary>A template with two values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int template, ulong value, ulong other) =>
        Of(template, value ^ (ulong.RotateLeft(other, 31) * 0x9FB21C651E98DF25));

    /// <summary>A template with three values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(int template, ulong value, ulong other, ulong third) =>
        Of(template, value ^ (ulong.RotateLeft(third, 17) * 0xA24BAED4963EE407), other);

    private static char Fold(char c) =>
        char.IsAsciiLetterLower(c) ? c
        : char.IsAsciiDigit(c) ? '0'
        : c is '\u2019' or '\u2018' or '\u02BC' ? '\''
        : c is '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' ? '"'
        : char.ToLowerInvariant(c);
}
