using System.Numerics;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>For each key the newest of the items that have it: an inverted index whose lists cannot grow long, packed.</summary>
/// <remarks>
/// A table with open addressing; a single item, as most keys have, stands in the table itself, more in a block of a common pool. So a posting takes
/// some 15 bytes, and no object. Nothing is taken out: an index that slides begins a new table (<see cref="NewestPostings"/>).
/// </remarks>
/// <param name="longest">Items of a key, at most; 255 at most.</param>
/// <param name="many">Three or more: how many items <see cref="MayHaveMany"/> asks for.</param>
internal sealed class Postings(int longest, int many)
{
    // A quarter of a megabyte that stays near the processor, where the table itself grows to a hundred.
    private const int BitsOfMany = 21;
    private const int BitsOfKey = 32;
    private const int BitsOfWord = 64;

    private const int FewestSlots = 1 << 10;
    private const int Sizes = 9; // blocks of 1, 2, 4 … 256 items

    private readonly Stack<int>[] _free =
    [
        .. Enumerable.Range(0, Sizes).Select(_ => new Stack<int>()),
    ];
    private readonly ulong[] _many = new ulong[(1 << BitsOfMany) / BitsOfWord];
    private Slot[] _slots = new Slot[FewestSlots];
    private int[] _pool = [];
    private int _poolEnd;
    private int _taken;

    // So that the reading is not left out as of no use.
    private int _fetched;

    /// <summary>The items with <paramref name="key"/>, the oldest first; to be read before anything is added.</summary>
    public ReadOnlySpan<int> Of(uint key)
    {
        ref Slot slot = ref SlotOf(key);
        return slot.Count switch
        {
            0 => [],
            1 => MemoryMarshal.CreateReadOnlySpan(ref slot.At, 1),
            var count => _pool.AsSpan(slot.At, count),
        };
    }

    /// <summary>Whether a key can have many items: a look at a few bits, for who asks after many keys that mostly have not.</summary>
    public bool MayHaveMany(uint key) => (_many[WordOf(key)] & BitOf(key)) != 0;

    /// <summary>Brings the places of keys near the processor, many at a time: asked for one after the other, each would be waited for.</summary>
    public void Fetch(ReadOnlySpan<uint> keys)
    {
        ReadOnlySpan<Slot> slots = _slots;
        int mask = slots.Length - 1;
        int counts = 0;
        foreach (uint key in keys)
        {
            counts += slots[(int)key & mask].Count;
        }

        _fetched = counts;
    }

    /// <summary>Adds <paramref name="item"/> as the newest of its key; an item that is there already moves to the end.</summary>
    public void Add(uint key, int item)
    {
        ref Slot slot = ref SlotOf(key);
        int count = slot.Count;
        if (count == 0)
        {
            slot = new Slot(key, item, 1);
            if (++_taken > _slots.Length / 4 * 3)
            {
                Grow();
            }

            return;
        }

        if (count == 1)
        {
            if (slot.At != item)
            {
                int pair = Block(1);
                (_pool[pair], _pool[pair + 1]) = (slot.At, item);
                slot = new Slot(key, pair, 2);
            }

            return;
        }

        Span<int> items = _pool.AsSpan(slot.At, count);
        int known = items.IndexOf(item);
        if (known >= 0 || count == longest)
        {
            int from = Math.Max(0, known);
            items[(from + 1)..].CopyTo(items[from..]);
            items[^1] = item;
            return;
        }

        if (BitOperations.IsPow2(count))
        {
            int size = BitOperations.Log2((uint)count);
            int block = Block(size + 1);
            _pool.AsSpan(slot.At, count).CopyTo(_pool.AsSpan(block));
            _free[size].Push(slot.At);
            slot.At = block;
        }

        _pool[slot.At + count] = item;
        slot.Count++;
        if (slot.Count == many)
        {
            _many[WordOf(key)] |= BitOf(key);
        }
    }

    private static int WordOf(uint key) => (int)(key >> (BitsOfKey - BitsOfMany)) / BitsOfWord;

    private static ulong BitOf(uint key) => 1UL << (int)(key >> (BitsOfKey - BitsOfMany));

    private ref Slot SlotOf(uint key)
    {
        int mask = _slots.Length - 1;
        int slot = (int)key & mask;
        while (_slots[slot].Count != 0 && _slots[slot].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return ref _slots[slot];
    }

    private void Grow()
    {
        Slot[] known = _slots;
        _slots = new Slot[2 * known.Length];
        foreach (Slot slot in known)
        {
            if (slot.Count != 0)
            {
                SlotOf(slot.Key) = slot;
            }
        }
    }

    /// <summary>Where a block of 2 to the power of <paramref name="size"/> items begins that nobody uses.</summary>
    private int Block(int size)
    {
        if (_free[size].TryPop(out int block))
        {
            return block;
        }

        block = _poolEnd;
        _poolEnd += 1 << size;
        if (_poolEnd > _pool.Length)
        {
            Array.Resize(
                ref _pool,
                Math.Max(_poolEnd, _pool.Length + (_pool.Length / 2) + FewestSlots)
            );
        }

        return block;
    }

    /// <summary>A key and its items, side by side: one look at memory finds both.</summary>
    /// <param name="key">The key.</param>
    /// <param name="at">The item, or where its block begins.</param>
    /// <param name="count">How many items; 0 for a free slot.</param>
    private struct Slot(uint key, int at, byte count)
    {
        public readonly uint Key = key;
        public int At = at;
        public byte Count = count;
    }
}
