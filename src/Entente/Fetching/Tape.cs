namespace Entente.Fetching;

/// <summary>A connection that remembers every byte that went over it, and ends what is endless or too slow.</summary>
/// <remarks>It stands above TLS: what it remembers is the request and the answer as WARC keeps them. Limits: docs/safety.md, Fetching.</remarks>
internal sealed class Tape(Stream inner, TimeProvider clock) : Stream
{
    /// <summary>The largest answer, in bytes of the wire: a page of 10 MiB, and its head.</summary>
    public const int MaxAnswer = (10 * 1024 * 1024) + (64 * 1024);

    private const int LeastRate = 1000; // bytes a second
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    private readonly MemoryStream _sent = new();
    private readonly MemoryStream _received = new();
    private long _begun;

    /// <summary>The request.</summary>
    public byte[] Sent => _sent.ToArray();

    /// <summary>The answer, so far.</summary>
    public byte[] Received => _received.ToArray();

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Note(buffer.Span[..read]);
        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = inner.Read(buffer, offset, count);
        Note(buffer.AsSpan(offset, read));
        return read;
    }

    /// <inheritdoc/>
    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        _sent.Write(buffer.Span);
        return inner.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        _sent.Write(buffer, offset, count);
        inner.Write(buffer, offset, count);
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) =>
        inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Note(ReadOnlySpan<byte> bytes)
    {
        if (_received.Length == 0)
        {
            _begun = clock.GetTimestamp(); // A site may think for a while before it answers; then it must go on.
        }

        _received.Write(bytes);
        TimeSpan passed = clock.GetElapsedTime(_begun);
        if (_received.Length > MaxAnswer)
        {
            throw new FetchException(
                RefusalReason.TooLarge,
                "expected a page of at most 10 MiB, the answer is longer"
            );
        }

        if (
            passed > s_grace
            && bytes.Length > 0
            && _received.Length < passed.TotalSeconds * LeastRate
        )
        {
            throw new FetchException(
                RefusalReason.Unreachable,
                "the answer comes slower than 1 kB a second"
            );
        }
    }
}
