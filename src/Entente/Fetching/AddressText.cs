using System.Buffers;
using System.Globalization;
using System.Text;

namespace Entente.Fetching;

/// <summary>The letters of an address: what is dropped, where its parts end, what is percent-encoded.</summary>
/// <remarks>Source: URL Standard (WHATWG), 1.3 and 4.4. Cost: linear in the text.</remarks>
internal static class AddressText
{
    private static readonly SearchValues<char> s_inPath = Kept("\"#<>?^`{}");
    private static readonly SearchValues<char> s_inQuery = Kept("\"#<>'");

    /// <summary>Drops what browsers drop: control characters and blanks around it, tabs and line ends inside, the fragment.</summary>
    public static string Clean(string text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && text[start] <= ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] <= ' ')
        {
            end--;
        }

        StringBuilder clean = new(end - start);
        foreach (char c in text.AsSpan(start, end - start))
        {
            if (c == '#')
            {
                break;
            }

            if (c is not ('\t' or '\n' or '\r'))
            {
                clean.Append(c);
            }
        }

        return clean.ToString();
    }

    /// <summary>Where the colon after the scheme stands; -1 when there is no scheme.</summary>
    public static int SchemeEnd(ReadOnlySpan<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            bool isOfScheme =
                char.IsAsciiLetter(c)
                || (i > 0 && (char.IsAsciiDigit(c) || c is '+' or '-' or '.'));
            if (!isOfScheme)
            {
                return c == ':' && i > 0 ? i : -1;
            }
        }

        return -1;
    }

    /// <summary>Whether the scheme is https; <see langword="null"/> when it is neither http nor https.</summary>
    public static bool? IsSecure(ReadOnlySpan<char> scheme) =>
        scheme.Equals("https", StringComparison.OrdinalIgnoreCase) ? true
        : scheme.Equals("http", StringComparison.OrdinalIgnoreCase) ? false
        : null;

    /// <summary>The port that <paramref name="digits"/> name.</summary>
    public static int? Port(string digits, int usual) =>
        digits.Length == 0 ? usual
        : digits.AsSpan().ContainsAnyExceptInRange('0', '9') ? null
        : digits.TrimStart('0') is { Length: <= 5 } number
        && int.Parse($"0{number}", CultureInfo.InvariantCulture) is <= 65535 and var port
            ? port
        : null;

    /// <summary>Parts what stands before the first <c>?</c> from the rest.</summary>
    public static (string Path, string Query) SplitQuery(string text)
    {
        int mark = text.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (text, string.Empty) : (text[..mark], text[mark..]);
    }

    /// <summary>Writes a path, with <c>.</c> and <c>..</c> followed.</summary>
    /// <param name="start">The segments that a path without a slash in front goes on from.</param>
    /// <param name="text">The path; backslashes part segments too.</param>
    public static string Path(IEnumerable<string> start, string text)
    {
        List<string> segments = [.. start];
        int at = text.Length > 0 && text[0] is '/' or '\\' ? 1 : 0;
        while (true)
        {
            int length = text.AsSpan(at).IndexOfAny('/', '\\');
            bool isLast = length < 0;
            string segment = Encode(isLast ? text[at..] : text.Substring(at, length), s_inPath);
            int dots = Dots(segment);
            if (dots == 2 && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }

            if (dots == 0 || isLast)
            {
                segments.Add(dots == 0 ? segment : string.Empty);
            }

            if (isLast)
            {
                return $"/{string.Join('/', segments)}";
            }

            at += length + 1;
        }
    }

    /// <summary>Writes a query; a lone <c>?</c> stays.</summary>
    public static string Query(string text) =>
        text.Length == 0 ? text : $"?{Encode(text[1..], s_inQuery)}";

    private static int Dots(string segment) =>
        segment.Length > 6
            ? 0
            : segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase) switch
            {
                "." => 1,
                ".." => 2,
                _ => 0,
            };

    private static string Encode(string text, SearchValues<char> kept)
    {
        if (!text.AsSpan().ContainsAnyExcept(kept))
        {
            return text;
        }

        StringBuilder encoded = new(text.Length + 16);
        Span<byte> bytes = stackalloc byte[4];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune.IsAscii && kept.Contains((char)rune.Value))
            {
                encoded.Append((char)rune.Value);
                continue;
            }

            foreach (byte b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return encoded.ToString();
    }

    private static SearchValues<char> Kept(string encoded) =>
        SearchValues.Create([
            .. Enumerable.Range(0x21, 0x7F - 0x21).Select(c => (char)c).Except(encoded),
        ]);
}
