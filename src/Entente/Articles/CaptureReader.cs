using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Entente.Articles.Archives;

namespace Entente.Articles;

/// <summary>Reads files, folders, globs and standard input as captures.</summary>
/// <remarks>
/// Streaming: one page is in memory at a time, of a file of JSON Lines one line, of a web archive one record. What cannot be read becomes a refusal, and the
/// run goes on. The order is that of the paths, in a folder the ordinal order of names.
/// </remarks>
public static class CaptureReader
{
    private const string StandardInput = "-";
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 32 };

    /// <summary>Reads everything that <paramref name="paths"/> name.</summary>
    /// <param name="paths">Files, folders (with all below them), globs (<c>*</c>, <c>?</c>, <c>**</c>), or <c>-</c> for standard input.</param>
    /// <param name="standardInput">What <c>-</c> stands for.</param>
    /// <param name="progress">Is told, after each page, how many bytes of the input are behind us; see <see cref="Size"/>.</param>
    /// <param name="archives">Is told, after each web archive, what stood in it.</param>
    /// <param name="ct">Ends the run.</param>
    public static async IAsyncEnumerable<CaptureResult> ReadAsync(
        IReadOnlyList<string> paths,
        Stream standardInput,
        IProgress<long>? progress = null,
        IProgress<ArchiveContents>? archives = null,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(standardInput);
        Meter meter = new(progress, archives);
        foreach (string path in paths)
        {
            if (path == StandardInput)
            {
                await foreach (
                    CaptureResult result in StreamAsync(path, standardInput, meter, ct)
                        .ConfigureAwait(false)
                )
                {
                    yield return result;
                }

                continue;
            }

            foreach (FoundFile file in FileFinder.Find(path))
            {
                ct.ThrowIfCancellationRequested();
                if (file.Error is { } error)
                {
                    yield return Refuse(file.Path, file.Reason, error);
                    continue;
                }

                if (Open(file.Path, out string? reason) is not { } stream)
                {
                    yield return Refuse(file.Path, RefusalReason.Unreadable, reason!);
                    continue;
                }

                await using (stream.ConfigureAwait(false))
                {
                    await foreach (
                        CaptureResult result in StreamAsync(file.Path, stream, meter, ct)
                            .ConfigureAwait(false)
                    )
                    {
                        yield return result;
                    }
                }

                meter.EndFile(file.Length);
            }
        }
    }

    /// <summary>How many bytes <paramref name="paths"/> name in all; <see langword="null"/> when standard input is among them, for nobody knows how long that is.</summary>
    public static long? Size(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return paths.Contains(StandardInput, StringComparer.Ordinal)
            ? null
            : paths.SelectMany(FileFinder.Find).Sum(file => file.Length);
    }

    private static async IAsyncEnumerable<CaptureResult> StreamAsync(
        string file,
        Stream stream,
        Meter meter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        BoundedInput input = new(stream);
        await using (input.ConfigureAwait(false))
        {
            (ReadOnlyMemory<byte> head, string? error) = await Try(() => input.PeekAsync(ct))
                .ConfigureAwait(false);
            if (error is not null)
            {
                yield return Refuse(file, RefusalReason.Unreadable, error);
                yield break;
            }

            ContentKind kind = ContentSniffer.Kind(head.Span);
            bool isZip = kind == ContentKind.Zip && stream.CanSeek && !input.IsPacked;
            if (!isZip && Refusals.Of(kind) is { } refusal)
            {
                yield return Refuse(file, refusal.Reason, refusal.Message);
                yield break;
            }

            IAsyncEnumerable<CaptureResult> results = kind switch
            {
                ContentKind.Zip => ZipAsync(file, stream, meter, ct),
                ContentKind.Warc => ArchiveAsync(file, input, meter, ct),
                ContentKind.JsonLines => LinesAsync(file, input, meter, ct),
                _ => PagesAsync(file, input, ct),
            };
            await foreach (CaptureResult result in results.ConfigureAwait(false))
            {
                yield return result;
            }
        }
    }

    private static async IAsyncEnumerable<CaptureResult> ArchiveAsync(
        string file,
        BoundedInput input,
        Meter meter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        RecordCount count = new();
        WarcReader archive = WarcReader.Of(input.Raw(), input.IsPacked);
        await foreach (
            CaptureResult result in WarcCaptures
                .ReadAsync(file, archive, count, ct)
                .ConfigureAwait(false)
        )
        {
            meter.At(input.BytesRead);
            yield return result;
        }

        meter.EndArchive(count.Of(file));
    }

    // A zip archive is read from its end: of what only comes from front to back it cannot be read.
    private static async IAsyncEnumerable<CaptureResult> ZipAsync(
        string file,
        Stream stream,
        Meter meter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        RecordCount count = new();
        await foreach (
            CaptureResult result in WaczReader
                .ReadAsync(file, stream, count, ct)
                .ConfigureAwait(false)
        )
        {
            meter.At(stream.Position);
            yield return result;
        }

        meter.EndArchive(count.Of(file));
    }

    private static async IAsyncEnumerable<CaptureResult> PagesAsync(
        string file,
        BoundedInput input,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        (byte[]? bytes, string? error) = await Try(() => input.ReadAllAsync(ct))
            .ConfigureAwait(false);
        IEnumerable<CaptureResult> results =
            error is not null ? [Refuse(file, RefusalReason.Unreadable, error)]
            : bytes is null ? [Refuse(file, RefusalReason.TooLarge, input.TooLarge())]
            : CaptureSplitter.Split(bytes, new Carrier(file));
        foreach (CaptureResult result in results)
        {
            yield return result;
        }
    }

    private static async IAsyncEnumerable<CaptureResult> LinesAsync(
        string file,
        BoundedInput input,
        Meter meter,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (int number = 1; ; number++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{file}:{number}");
            (InputLine line, string? error) = await Try(() => input.ReadLineAsync(ct))
                .ConfigureAwait(false);
            if (error is not null)
            {
                yield return Refuse(name, RefusalReason.Unreadable, error);
                yield break;
            }

            if (line.IsEnd)
            {
                if (input.IsCut)
                {
                    yield return Refuse(name, RefusalReason.TooLarge, input.TooLarge());
                }

                yield break;
            }

            meter.At(input.BytesRead);
            if (line.Bytes is null)
            {
                yield return Refuse(
                    name,
                    RefusalReason.TooLarge,
                    BoundedInput.LineTooLarge(line.Length)
                );
            }
            else if (!line.Bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).IsEmpty)
            {
                yield return Line(name, line.Bytes);
            }
        }
    }

    private static CaptureResult Line(string name, byte[] bytes)
    {
        string? address;
        try
        {
            using JsonDocument json = JsonDocument.Parse(bytes, s_options);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return Refuse(
                    name,
                    RefusalReason.Malformed,
                    $"expected a JSON object, found {json.RootElement.ValueKind.ToString().ToLowerInvariant()}"
                );
            }

            string? text =
                JsonText.Field(json.RootElement, "text")
                ?? JsonText.Field(json.RootElement, "html");
            if (text is null)
            {
                return Refuse(
                    name,
                    RefusalReason.Malformed,
                    "expected a JSON object with \"text\" or \"html\", found neither"
                );
            }

            address = JsonText.Field(json.RootElement, "url");
        }
        catch (JsonException e)
        {
            // Bytes that are no UTF-8 are for the reader to decode; broken JSON is not to be mended.
            if (SourceText.OfJson(bytes) is null)
            {
                return Refuse(
                    name,
                    RefusalReason.Malformed,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected a JSON object, found a fault at byte {e.BytePositionInLine + 1}"
                    )
                );
            }

            address = null;
        }

        return CaptureSplitter.Keep(bytes, new Carrier(name, address), CaptureForm.JsonLine);
    }

    private static FileStream? Open(string path, out string? reason)
    {
        try
        {
            reason = null;
            return new FileStream(
                path,
                new FileStreamOptions
                {
                    Access = FileAccess.Read,
                    Share = FileShare.ReadWrite | FileShare.Delete,
                    Options = FileOptions.SequentialScan,
                    BufferSize = 0,
                }
            );
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            reason = e.Message;
            return null;
        }
    }

    // The system's own words say best what is wrong with a file.
    private static async Task<(T? Value, string? Error)> Try<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read().ConfigureAwait(false), null);
        }
        catch (InvalidDataException e)
        {
            return (default, $"the compressed file is damaged: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (default, e.Message);
        }
    }

    private static CaptureResult Refuse(string file, RefusalReason reason, string message) =>
        CaptureSplitter.Refuse(file, reason, message);

    /// <summary>Adds up how far the reading has come.</summary>
    private sealed class Meter(IProgress<long>? progress, IProgress<ArchiveContents>? archives)
    {
        private long _behind;

        public void At(long bytesOfFile) => progress?.Report(_behind + bytesOfFile);

        public void EndArchive(ArchiveContents contents)
        {
            if (!contents.Records.IsEmpty)
            {
                archives?.Report(contents);
            }
        }

        public void EndFile(long length)
        {
            _behind += length;
            progress?.Report(_behind);
        }
    }
}
