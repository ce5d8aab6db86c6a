using System.Collections.Immutable;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Entente.Server;

/// <summary>Where and how a record is served. The default is for one person at one computer: nobody else can reach it.</summary>
public sealed record ServerSettings
{
    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public IPEndPoint Address { get; init; } = new(IPAddress.Loopback, 8080);

    /// <summary>What a caller has to know; <see langword="null"/> when everybody who reaches the address may read and correct. Only its digest is kept.</summary>
    public string? Token { get; init; }

    /// <summary>The certificate to speak TLS with; <see langword="null"/> to speak plain HTTP.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whether a proxy stands in front that speaks TLS, decides who may come, and says whom it forwards (<c>X-Forwarded-For</c>).</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>The names under which callers may ask, besides the address itself: a foreign name is refused, so that no page of the web can ask through a reader's browser.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>How long a search or a list is worked on; then what was found so far is shown, and marked as partial.</summary>
    public TimeSpan PartialAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long what can only be shown as a whole may be worked on; then the question is refused.</summary>
    public TimeSpan QuestionLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Questions a second that one caller may ask for long; for a moment it may be eight times as many.</summary>
    public int QuestionsPerSecond { get; init; } = 50;

    /// <summary>Whether twins give the whole text of reports, too: otherwise no more than snippets leave the screen.</summary>
    public bool GivesFullText { get; init; }

    /// <summary>Why these settings are refused; <see langword="null"/> when they are safe.</summary>
    public string? Fault =>
        IPAddress.IsLoopback(Address.Address) ? null
        : IsBehindProxy
            ? Hosts.IsEmpty
                    ? "behind a proxy the name is needed under which callers ask: --host NAME"
                : null
        : Token is null || Certificate is null
            ? $"{Address.Address} can be reached by others: that needs a token and a certificate (--token-file, --certificate), or a proxy that brings both (--behind-proxy)"
        : Hosts.IsEmpty
        && (Address.Address.Equals(IPAddress.Any) || Address.Address.Equals(IPAddress.IPv6Any))
            ? "an address that stands for all needs the name under which callers ask: --host NAME"
        : null;
}
