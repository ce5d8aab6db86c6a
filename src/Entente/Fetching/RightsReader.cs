using System.Text;

namespace Entente.Fetching;

/// <summary>Reads whether a page keeps machines like ours away.</summary>
/// <remarks>
/// Honoured are the reservation of text and data mining (TDMRep, <c>tdm-reservation: 1</c>), <c>noai</c>, and <c>X-Robots-Tag</c> or
/// <c>meta</c> words addressed to our own name. <c>noindex</c> and <c>noarchive</c> for everybody speak of public indexes and copies, and
/// Entente makes none; the answer is kept with its head, so they stay on record. Cost: linear in the first 64 KiB.
/// </remarks>
internal static class RightsReader
{
    private const int Head = 64 * 1024;
    private static readonly string[] s_toAll = ["noai"];
    private static readonly string[] s_toUs = ["noai", "none", "noindex", "noarchive"];

    /// <summary>Why the page may not be kept; <see langword="null"/> when nothing speaks against it.</summary>
    public static string? Objection(Answer answer)
    {
        foreach ((string name, string value) in answer.Fields)
        {
            if (Says(name, value))
            {
                return $"the site reserves its rights ({name}: {Short(value)})";
            }
        }

        string head = Encoding.Latin1.GetString(answer.Body, 0, Math.Min(answer.Body.Length, Head));
        ReadOnlySpan<char> rest = head;
        while (rest.IndexOf("<meta", StringComparison.OrdinalIgnoreCase) is >= 0 and var start)
        {
            rest = rest[(start + "<meta".Length)..];
            int end = rest.IndexOf('>');
            ReadOnlySpan<char> tag = end < 0 ? rest : rest[..end];
            string name = Attribute(tag, "name").ToString();
            string value = Attribute(tag, "content").ToString();
            if (Says(name, value))
            {
                return $"the page reserves its rights ({name}: {Short(value)})";
            }
        }

        return null;
    }

    /// <summary>Whether a field of the head or a <c>meta</c> forbids what we do.</summary>
    private static bool Says(string name, string value)
    {
        if (name.Equals("tdm-reservation", StringComparison.OrdinalIgnoreCase))
        {
            return value.Trim() == "1";
        }

        if (name.Equals(FetchSettings.Agent, StringComparison.OrdinalIgnoreCase))
        {
            return HasWord(value, s_toUs);
        }

        if (name.Equals("robots", StringComparison.OrdinalIgnoreCase))
        {
            return HasWord(value, s_toAll);
        }

        if (!name.Equals("X-Robots-Tag", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // "X-Robots-Tag: otherbot: noai" speaks to another; but "max-snippet: 5" is no name.
        int colon = value.IndexOf(':', StringComparison.Ordinal);
        string agent = colon < 0 ? string.Empty : value[..colon].Trim();
        bool isNamed =
            agent.Length > 0
            && agent.AsSpan().IndexOfAny(' ', ',', '_') < 0
            && !agent.StartsWith("max-", StringComparison.OrdinalIgnoreCase);
        return !isNamed
            ? HasWord(value, s_toAll)
            : agent.Equals(FetchSettings.Agent, StringComparison.OrdinalIgnoreCase)
                && HasWord(value[(colon + 1)..], s_toUs);
    }

    private static bool HasWord(string value, string[] words)
    {
        foreach (Range range in value.AsSpan().Split(','))
        {
            ReadOnlySpan<char> word = value.AsSpan()[range].Trim();
            foreach (string one in words)
            {
                if (word.Equals(one, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Attribute(ReadOnlySpan<char> tag, string name)
    {
        while (tag.IndexOf(name, StringComparison.OrdinalIgnoreCase) is > 0 and var at)
        {
            ReadOnlySpan<char> rest = tag[(at + name.Length)..].TrimStart();
            bool isWhole = char.IsWhiteSpace(tag[at - 1]) || tag[at - 1] is '"' or '\'' or '/';
            if (isWhole && rest.StartsWith('='))
            {
                return Value(rest[1..].TrimStart());
            }

            tag = tag[(at + name.Length)..];
        }

        return [];
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return text;
        }

        bool isQuoted = text[0] is '"' or '\'';
        int end = isQuoted ? text[1..].IndexOf(text[0]) : text.IndexOfAny(" \t\r\n\f");
        return isQuoted ? (end < 0 ? [] : text.Slice(1, end))
            : end < 0 ? text
            : text[..end];
    }

    private static string Short(string value) => value.Length <= 60 ? value : $"{value[..60]}…";
}
