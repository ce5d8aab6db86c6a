using System.Globalization;
using System.IO.Compression;
using Entente.Articles.Archives;

namespace Entente.Articles;

/// <summary>A line of input; no bytes when it is longer than a page may be.</summary>
internal readonly record struct InputLine(byte[]? Bytes, long Length, bool IsEnd);

/// <summary>Reads a file within bounds, and unpacks gzip on the way.</summary>
/// <remarks>Memory: at most <see cref="MaxPage"/> and a buffer, whatever the file is.</remarks>
internal sealed class BoundedInput(Stream stream) : IAsyncDisposable
{
    /// <summary>The largest page, and the largest line of JSON Lines, in bytes.</summary>
    public const int MaxPage = 10 * 1024 * 1024;

    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly CountingStream _packed = new(stream);
    private Stream? _content;
    private bool _isPacked;
    private int _start;
    private int _end;
    private long _total;

    /// <summary>Whether the content was cut because it unpacks to too much.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How many bytes of the stream itself, as it is packed, were read.</summary>
    public long BytesRead => _packed.Count;

    /// <summary>Whether the content is packed with gzip.</summary>
    public bool IsPacked => _isPacked;

    /// <summary>The first bytes of the content; they are read again afterwards.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(CancellationToken ct)
    {
        await FillAsync(ContentSniffer.Length, _packed, ct).ConfigureAwait(false);
        _content = _packed;
        if (_end < 3 || _buffer[0] != 0x1F || _buffer[1] != 0x8B)
        {
            return _buffer.AsMemory(0, _end);
        }

        _isPacked = true;
        return Unpacked(_buffer.AsSpan(0, _end).ToArray());
    }

    /// <summary>The stream itself from its first byte, packed or not; nothing else is read from the input then.</summary>
    public Stream Raw() => new PrefixedStream(_buffer.AsSpan(0, _end).ToArray(), _packed);

    /// <summary>All of the content; <see langword="null"/> when it is more than a page may be.</summary>
    public async Task<byte[]?> ReadAllAsync(CancellationToken ct)
    {
        Unpack();
        using MemoryStream all = new();
        while (true)
        {
            all.Write(_buffer, _start, _end - _start);
            _start = _end = 0;
            if (all.Length > MaxPage)
            {
                return null;
            }

            if (!await MoreAsync(ct).ConfigureAwait(false))
            {
                return IsCut ? null : all.ToArray();
            }
        }
    }

    /// <summary>The next line, without its end.</summary>
    public async Task<InputLine> ReadLineAsync(CancellationToken ct)
    {
        Unpack();
        MemoryStream? line = null;
        long length = 0;
        while (true)
        {
            if (_start == _end && !await MoreAsync(ct).ConfigureAwait(false))
            {
                bool isEnd = length == 0 || IsCut;
                return new InputLine(isEnd ? null : Whole(line, length), length, isEnd);
            }

            int at = Array.IndexOf(_buffer, (byte)'\n', _start, _end - _start);
            int stop = at < 0 ? _end : at;
            int count = stop - _start;
            length += count;
            if (length <= MaxPage)
            {
                line ??= new MemoryStream(count);
                line.Write(_buffer, _start, count);
            }

            _start = at < 0 ? _end : at + 1;
            if (at >= 0)
            {
                return new InputLine(Whole(line, length), length, IsEnd: false);
            }
        }
    }

    /// <summary>Says that the content is too large, and by what measure.</summary>
    public string TooLarge() =>
        IsCut ? Bounds.SizeMessage
        : stream.CanSeek && !IsPacked ? PageTooLarge(stream.Length)
        : $"expected a page of at most {MaxPage / 1024 / 1024} MiB, found more";

    /// <summary>Says that a page is too large.</summary>
    public static string PageTooLarge(long length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"expected a page of at most {MaxPage / 1024 / 1024} MiB, found {length / 1024.0 / 1024.0:F1} MiB"
        );

    /// <summary>Says that a line is too long.</summary>
    public static string LineTooLarge(long length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"expected a line of at most {MaxPage / 1024 / 1024} MiB, found {length / 1024.0 / 1024.0:F1} MiB"
        );

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_content is GZipStream packed)
        {
            await packed.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static byte[]? Whole(MemoryStream? line, long length)
    {
        if (length > MaxPage)
        {
            return null;
        }

        byte[] bytes = line?.ToArray() ?? [];
        return bytes is [.., (byte)'\r'] ? bytes[..^1] : bytes;
    }

    // What was peeked at is packed: it is the beginning of what is unpacked from here on.
    private void Unpack()
    {
        if (_isPacked && _content is not GZipStream)
        {
            _content = new GZipStream(Raw(), CompressionMode.Decompress);
            (_start, _end, _total) = (0, 0, 0);
        }
    }

    private static byte[] Unpacked(byte[] packed)
    {
        byte[] head = new byte[ContentSniffer.Length];
        using GZipStream unpacking = new(new MemoryStream(packed), CompressionMode.Decompress);
        int length = 0;
        try
        {
            while (
                length < head.Length
                && unpacking.Read(head, length, head.Length - length) is > 0 and int read
            )
            {
                length += read;
            }
        }
        catch (InvalidDataException) when (length > 0)
        {
            return head[..length]; // The end of what was peeked at, or damage that reading will meet again.
        }

        return head[..length];
    }

    private async Task<bool> MoreAsync(CancellationToken ct)
    {
        if (IsCut)
        {
            return false;
        }

        int read = await _content!.ReadAsync(_buffer, ct).ConfigureAwait(false);
        (_start, _end) = (0, read);
        _total += read;
        bool isTooMuch =
            IsPacked && (_total > Bounds.MaxUnpacked || Bounds.IsTooMuch(_total, _packed.Count));
        if (isTooMuch)
        {
            IsCut = true;
            _start = _end = 0;
            return false;
        }

        return read > 0;
    }

    private async Task FillAsync(int least, Stream from, CancellationToken ct)
    {
        while (_end < least)
        {
            int read = await from.ReadAsync(_buffer.AsMemory(_end), ct).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            _end += read;
            _total += read;
        }
    }
}
