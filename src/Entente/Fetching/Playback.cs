namespace Entente.Fetching;

/// <summary>A connection that gives a kept answer again, whatever is asked: what was kept is read by the code that read it from the wire.</summary>
internal sealed class Playback(byte[] answer) : MemoryStream(answer, writable: false)
{
    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) { }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) { }

    /// <inheritdoc/>
    public override Task WriteAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <inheritdoc/>
    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer,
        CancellationToken cancellationToken = default
    ) => ValueTask.CompletedTask;
}
