using System.Text;

namespace Entente.Cli.Stages;

/// <summary>What a stage writes: to standard output as it comes, to a file so that the file is either whole or not there.</summary>
/// <remarks>
/// A file is written under another name in the same folder and renamed by <see cref="CompleteAsync"/>: a run that is stopped
/// leaves an older file of that name as it was, and never half a new one.
/// </remarks>
internal sealed class StageOutput : IAsyncDisposable
{
    private static readonly string[] s_deviceFolders = ["/dev/", "/proc/"];
    private readonly TextWriter? _console;
    private readonly string _target = "";
    private readonly string _draft = "";
    private readonly Stream? _file;
    private bool _isComplete;

    private StageOutput(TextWriter console) => _console = console;

    private StageOutput(string target, string draft, Stream file)
    {
        _target = target;
        _draft = draft;
        _file = file;
    }

    /// <summary>Opens <paramref name="path"/>; standard output when it is <see langword="null"/> or <c>-</c>.</summary>
    public static StageOutput Open(StageStreams streams, string? path)
    {
        if (path is null or "-")
        {
            return new StageOutput(streams.Output);
        }

        string target = Path.GetFullPath(path);
        if (File.Exists(target))
        {
            // A link stays a link: what it points to is replaced.
            target = File.ResolveLinkTarget(target, returnFinalTarget: true)?.FullName ?? target;
        }

        // A device is written to, not replaced by a file of its name.
        bool isDevice =
            File.Exists(target)
            && Array.Exists(s_deviceFolders, f => target.StartsWith(f, StringComparison.Ordinal));
        string draft = isDevice ? target : $"{target}.{Environment.ProcessId}.part";
        return new StageOutput(
            target,
            draft,
            new FileStream(draft, isDevice ? FileMode.Open : FileMode.Create, FileAccess.Write)
        );
    }

    /// <summary>Writes <paramref name="bytes"/>, which are UTF-8, at the end.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (_file is not null)
        {
            await _file.WriteAsync(bytes, ct);
            return;
        }

        await _console!.WriteAsync(Encoding.UTF8.GetString(bytes.Span).AsMemory(), ct);
    }

    /// <summary>Says that all is written: from now on the file has its name.</summary>
    public async ValueTask CompleteAsync(CancellationToken ct)
    {
        if (_file is null)
        {
            await _console!.FlushAsync(ct);
            return;
        }

        await _file.DisposeAsync();
        if (_draft != _target)
        {
            File.Move(_draft, _target, overwrite: true);
        }

        _isComplete = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_file is null || _isComplete)
        {
            return;
        }

        try
        {
            await _file.DisposeAsync();
        }
        finally
        {
            // Also when the disk was too full for the last bytes.
            if (_draft != _target)
            {
                File.Delete(_draft);
            }
        }
    }
}
