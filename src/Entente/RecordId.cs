using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Entente;

/// <summary>Makes the identifiers that are printed and can be typed back: one letter for the kind, then twelve of base 32.</summary>
/// <remarks>
/// Computed from content alone, so the same input has the same identifiers on every machine. Sixty bits: among ten
/// million items of a kind two share an identifier with a chance of about 1 in 23,000. The alphabet is Crockford's (no i, l, o, u).
/// </remarks>
public static class RecordId
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> s_alphabet = SearchValues.Create(Alphabet);

    /// <summary>Letters and digits behind the letter of the kind.</summary>
    public const int Digits = 12;

    /// <summary>Identifies a report (<c>r…</c>) by its capture.</summary>
    public static string ForReport(ContentDigest capture) => Make('r', capture.Hex);

    /// <summary>Identifies a quotation (<c>q…</c>) by its report and the place of its first word in a part of it.</summary>
    public static string ForQuotation(string report, int start, ReportPart part = default) =>
        Make('q', Place(report, part, start));

    /// <summary>Identifies a story (<c>s…</c>) by the report that founded it.</summary>
    public static string ForStory(string foundingReport) => Make('s', foundingReport);

    /// <summary>Identifies an utterance (<c>u…</c>) by the quotation that founded it.</summary>
    public static string ForUtterance(string foundingQuotation) => Make('u', foundingQuotation);

    /// <summary>Identifies the reuse (<c>c…</c>) of one report's text by another.</summary>
    public static string ForReuse(string source, string copy) => Make('c', $"{source} {copy}");

    /// <summary>Identifies a figure (<c>f…</c>) by its report and its place in a part of it.</summary>
    public static string ForFigure(string report, ReportPart part, int start) =>
        Make('f', $"{report} {Written(part)} {start}");

    /// <summary>Identifies a temporal expression (<c>t…</c>) by its report and its place in a part of it.</summary>
    public static string ForTime(string report, ReportPart part, int start) =>
        Make('t', $"{report} {Written(part)} {start}");

    /// <summary>Identifies an event (<c>e…</c>) by its report and the place of its trigger in a part of it.</summary>
    public static string ForEvent(string report, int trigger, ReportPart part = default) =>
        Make('e', Place(report, part, trigger));

    /// <summary>Whether <paramref name="typed"/> could be the beginning of an identifier: a letter of a kind, then three or more of base 32.</summary>
    public static bool IsPrefix(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        return (typed.Length is >= 4 and <= Digits + 1)
            && (typed[0] is 'r' or 's' or 'q' or 'u' or 'c' or 'f' or 't' or 'e')
            && typed.AsSpan(1).IndexOfAnyExcept(s_alphabet) < 0;
    }

    private static string Place(string report, ReportPart part, int start) =>
        part == ReportPart.Body ? $"{report} {start}" : $"{report} {Written(part)} {start}";

    // As parts were written when there were two of them: identifiers stay the same.
    private static string Written(ReportPart part) =>
        part == ReportPart.Body ? "Body"
        : part == ReportPart.Headline ? "Headline"
        : part.Name;

    private static string Make(char kind, string content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        return string.Create(
            Digits + 1,
            (kind, BitConverter.ToUInt64(hash)),
            static (id, state) =>
            {
                (id[0], ulong bits) = state;
                for (int i = 1; i < id.Length; i++, bits >>= 5)
                {
                    id[i] = Alphabet[(int)(bits & 31)];
                }
            }
        );
    }
}
