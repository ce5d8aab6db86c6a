using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Entente.Fetching;

/// <summary>A request and its answer, as they went over the wire, and what the answer says.</summary>
internal sealed record Answer
{
    /// <summary>The address that was asked.</summary>
    public required WebAddress Address { get; init; }

    /// <summary>When the answer had come.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The host that answered; <see langword="null"/> for an answer from the folder.</summary>
    public required IPAddress? Peer { get; init; }

    /// <summary>The bytes that were sent.</summary>
    public required byte[] Sent { get; init; }

    /// <summary>The bytes that were received.</summary>
    public required byte[] Received { get; init; }

    /// <summary>The status code of HTTP.</summary>
    public required HttpStatusCode Status { get; init; }

    /// <summary>The fields of the head, in their order.</summary>
    public required ImmutableArray<KeyValuePair<string, string>> Fields { get; init; }

    /// <summary>What the answer carries, still compressed; empty when it was not read.</summary>
    public required byte[] Payload { get; init; }

    /// <summary>What the answer carries, unpacked; empty when it was not read.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Whether it sends on to another address.</summary>
    public bool IsRedirect => (int)Status is 301 or 302 or 303 or 307 or 308;

    /// <summary>The charset that the head names.</summary>
    public string? Charset =>
        MediaTypeHeaderValue.TryParse(Field("Content-Type"), out MediaTypeHeaderValue? type)
            ? type.CharSet?.Trim('"', '\'')
            : null;

    /// <summary>The tag that names this state of the page, when it can be sent back as it is.</summary>
    public string? Tag =>
        Field("ETag") is { Length: <= 256 } tag
        && EntityTagHeaderValue.TryParse(tag, out EntityTagHeaderValue? read)
        && !tag.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? read.ToString()
            : null;

    /// <summary>When the page was last changed, as the site says.</summary>
    public DateTimeOffset? Modified => Time("Last-Modified");

    /// <summary>The first value of a field of the head.</summary>
    public string? Field(string name)
    {
        foreach ((string key, string value) in Fields)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>When the site wants to be asked again.</summary>
    public TimeSpan? RetryAfter() =>
        Field("Retry-After") is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? TimeSpan.FromSeconds(seconds)
        : Time("Retry-After") is { } time && time > At ? time - At
        : null;

    private DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParseExact(
            Field(name),
            "r",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time
        )
            ? time
            : null;
}
