using System.Text.Json.Serialization;

namespace Entente.Fetching;

/// <summary>What a folder knows of an address: a line of its journal.</summary>
internal sealed record JournalLine
{
    /// <summary>The address that was asked, without secrets.</summary>
    public required string Address { get; init; }

    /// <summary>The address that answered in the end: after what sent on.</summary>
    public required string Final { get; init; }

    /// <summary>When the answer that is kept had come.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it last answered that nothing changed since.</summary>
    public DateTimeOffset? Checked { get; init; }

    /// <summary>The status code.</summary>
    public required int Status { get; init; }

    /// <summary>Whether the answer was a list of addresses.</summary>
    public bool IsList { get; init; }

    /// <summary>The archive that holds the answer; <see langword="null"/> when none is kept (a robots.txt that is not there).</summary>
    public string? File { get; init; }

    /// <summary>Where the record of the answer begins.</summary>
    public long Offset { get; init; }

    /// <summary>How long it is.</summary>
    public long Length { get; init; }

    /// <summary>The number of the archive that was written to.</summary>
    public int Archive { get; init; }

    /// <summary>How long that archive was when all of this was in it.</summary>
    public long ArchiveEnd { get; init; }
}

/// <summary>Reads and writes the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext;
