using System.Buffers;
using System.Text;

namespace Entente.Articles;

/// <summary>Reads the characters of one stream of bytes, each with the bytes it stands for.</summary>
/// <remarks>One decoder reads one stream: some remember what came before. Never throws on content.</remarks>
internal interface ICharacterDecoder
{
    /// <summary>Whether a byte below 0x80 always stands for itself where a character begins.</summary>
    bool KeepsAscii { get; }

    /// <summary>Reads a character.</summary>
    /// <param name="bytes">The rest of the stream, not empty.</param>
    /// <param name="characters">Takes at most two code units, and never more than there are bytes behind them.</param>
    /// <param name="written">How many code units were written; 0 for a sign that stands for no character.</param>
    /// <returns>How many bytes were read, at least one.</returns>
    int Read(ReadOnlySpan<byte> bytes, Span<char> characters, out int written);
}

/// <summary>An encoding as browsers know it.</summary>
/// <remarks>Source: WHATWG, Encoding Standard. What cannot be decoded is U+FFFD. Cost: linear. Safe to use from any thread.</remarks>
internal sealed class CharacterSet(string name, Func<ICharacterDecoder> open, Encoding? fast = null)
{
    /// <summary>What stands for bytes that are no character.</summary>
    public const char Replacement = '\uFFFD';

    /// <summary>Its name in the standard, in lower case.</summary>
    public string Name => name;

    /// <summary>Whether each byte is a character.</summary>
    public bool IsSingleByte { get; } = open() is SingleByteDecoder;

    /// <summary>Begins to read a stream.</summary>
    public ICharacterDecoder Open() => open();

    /// <summary>Decodes all of some bytes.</summary>
    public string Decode(ReadOnlySpan<byte> bytes) =>
        fast is not null ? fast.GetString(bytes) : Decode(bytes, offsets: null);

    /// <summary>Where each code unit of the decoded text begins in the bytes; at the end, where the bytes end.</summary>
    public int[] Offsets(ReadOnlySpan<byte> bytes)
    {
        List<int> offsets = new(bytes.Length + 1);
        Decode(bytes, offsets);
        offsets.Add(bytes.Length);
        return [.. offsets];
    }

    private string Decode(ReadOnlySpan<byte> bytes, List<int>? offsets)
    {
        ICharacterDecoder decoder = open();
        char[] text = ArrayPool<char>.Shared.Rent(bytes.Length + 2);
        int length = 0;
        int at = 0;
        while (at < bytes.Length)
        {
            if (decoder.KeepsAscii && bytes[at] < 0x80)
            {
                int run = bytes[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                run = run < 0 ? bytes.Length - at : run;
                Encoding.ASCII.GetChars(bytes.Slice(at, run), text.AsSpan(length));
                offsets?.AddRange(Enumerable.Range(at, run));
                at += run;
                length += run;
                continue;
            }

            int read = decoder.Read(bytes[at..], text.AsSpan(length), out int written);
            for (int i = 0; i < written; i++)
            {
                offsets?.Add(at);
            }

            length += written;
            at += read;
        }

        string decoded = new(text, 0, length);
        ArrayPool<char>.Shared.Return(text);
        return decoded;
    }
}
