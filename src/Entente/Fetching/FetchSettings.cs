using System.Collections.Immutable;

namespace Entente.Fetching;

/// <summary>How to fetch: who asks, and what is allowed beyond the public web.</summary>
public sealed record FetchSettings
{
    /// <summary>The least pause between two requests to a host; a site may ask for a longer one, never for a shorter.</summary>
    public static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(5);

    /// <summary>The name by which robots.txt speaks to us.</summary>
    public const string Agent = "EntenteBot";

    /// <summary>The folder that keeps what was received, as web archives (WARC), and what is needed to go on.</summary>
    public required string Folder { get; init; }

    /// <summary>A mail or web address that tells a site whom to write to; it stands in every request. <see langword="null"/>: none is given.</summary>
    public string? Contact { get; init; }

    /// <summary>Whether hosts of this machine and its network may be asked, on any port.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>The ports that may be asked on the public internet.</summary>
    public ImmutableArray<int> Ports { get; init; } = [80, 443];

    /// <summary>The pause between two requests to a host.</summary>
    public TimeSpan Pause { get; init; } = LeastPause;

    /// <summary>A page that was received no longer ago than this is taken from the folder; lists of addresses are always asked for.</summary>
    public TimeSpan FreshFor { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many addresses of lists are fetched at most.</summary>
    public int MaxAddresses { get; init; } = 10_000;
}
