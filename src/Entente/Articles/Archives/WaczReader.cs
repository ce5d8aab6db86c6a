using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Entente.Articles.Archives;

/// <summary>Reads the web archives in a WACZ file: a zip archive with WARC files in its folder <c>archive</c>.</summary>
/// <remarks>
/// Nothing is extracted: names of entries are only compared, and their bytes are read as a stream, within bounds. Source:
/// specs.webrecorder.net/wacz/1.1.1.
/// </remarks>
internal static class WaczReader
{
    private const int MaxEntries = 10_000;
    private const int EndLength = 22;

    /// <summary>Reads a file; gives nothing when it is a zip archive of another sort.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="stream">The file; its position is moved.</param>
    /// <param name="count">Takes the number of records of each sort.</param>
    /// <param name="ct">Ends the run.</param>
    public static async IAsyncEnumerable<CaptureResult> ReadAsync(
        string file,
        Stream stream,
        RecordCount count,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        if (Open(stream) is not { } zip)
        {
            yield return CaptureSplitter.Refuse(
                file,
                RefusalReason.Malformed,
                "expected a zip archive of at most 10,000 entries, found a damaged or larger one"
            );
            yield break;
        }

        await using (zip.ConfigureAwait(false))
        {
            List<ZipArchiveEntry> archives = [.. zip.Entries.Where(IsArchive)];
            if (archives.Count == 0)
            {
                (RefusalReason reason, string message) = Refusals.Of(ContentKind.Zip)!.Value;
                yield return CaptureSplitter.Refuse(file, reason, message);
            }

            for (int i = 0; i < archives.Count; i++)
            {
                string name = archives.Count == 1 ? file : $"{file}:{i + 1}";
                IAsyncEnumerable<CaptureResult> results = EntryAsync(name, archives[i], count, ct);
                await foreach (CaptureResult result in results.ConfigureAwait(false))
                {
                    yield return result;
                }
            }
        }
    }

    private static bool IsArchive(ZipArchiveEntry entry) =>
        entry.FullName.StartsWith("archive/", StringComparison.OrdinalIgnoreCase)
        && (
            entry.FullName.EndsWith(".warc", StringComparison.OrdinalIgnoreCase)
            || entry.FullName.EndsWith(".warc.gz", StringComparison.OrdinalIgnoreCase)
        );

    private static async IAsyncEnumerable<CaptureResult> EntryAsync(
        string name,
        ZipArchiveEntry entry,
        RecordCount count,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        Stream? stream = null;
        string? fault = null;
        try
        {
            stream = await entry.OpenAsync(ct).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            fault = e.Message;
        }

        if (stream is null)
        {
            yield return CaptureSplitter.Refuse(name, RefusalReason.Malformed, fault!);
            yield break;
        }

        await using (stream.ConfigureAwait(false))
        {
            bool isPacked = entry.FullName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
            WarcReader archive = WarcReader.Of(
                new BoundedEntry(stream, entry.CompressedLength),
                isPacked
            );
            await foreach (
                CaptureResult result in WarcCaptures
                    .ReadAsync(name, archive, count, ct)
                    .ConfigureAwait(false)
            )
            {
                yield return result;
            }
        }
    }

    // The end of a zip archive says how many entries there are; that is looked at before any is made an object of.
    private static ZipArchive? Open(Stream stream)
    {
        byte[] end = new byte[(int)Math.Min(stream.Length, EndLength + ushort.MaxValue)];
        stream.Position = stream.Length - end.Length;
        end = end[..stream.ReadAtLeast(end, end.Length, throwOnEndOfStream: false)];
        int at = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (
            at < 0
            || at + EndLength > end.Length
            || BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 10)) > MaxEntries
        )
        {
            return null;
        }

        stream.Position = 0;
        try
        {
            ZipArchive zip = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count <= MaxEntries ? zip : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>An entry that may not unpack to far more than it takes.</summary>
    private sealed class BoundedEntry(Stream inner, long packed) : ForwardStream
    {
        private long _total;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            _total += read;
            return Bounds.IsTooMuch(_total, packed) ? 0 : read;
        }

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();
    }
}
