using System.Globalization;
using System.Text;
using Entente.Text;

namespace Entente.Articles;

/// <summary>Compares the names of a site with the address it stands at.</summary>
internal static class SiteName
{
    // Parts of addresses below which registries sell names: "co.uk", "com.au".
    private static readonly string[] s_shared =
    [
        "co",
        "com",
        "org",
        "net",
        "gov",
        "ac",
        "or",
        "ne",
        "edu",
    ];

    /// <summary>The name in an address: "lestimes" of "https://www.lestimes.co.ls/news/1"; empty when it has none.</summary>
    public static string OfAddress(string? address)
    {
        int scheme = address?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        if (scheme < 0 || address!.Length > 2000)
        {
            return string.Empty;
        }

        ReadOnlySpan<char> host = address.AsSpan(scheme + 3);
        int end = host.IndexOfAny("/?#:");
        string[] labels = (end < 0 ? host : host[..end]).ToString().Split('.');
        int last = labels.Length - 2;
        if (last > 0 && labels[^1].Length == 2 && s_shared.Contains(labels[last]))
        {
            last--;
        }

        return last < 0
            ? string.Empty
            : labels[last].Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
    }

    /// <summary>The name that a host's name spells: "harbour-ledger.com" → "Harbour Ledger"; as it stands where it has capitals of its own.</summary>
    public static string OfHost(string host)
    {
        string name = host[..host.LastIndexOf('.')];
        name = name.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;
        bool isPlain = name.All(c => !char.IsUpper(c));
        return isPlain
            ? string.Join(
                ' ',
                name.Split('-', StringSplitOptions.RemoveEmptyEntries)
                    .Select(word => char.ToUpperInvariant(word[0]) + word[1..])
            )
            : name;
    }

    /// <summary>How well a name fits the name in an address: 2 it is the same, or made of its first letters ("Westdeutsche Allgemeine Zeitung", "waz"); 1 one is part of the other; 0 not at all.</summary>
    public static int Fit(string name, string label)
    {
        if (label.Length < 2)
        {
            return 0;
        }

        string folded = Fold(name);
        string bare = folded.StartsWith("the", StringComparison.Ordinal) ? folded[3..] : folded;
        string german = Fold(
            name.Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
                .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase)
        );
        if (folded == label || bare == label || german == label || Initials(name) == label)
        {
            return 2;
        }

        bool holds =
            label.Length >= 4
            && (
                folded.Contains(label, StringComparison.Ordinal)
                || german.Contains(label, StringComparison.Ordinal)
            );
        bool isHeld = bare.Length >= 4 && label.Contains(bare, StringComparison.Ordinal);
        return holds || isHeld ? 1 : 0;
    }

    /// <summary>The letters and digits of a name, small and without accents.</summary>
    public static string Fold(string name)
    {
        StringBuilder folded = new(name.Length);
        foreach (char c in name)
        {
            if (
                char.IsLetterOrDigit(c)
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark
            )
            {
                folded.Append(BaseLetter.Of(c));
            }
        }

        return folded.ToString();
    }

    /// <summary>Whether a name is an address itself: "harbour-ledger.com".</summary>
    public static bool IsAddress(ReadOnlySpan<char> name)
    {
        int stop = name.LastIndexOf('.');
        return stop > 0
            && name.Length - stop is >= 3 and <= 6
            && !name.Contains(' ')
            && !name[(stop + 1)..].ContainsAnyExcept(s_letters);
    }

    private static readonly System.Buffers.SearchValues<char> s_letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static string Initials(string name)
    {
        StringBuilder initials = new();
        foreach (string word in name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsUpper(word[0]))
            {
                initials.Append(char.ToLowerInvariant(word[0]));
            }
        }

        return initials.ToString();
    }
}
