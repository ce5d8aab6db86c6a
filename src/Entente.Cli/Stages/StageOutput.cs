namespace Entente.Cli.Stages;

/// <summary>What a stage writes: to standard output as it comes, to a file so that the file is either whole or not there.</summary>
/// <remarks>
/// A file is written under another name in the same folder and renamed by <see cref="CompleteAsync"/>: a run that is stopped
/// leaves an older file of that name as it was, and never half a new one.
/// </remarks>
internal sealed class StageOutput : IAsyncDisposable
{
    private static readonly string[] s_deviceFolders = ["/dev/", "/proc/"];
    private readonly Stream _stream;
    private readonly string? _target;
    private readonly string? _draft;
    private bool _isClosed;

    private StageOutput(Stream stream, string? target, string? draft)
    {
        _stream = stream;
        _target = target;
        _draft = draft;
    }

    /// <summary>Opens <paramref name="path"/>; standard output when it is <see langword="null"/> or <c>-</c>.</summary>
    public static StageOutput Open(StageStreams streams, string? path)
    {
        if (path is null or "-")
        {
            return new StageOutput(streams.Output, target: null, draft: null);
        }

        string target = Path.GetFullPath(path);
        if (File.Exists(target))
        {
            // A link stays a link: what it points to is replaced.
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        }

        if (
            Array.Exists(s_deviceFolders, f => target.StartsWith(f, StringComparison.Ordinal))
            && File.Exists(target)
        )
        {
            // A device is written to, not replaced by a file of its name.
            return new StageOutput(
                new FileStream(target, FileMode.Open, FileAccess.Write),
                target: null,
                draft: target
            );
        }

        string draft = $"{target}.{Environment.ProcessId}.part";
        return new StageOutput(
            new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.Read),
            target,
            draft
        );
    }

    /// <summary>Writes <paramref name="bytes"/> at the end.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        _stream.WriteAsync(bytes, ct);

    /// <summary>Says that all is written: from now on the file has its name.</summary>
    public async ValueTask CompleteAsync(CancellationToken ct)
    {
        await _stream.FlushAsync(ct).ConfigureAwait(false);
        await CloseAsync().ConfigureAwait(false);
        if (_target is not null)
        {
            File.Move(_draft!, _target, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_isClosed)
        {
            return;
        }

        await CloseAsync().ConfigureAwait(false);
        if (_target is not null)
        {
            File.Delete(_draft!);
        }
    }

    private async ValueTask CloseAsync()
    {
        _isClosed = true;
        if (_draft is not null)
        {
            await _stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
