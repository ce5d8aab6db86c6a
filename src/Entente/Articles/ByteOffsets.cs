namespace Entente.Articles;

/// <summary>Finds the bytes at which characters of a decoded text begin, from front to back: each byte is looked at once.</summary>
/// <param name="set">How the bytes were decoded.</param>
/// <param name="bytes">The bytes.</param>
/// <param name="start">Where the text begins in them, behind the byte order mark.</param>
internal sealed class ByteOffsets(CharacterSet set, ReadOnlyMemory<byte> bytes, int start)
{
    private readonly ICharacterDecoder _decoder = set.Open();
    private int _characters;
    private int _bytes = start;

    /// <summary>Where a code unit of the text begins; not before the one that was asked for last.</summary>
    public int Of(int character)
    {
        ReadOnlySpan<byte> all = bytes.Span;
        Span<char> scratch = stackalloc char[4];
        while (_characters < character && _bytes < all.Length)
        {
            if (_decoder.KeepsAscii && all[_bytes] < 0x80)
            {
                int most = Math.Min(all.Length - _bytes, character - _characters);
                int run = all.Slice(_bytes, most).IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                run = run < 0 ? most : run;
                _bytes += run;
                _characters += run;
                continue;
            }

            _bytes += _decoder.Read(all[_bytes..], scratch, out int written);
            _characters += written;
        }

        return _bytes;
    }
}
