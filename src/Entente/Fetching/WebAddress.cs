using Entente.Fetching.Hosts;

namespace Entente.Fetching;

/// <summary>An address of the web, as the URL Standard reads it: http or https, a host, a port, a path and a query.</summary>
/// <remarks>
/// What is checked is what is connected to: nothing else in this room reads an address. The fragment is left out, for it is never sent, and
/// an address that carries a name and password is none of ours. Source: URL Standard (WHATWG), 4.4.
/// </remarks>
internal sealed record WebAddress
{
    private const int MaxLength = 8192; // Servers take no longer ones.

    private WebAddress(bool isSecure, WebHost host, int port, string path, string query) =>
        (IsSecure, Host, Port, Path, Query) = (isSecure, host, port, path, query);

    /// <summary>Whether it is https.</summary>
    public bool IsSecure { get; }

    /// <summary>The host: a name in ASCII, or an address.</summary>
    public WebHost Host { get; }

    /// <summary>The port, also when the text leaves it out.</summary>
    public int Port { get; }

    /// <summary>The path, percent-encoded; it begins with <c>/</c>.</summary>
    public string Path { get; }

    /// <summary>The query with its <c>?</c>, percent-encoded; empty when there is none.</summary>
    public string Query { get; }

    /// <summary>Scheme, host, and the port where it is not the usual one.</summary>
    public string Origin => $"{(IsSecure ? "https" : "http")}://{HostAndPort}";

    /// <summary>The host, and the port where it is not the usual one: what the header <c>Host</c> says.</summary>
    public string HostAndPort =>
        Port == UsualPort(IsSecure)
            ? Host.Text
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Host.Text}:{Port}"
            );

    /// <summary>The whole address, as it is asked for.</summary>
    public override string ToString() => Origin + Path + Query;

    /// <summary>Whether two addresses name the same thing.</summary>
    public bool Equals(WebAddress? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text, as a person types it or a page writes it.</param>
    /// <param name="from">The address of the page that it stands in; <see langword="null"/> when it stands alone.</param>
    /// <param name="fault">What is wrong with it, for a person; it repeats nothing of the text, which may hold a password.</param>
    /// <returns>The address; <see langword="null"/> when it is none, or none that we ask for.</returns>
    public static WebAddress? Read(string text, WebAddress? from, out string fault)
    {
        if (text.Length > MaxLength)
        {
            fault = "expected an address of at most 8192 letters";
            return null;
        }

        string clean = AddressText.Clean(text);
        int colon = AddressText.SchemeEnd(clean);
        string rest = clean[(colon + 1)..];
        bool? isSecure = colon < 0 ? from?.IsSecure : AddressText.IsSecure(clean.AsSpan(0, colon));
        fault =
            colon < 0
                ? "expected an address that begins with http:// or https://"
                : "only http and https are asked for";
        if (isSecure is not { } secure)
        {
            return null;
        }

        // "http:page" in a page of http is a page beside it: so browsers read it.
        bool isBeside = from is not null && from.IsSecure == secure;
        int slashes = rest.AsSpan().IndexOfAnyExcept('/', '\\');
        slashes = slashes < 0 ? rest.Length : slashes;
        return slashes < 2 && isBeside
            ? Beside(rest, from!, out fault)
            : WithHost(rest[slashes..], secure, out fault);
    }

    private static WebAddress? WithHost(string rest, bool isSecure, out string fault)
    {
        int end = rest.AsSpan().IndexOfAny('/', '\\', '?');
        string authority = end < 0 ? rest : rest[..end];
        string tail = end < 0 ? string.Empty : rest[end..];
        int at = authority.LastIndexOf('@');
        if (at >= 0 && authority[..at] is not ("" or ":"))
        {
            fault = "an address with a name or password in it is not asked for";
            return null;
        }

        string place = authority[(at + 1)..];
        int colon = place.IndexOf(':', place.StartsWith('[') ? place.IndexOf(']') + 1 : 0);
        WebHost? host = WebHost.Read(colon < 0 ? place : place[..colon]);
        int? port = AddressText.Port(
            colon < 0 ? string.Empty : place[(colon + 1)..],
            UsualPort(isSecure)
        );
        fault =
            host is null ? "the host is no name and no address"
            : port is null ? "the port is no number from 0 to 65535"
            : string.Empty;
        if (host is null || port is null)
        {
            return null;
        }

        (string path, string query) = AddressText.SplitQuery(tail);
        return new WebAddress(
            isSecure,
            host,
            port.Value,
            AddressText.Path([], path),
            AddressText.Query(query)
        );
    }

    private static WebAddress Beside(string rest, WebAddress from, out string fault)
    {
        fault = string.Empty;
        (string path, string query) = AddressText.SplitQuery(rest);
        if (path.Length == 0)
        {
            return new WebAddress(
                from.IsSecure,
                from.Host,
                from.Port,
                from.Path,
                query.Length == 0 ? from.Query : AddressText.Query(query)
            );
        }

        // From the top, or in place of the last segment.
        string[] start = path[0] is '/' or '\\' ? [] : from.Path[1..].Split('/')[..^1];
        return new WebAddress(
            from.IsSecure,
            from.Host,
            from.Port,
            AddressText.Path(start, path),
            AddressText.Query(query)
        );
    }

    private static int UsualPort(bool isSecure) => isSecure ? 443 : 80;
}
