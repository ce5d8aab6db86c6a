using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Entente.Server.Pages;
using Microsoft.AspNetCore.Http;

namespace Entente.Server.Serving;

/// <summary>Lets in who knows the token: programs by <c>Authorization: Bearer</c>, people by a form that gives their browser a pass.</summary>
/// <remarks>Neither tokens nor passes are kept, only their digests; digests are compared in constant time.</remarks>
internal sealed class CallerGate
{
    private const string Cookie = "__Host-entente";
    private const int MostPasses = 1000;
    private static readonly TimeSpan s_passLife = TimeSpan.FromHours(12);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _passes = new(
        StringComparer.Ordinal
    );
    private readonly byte[]? _token;
    private readonly TimeProvider _clock;

    public CallerGate(string? token, TimeProvider clock)
    {
        _token = token is null ? null : Digest(token);
        _clock = clock;
    }

    /// <summary>Whether a token is asked for at all.</summary>
    public bool IsClosed => _token is not null;

    /// <summary>Whether the caller may ask.</summary>
    public bool Admits(HttpRequest request)
    {
        if (_token is null)
        {
            return true;
        }

        const string bearer = "Bearer ";
        string? header = request.Headers.Authorization;
        if (header?.StartsWith(bearer, StringComparison.OrdinalIgnoreCase) == true)
        {
            return IsToken(header[bearer.Length..].Trim());
        }

        return request.Cookies[Cookie] is { } pass
            && _passes.TryGetValue(Convert.ToHexString(Digest(pass)), out DateTimeOffset end)
            && end > _clock.GetUtcNow();
    }

    /// <summary>Whether these are the words.</summary>
    public bool IsToken(string typed) =>
        _token is not null && CryptographicOperations.FixedTimeEquals(_token, Digest(typed));

    /// <summary>Gives the browser a pass.</summary>
    public void GivePass(HttpResponse response)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        foreach ((string known, DateTimeOffset end) in _passes)
        {
            if (end <= now || _passes.Count >= MostPasses)
            {
                _passes.TryRemove(known, out _);
            }
        }

        string pass = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        _passes[Convert.ToHexString(Digest(pass))] = now + s_passLife;
        response.Cookies.Append(
            Cookie,
            pass,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = s_passLife,
            }
        );
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}

/// <summary>Knows the names under which the server may be asked, and from which pages it may be written to.</summary>
/// <remarks>
/// A page of the web can make a reader's browser ask any address, and by giving its own name the address 127.0.0.1 (DNS rebinding) even read the
/// answer. Neither works when the name is not ours: <c>Host</c> and <c>Origin</c> are set by the browser, not by the page.
/// </remarks>
internal sealed class HostGate(ServerSettings settings)
{
    /// <summary>Whether the request names us.</summary>
    public bool Knows(HostString host)
    {
        if (!host.HasValue)
        {
            return false;
        }

        string name = host.Host.Trim('[', ']');
        return settings.Hosts.Contains(name, StringComparer.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out IPAddress? address) && IsOurs(address))
            || (
                IPAddress.IsLoopback(settings.Address.Address)
                && name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            );
    }

    /// <summary>Whether a page of ours makes the request; a browser says of every write where it comes from.</summary>
    public static bool IsFromUs(HttpRequest request)
    {
        string? origin = request.Headers.Origin;
        string? site = request.Headers["Sec-Fetch-Site"];
        return (site is null or "same-origin")
            && Uri.TryCreate(origin, UriKind.Absolute, out Uri? from)
            && from.Authority.Equals(
                Uri.TryCreate(
                    $"{from.Scheme}://{request.Host.Value}",
                    UriKind.Absolute,
                    out Uri? us
                )
                    ? us.Authority
                    : null,
                StringComparison.OrdinalIgnoreCase
            );
    }

    private bool IsOurs(IPAddress address) =>
        address.Equals(settings.Address.Address)
        || (IPAddress.IsLoopback(address) && IPAddress.IsLoopback(settings.Address.Address));
}

/// <summary>Marks the forms of this run: a form that another page made up does not have the mark.</summary>
internal sealed class FormMark
{
    private readonly string _mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>The name of the field that holds it.</summary>
    public const string Field = "form-mark";

    /// <summary>What a form of ours holds.</summary>
    public Html Html => Html.Of($"<input type=\"hidden\" name=\"{Field}\" value=\"{_mark}\">");

    /// <summary>Whether a form holds it.</summary>
    public bool Stands(string? value) =>
        value is not null
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(value),
            Encoding.UTF8.GetBytes(_mark)
        );
}
