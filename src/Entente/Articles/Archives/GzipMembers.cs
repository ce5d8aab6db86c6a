using System.Buffers.Binary;
using System.IO.Compression;

namespace Entente.Articles.Archives;

/// <summary>Unpacks gzip member by member, as web archives are packed: one damaged member is not the end.</summary>
/// <remarks>
/// The base library joins members silently and reads beyond their ends. So each member is given to it alone, in pieces, and its end is
/// found by what must stand there: the check sum and the length of what was unpacked. Memory: a window of 64 KiB. Source: RFC 1952.
/// </remarks>
internal sealed class GzipMembers(Stream packed) : ForwardStream
{
    private const int Window = 64 * 1024;
    private const int Piece = 4096;
    private const int LongestHeader = 32 * 1024;
    private const int TrailerLength = 8;

    private readonly byte[] _window = new byte[Window];
    private readonly Crc32 _sum = new();
    private DeflateStream? _member;
    private int _piece; // Where the piece begins that was handed out last.
    private int _start; // The first byte that was not handed out.
    private int _end;
    private bool _isOver;
    private long _memberIn;
    private long _memberOut;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A member is damaged, or unpacks to far too much; <see cref="SkipAsync"/> goes on behind it.</exception>
    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        while (true)
        {
            if (_member is null && !await BeginAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }

            int read = await _member!.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read > 0)
            {
                _sum.Add(buffer.Span[..read]);
                _memberOut += read;
                if (Bounds.IsTooMuch(_memberOut, _memberIn))
                {
                    throw new InvalidDataException(Bounds.RatioMessage);
                }

                return read;
            }

            await EndAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => throw new NotSupportedException();

    /// <summary>Goes on with the next member behind a damaged one; <see langword="false"/> when there is none.</summary>
    public async Task<bool> SkipAsync(CancellationToken ct)
    {
        await DropAsync().ConfigureAwait(false);
        _start = Math.Min(_end, _piece + 1);
        while (true)
        {
            int at = _window
                .AsSpan(_start, _end - _start)
                .IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 8]);
            if (at >= 0)
            {
                _start += at;
                _piece = _start;
                return true;
            }

            // The mark may stand across the border.
            _start = Math.Max(_start, _end - 2);
            _piece = _start;
            if (!await FillAsync(ct).ConfigureAwait(false))
            {
                return false;
            }
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _member?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<bool> BeginAsync(CancellationToken ct)
    {
        while (_end - _start < 18 && await FillAsync(ct).ConfigureAwait(false)) { }

        _piece = _start;
        if (_start == _end || _window.AsSpan(_start, _end - _start).IndexOfAnyExcept((byte)0) < 0)
        {
            return false; // The end, or zeros that a tape was filled up with.
        }

        while (true)
        {
            int length = GzipHeader.Length(_window.AsSpan(_start, _end - _start));
            if (length > 0)
            {
                _start += length;
                break;
            }

            bool isCut = length == 0;
            if (
                !isCut
                || _end - _start > LongestHeader
                || !await FillAsync(ct).ConfigureAwait(false)
            )
            {
                throw new InvalidDataException("expected a member of gzip, found something else");
            }
        }

        _sum.Reset();
        (_memberIn, _memberOut) = (0, 0);
        _member = new DeflateStream(new Pieces(this), CompressionMode.Decompress);
        return true;
    }

    private async Task EndAsync(CancellationToken ct)
    {
        await DropAsync().ConfigureAwait(false);
        while (_end - _start < TrailerLength && await FillAsync(ct).ConfigureAwait(false)) { }

        byte[] trailer = new byte[TrailerLength];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _sum.Value);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(4), (uint)_memberOut);
        int at = _window.AsSpan(_piece, _end - _piece).IndexOf(trailer);
        if (at < 0)
        {
            throw new InvalidDataException(
                "expected the check sum of what was unpacked, found another or none"
            );
        }

        _start = _piece + at + TrailerLength;
        _piece = _start;
    }

    private async Task DropAsync()
    {
        if (_member is not null)
        {
            await _member.DisposeAsync().ConfigureAwait(false);
            _member = null;
        }
    }

    // Reads more behind what is there; the piece handed out last is kept, for the end of the member may lie in it.
    private async Task<bool> FillAsync(CancellationToken ct)
    {
        int keep = Math.Min(_piece, _start);
        if (keep > 0 && _end == _window.Length)
        {
            _window.AsSpan(keep, _end - keep).CopyTo(_window);
            (_piece, _start, _end) = (_piece - keep, _start - keep, _end - keep);
        }

        if (_isOver || _end == _window.Length)
        {
            return false;
        }

        int read = await packed.ReadAsync(_window.AsMemory(_end), ct).ConfigureAwait(false);
        _isOver = read == 0;
        _end += read;
        return read > 0;
    }

    /// <summary>What the member is read from: pieces of the window.</summary>
    private sealed class Pieces(GzipMembers owner) : ForwardStream
    {
        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            owner._piece = owner._start;
            if (owner._start == owner._end)
            {
                await owner.FillAsync(cancellationToken).ConfigureAwait(false);
            }

            int count = Math.Min(Math.Min(Piece, buffer.Length), owner._end - owner._start);
            owner._window.AsMemory(owner._start, count).CopyTo(buffer);
            owner._piece = owner._start;
            owner._start += count;
            owner._memberIn += count;
            return count;
        }

        public override int Read(Span<byte> buffer) => throw new NotSupportedException();
    }
}
