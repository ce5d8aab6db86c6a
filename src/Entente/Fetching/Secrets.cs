using System.Collections.Frozen;

namespace Entente.Fetching;

/// <summary>Hides what lets somebody in, in addresses that are kept and printed.</summary>
/// <remarks>An address of a feed for subscribers may carry a key: it is sent, and stands nowhere else (docs/safety.md, row 16).</remarks>
internal static class Secrets
{
    private const string Hidden = "hidden";
    private static readonly FrozenSet<string> s_names = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "access_token",
        "api_key",
        "apikey",
        "auth",
        "jwt",
        "key",
        "password",
        "passwd",
        "pwd",
        "secret",
        "session",
        "sid",
        "sig",
        "signature",
        "token"
    );

    /// <summary>The query with the values of such fields replaced.</summary>
    public static string HideFields(string query) =>
        query.Length == 0 ? query : $"?{string.Join('&', query[1..].Split('&').Select(HideField))}";

    /// <summary>The address as it is kept and printed.</summary>
    public static string Hide(WebAddress address) =>
        address.Origin + address.Path + HideFields(address.Query);

    /// <summary>A text that was to be an address, as it is printed: without a name and password in front of the host.</summary>
    public static string Hide(string text)
    {
        int at = text.LastIndexOf('@');
        int query = text.IndexOf('?', StringComparison.Ordinal);
        string shown = query < 0 ? text : text[..query] + HideFields(text[query..]);
        return at < 0 ? shown : $"…{shown[Math.Min(at, shown.Length)..]}";
    }

    private static string HideField(string field)
    {
        int mark = field.IndexOf('=', StringComparison.Ordinal);
        return mark > 0 && s_names.Contains(field[..mark]) ? $"{field[..mark]}={Hidden}" : field;
    }
}
