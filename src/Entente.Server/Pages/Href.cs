using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Entente.Server.Pages;

/// <summary>An address that may be followed: one of ours, or one of the web.</summary>
internal readonly record struct Href
{
    private Href(string address) => Address = address;

    /// <summary>The address as it stands in a link.</summary>
    public string Address { get; }

    /// <summary>An address of ours: <c>Href.To($"/stories/{id}")</c>; every value is escaped, so none can leave its place.</summary>
    public static Href To(ref HrefPieces pieces) => new(pieces.Address);

    /// <summary>An address of ours whose path and query are those of a request, which are escaped already.</summary>
    public static Href Same(string path, string query) =>
        new(
            path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)
                ? string.Concat(
                    Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal),
                    query
                )
                : "/"
        );

    /// <summary>An address that a page or its carrier states; <see langword="null"/> when it is none of the web.</summary>
    public static Href? Outside(string? address) =>
        address is not null
        && address.Length <= 4096
        && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.UserInfo.Length == 0
            ? new Href(uri.AbsoluteUri)
            : null;

    /// <summary>The same address at the words that a browser is to look for there (<c>#:~:text=</c>).</summary>
    /// <remarks>WICG "URL Fragment Text Directives": <c>prefix-,start,end,-suffix</c>; long words are given by their beginning and end.</remarks>
    public Href At(string words, string before, string after)
    {
        const int wordsAtEnds = 4;
        string[] all = Words(words);
        if (all.Length == 0)
        {
            return this;
        }

        StringBuilder fragment = new();
        int hash = Address.IndexOf('#', StringComparison.Ordinal);
        fragment.Append(hash < 0 ? Address : Address[..hash]).Append("#:~:text=");
        string prefix = string.Join(' ', Words(before).TakeLast(wordsAtEnds));
        string suffix = string.Join(' ', Words(after).Take(wordsAtEnds));
        if (prefix.Length > 0)
        {
            fragment.Append(Escaped(prefix)).Append("-,");
        }

        if (all.Length <= 2 * wordsAtEnds)
        {
            fragment.Append(Escaped(string.Join(' ', all)));
        }
        else
        {
            fragment
                .Append(Escaped(string.Join(' ', all.Take(wordsAtEnds))))
                .Append(',')
                .Append(Escaped(string.Join(' ', all.TakeLast(wordsAtEnds))));
        }

        if (suffix.Length > 0)
        {
            fragment.Append(",-").Append(Escaped(suffix));
        }

        return new Href(fragment.ToString());
    }

    /// <inheritdoc/>
    public override string ToString() => Address;

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // A hyphen means something in a text directive: RFC 3986 would leave it as it is.
    private static string Escaped(string text) =>
        Uri.EscapeDataString(text).Replace("-", "%2D", StringComparison.Ordinal);
}

/// <summary>What the compiler makes of <c>$"…"</c> for <see cref="Href"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HrefPieces
{
    private readonly StringBuilder _address;

    /// <summary>Is called by compiled code.</summary>
    public HrefPieces(int literalLength, int formattedCount) =>
        _address = new StringBuilder(literalLength + 16 * formattedCount);

    public string Address => _address.ToString();

    public void AppendLiteral(string address) => _address.Append(address);

    public void AppendFormatted(string? value) =>
        _address.Append(Uri.EscapeDataString(value ?? ""));

    public void AppendFormatted(int value) =>
        _address.Append(value.ToString(CultureInfo.InvariantCulture));
}
