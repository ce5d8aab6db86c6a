using System.Globalization;
using System.Runtime.CompilerServices;

namespace Entente.Articles.Archives;

/// <summary>Reads the records of a web archive (WARC 0.17 to 1.1), packed member by member, as a whole, or not at all.</summary>
/// <remarks>
/// Streaming: one record is in memory at a time, and only when it may hold a page. A record that is damaged is told with what is wrong,
/// and reading goes on at the next one that can be found. Source: ISO 28500:2017.
/// </remarks>
internal sealed class WarcReader(Stream content, GzipMembers? members)
{
    private const int LongestLine = 64 * 1024;
    private const int LargestHeader = 256 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _number;

    /// <summary>Reads an archive.</summary>
    public static WarcReader Of(Stream stream, bool isPacked)
    {
        GzipMembers? members = isPacked ? new GzipMembers(stream) : null;
        return new WarcReader((Stream?)members ?? stream, members);
    }

    /// <summary>The records, in order.</summary>
    /// <param name="wants">Whether the block of a record with this header is to be read.</param>
    /// <param name="ct">Ends the run.</param>
    public async IAsyncEnumerable<WarcRecord> ReadAsync(
        Func<HeaderFields, bool> wants,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        bool isLost = false;
        bool isOver = false;
        while (!isOver)
        {
            WarcRecord? record;
            try
            {
                record = await NextAsync(wants, isLost, ct).ConfigureAwait(false);
                isLost = record?.Fault is not null;
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                // Damage is passed over; what the system cannot read is the end.
                _start = _end = 0;
                record = new WarcRecord(_number, string.Empty, new HeaderFields(), null, e.Message);
                isLost = true;
                isOver = e is IOException || !await SkipAsync(ct).ConfigureAwait(false);
            }

            if (record is null)
            {
                yield break;
            }

            yield return record;
        }
    }

    private async Task<bool> SkipAsync(CancellationToken ct)
    {
        try
        {
            return members is null || await members.SkipAsync(ct).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return false; // The record before tells of the damage already.
        }
    }

    private async Task<WarcRecord?> NextAsync(
        Func<HeaderFields, bool> wants,
        bool isLost,
        CancellationToken ct
    )
    {
        _number++;
        HeaderFields fields = new();
        if (!await FindAsync(isLost, ct).ConfigureAwait(false))
        {
            return null;
        }

        if (!await IsVersionAsync(ct).ConfigureAwait(false))
        {
            return Faulty("expected a record of WARC, found something else");
        }

        int size = 0;
        while (await LineAsync(ct).ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0)
            {
                return await BlockAsync(fields, wants, ct).ConfigureAwait(false);
            }

            size += line.Length;
            if (size > LargestHeader)
            {
                return Faulty("expected the header of a record, found one without end");
            }

            fields.Add(line);
        }

        return Faulty("expected the header of a record, found the end of the archive");

        WarcRecord Faulty(string fault) =>
            new(_number, fields["WARC-Type"] ?? "", fields, null, fault);
    }

    private async Task<WarcRecord> BlockAsync(
        HeaderFields fields,
        Func<HeaderFields, bool> wants,
        CancellationToken ct
    )
    {
        string type = fields["WARC-Type"]?.ToLowerInvariant() ?? string.Empty;
        bool hasLength = long.TryParse(
            fields["Content-Length"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out long length
        );
        if (!hasLength)
        {
            return new WarcRecord(
                _number,
                type,
                fields,
                null,
                "expected a record with its length, found none"
            );
        }

        bool isWanted = wants(fields);
        bool isTooLarge = isWanted && length > Bounds.MaxUnpacked;
        MemoryStream? block = isWanted && !isTooLarge ? new MemoryStream() : null;
        long left = length;
        while (left > 0)
        {
            if (_start == _end && !await FillAsync(ct).ConfigureAwait(false))
            {
                return new WarcRecord(
                    _number,
                    type,
                    fields,
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected a record of {length} bytes, found the end of the archive after {length - left}"
                    )
                );
            }

            int count = (int)Math.Min(left, _end - _start);
            block?.Write(_buffer, _start, count);
            _start += count;
            left -= count;
        }

        return isTooLarge
            ? new WarcRecord(
                _number,
                type,
                fields,
                null,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected a record of at most {Bounds.MaxUnpacked / 1024 / 1024} MiB, found {length / 1024.0 / 1024.0:F1} MiB"
                )
            )
            : new WarcRecord(_number, type, fields, block?.ToArray(), Fault: null);
    }

    // Blank lines part records; behind a damaged one, everything up to the next is passed over.
    private async Task<bool> FindAsync(bool isLost, CancellationToken ct)
    {
        while (true)
        {
            while (_end - _start < 5 && await FillAsync(ct).ConfigureAwait(false)) { }

            if (_start == _end)
            {
                return false;
            }

            ReadOnlySpan<byte> rest = _buffer.AsSpan(_start, _end - _start);
            if (rest[0] is (byte)'\r' or (byte)'\n')
            {
                _start++;
            }
            else if (!isLost || rest.StartsWith("WARC/"u8))
            {
                return true;
            }
            else
            {
                int line = rest.IndexOf((byte)'\n');
                _start = line < 0 ? _end : _start + line + 1;
            }
        }
    }

    private async Task<bool> IsVersionAsync(CancellationToken ct) =>
        await LineAsync(ct).ConfigureAwait(false) is { } line
        && line.AsSpan().StartsWith("WARC/"u8)
        && line.Length < 20;

    /// <summary>The next line without its end, which is always behind us afterwards; <see langword="null"/> at the end of the archive.</summary>
    private async Task<byte[]?> LineAsync(CancellationToken ct)
    {
        while (true)
        {
            int at = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (at >= 0)
            {
                ReadOnlySpan<byte> line = _buffer.AsSpan(_start, at);
                byte[] bytes = line.TrimEnd((byte)'\r').ToArray();
                _start += at + 1;
                return bytes;
            }

            if (_end - _start >= LongestLine)
            {
                throw new InvalidDataException(
                    "expected a line of a header, found one without end"
                );
            }

            if (!await FillAsync(ct).ConfigureAwait(false))
            {
                // The last line may have lost its end; what was read is behind us in any case.
                byte[]? rest = _start == _end ? null : _buffer[_start.._end];
                _start = _end;
                return rest;
            }
        }
    }

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        int read = await content.ReadAsync(_buffer.AsMemory(_end), ct).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
