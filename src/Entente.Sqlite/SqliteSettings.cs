namespace Entente.Sqlite;

/// <summary>How an <see cref="SqliteStore"/> behaves towards its surroundings.</summary>
public sealed record SqliteSettings
{
    /// <summary>How long opening for writing, or a batch, waits for another writer before it gives up.</summary>
    public TimeSpan WriterWait { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Free bytes that the disk must have before a batch is begun; four times the batch's own bytes when that is more.</summary>
    /// <remarks>
    /// A fixed size and not a share of the disk: what must fit is one batch with its text, its index, the log of both and the merging
    /// of the index, and that does not grow with the disk. A share would refuse a small disk that is nearly empty.
    /// </remarks>
    public long FreeBytesFloor { get; init; } = 16 * 1024 * 1024;

    /// <summary>What the waiting is measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The most pages the file may have; for tests of a full disk that run on every disk.</summary>
    internal int? MaxPages { get; init; }
}
