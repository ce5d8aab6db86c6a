namespace Entente.Articles.Archives;

/// <summary>The check sum of gzip, eight bytes at a step.</summary>
/// <remarks>Source: RFC 1952, 8; M. Kounavis and F. Berry, "A Systematic Approach to Building High Performance Software-Based CRC Generators", 2005.</remarks>
internal sealed class Crc32
{
    private static readonly uint[] s_table = Table();

    private uint _sum = uint.MaxValue;

    /// <summary>The sum of all bytes so far.</summary>
    public uint Value => ~_sum;

    /// <summary>Begins anew.</summary>
    public void Reset() => _sum = uint.MaxValue;

    /// <summary>Adds bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        uint sum = _sum;
        uint[] table = s_table;
        while (bytes.Length >= 8)
        {
            uint low = sum ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes);
            uint high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            sum =
                table[(7 * 256) + (int)(low & 0xFF)]
                ^ table[(6 * 256) + (int)((low >> 8) & 0xFF)]
                ^ table[(5 * 256) + (int)((low >> 16) & 0xFF)]
                ^ table[(4 * 256) + (int)(low >> 24)]
                ^ table[(3 * 256) + (int)(high & 0xFF)]
                ^ table[(2 * 256) + (int)((high >> 8) & 0xFF)]
                ^ table[256 + (int)((high >> 16) & 0xFF)]
                ^ table[(int)(high >> 24)];
            bytes = bytes[8..];
        }

        foreach (byte value in bytes)
        {
            sum = table[(int)((sum ^ value) & 0xFF)] ^ (sum >> 8);
        }

        _sum = sum;
    }

    private static uint[] Table()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint sum = i;
            for (int bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320 ^ (sum >> 1);
            }

            table[i] = sum;
        }

        for (int i = 256; i < table.Length; i++)
        {
            uint before = table[i - 256];
            table[i] = table[before & 0xFF] ^ (before >> 8);
        }

        return table;
    }
}
