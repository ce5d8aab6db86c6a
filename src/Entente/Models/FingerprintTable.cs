using System.Runtime.InteropServices;

namespace Entente.Models;

/// <summary>What is known of each of many keys, which are hashes of 64 bits: 32 bits each.</summary>
/// <remarks>
/// Open addressing. A slot is a fingerprint (the upper half of the key) and what is known (the lower half of the slot); the lower half of the
/// key, scaled to the number of slots, says where the search begins. A key that is not there is taken for one that is about once in a billion.
/// Nothing is allocated by a search. Safe to use from any thread.
/// </remarks>
internal sealed class FingerprintTable
{
    private readonly ulong[] _slots;

    /// <summary>Takes the table that <paramref name="file"/> holds under <paramref name="name"/>.</summary>
    /// <exception cref="DataFormatException">It holds none.</exception>
    public FingerprintTable(ModelFile file, string name)
    {
        _slots = LittleEndian.Longs(file.Rows(name).Values.Span);
        if (Array.IndexOf(_slots, 0ul) < 0)
        {
            // A search ends at a free slot.
            throw file.Bad($"expected free slots in \"{name}\", found none in {_slots.Length}");
        }
    }

    /// <summary>What is known of <paramref name="key"/>; 0 when it is not there.</summary>
    public uint Find(ulong key)
    {
        ulong[] slots = _slots;
        uint fingerprint = Fingerprint(key);
        int at = Home(key, slots.Length);
        while (slots[at] != 0)
        {
            if ((uint)(slots[at] >> 32) == fingerprint)
            {
                return (uint)slots[at];
            }

            at = at + 1 == slots.Length ? 0 : at + 1;
        }

        return 0;
    }

    /// <summary>The matrix of one row that stands for a table in a file.</summary>
    public static QuantizedRows Arrange(IReadOnlyDictionary<ulong, uint> known)
    {
        // Three slots of four are taken: a search for what is not there looks at two or three.
        ulong[] slots = new ulong[(known.Count * 4 / 3) + 1];
        foreach ((ulong key, uint value) in known.OrderBy(p => p.Key))
        {
            int at = Home(key, slots.Length);
            while (slots[at] != 0)
            {
                at = at + 1 == slots.Length ? 0 : at + 1;
            }

            slots[at] = ((ulong)Fingerprint(key) << 32) | value;
        }

        byte[] bytes = MemoryMarshal.AsBytes(slots.AsSpan()).ToArray();
        return new QuantizedRows(1, bytes.Length, [1f], bytes);
    }

    private static int Home(ulong key, int slots) =>
        (int)((key & uint.MaxValue) * (ulong)slots >> 32);

    // Never 0, which marks a free slot.
    private static uint Fingerprint(ulong key) => Math.Max(1, (uint)(key >> 32));
}
