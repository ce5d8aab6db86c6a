using System.Numerics;
using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>For each key the newest of the items that have it: an inverted index whose lists cannot grow long, packed.</summary>
/// <remarks>
/// A table with open addressing; a single item, as most keys have, stands in the table itself, more in a block of a common pool. So a posting takes
/// some 15 bytes, and no object. Nothing is taken out: an index that slides begins a new table (<see cref="NewestPostings"/>).
/// </remarks>
/// <param name="longest">Items of a key, at most; 255 at most.</param>
internal sealed class Postings(int longest)
{
    private const int FewestSlots = 1 << 10;
    private const int Sizes = 9; // blocks of 1, 2, 4 … 256 items

    private readonly Stack<int>[] _free =
    [
        .. Enumerable.Range(0, Sizes).Select(_ => new Stack<int>()),
    ];
    private uint[] _keys = new uint[FewestSlots];
    private int[] _at = new int[FewestSlots]; // the item, or where the block begins
    private byte[] _counts = new byte[FewestSlots];
    private int[] _pool = [];
    private int _poolEnd;
    private int _taken;

    /// <summary>The items with <paramref name="key"/>, the oldest first; to be read before anything is added.</summary>
    public ReadOnlySpan<int> Of(uint key)
    {
        int slot = SlotOf(key);
        return _counts[slot] switch
        {
            0 => [],
            1 => MemoryMarshal.CreateReadOnlySpan(ref _at[slot], 1),
            var count => _pool.AsSpan(_at[slot], count),
        };
    }

    /// <summary>Adds <paramref name="item"/> as the newest of its key; an item that is there already moves to the end.</summary>
    public void Add(uint key, int item)
    {
        int slot = SlotOf(key);
        int count = _counts[slot];
        if (count == 0)
        {
            Take(slot, key, item);
            return;
        }

        if (count == 1)
        {
            if (_at[slot] != item)
            {
                int pair = Block(1);
                (_pool[pair], _pool[pair + 1]) = (_at[slot], item);
                (_at[slot], _counts[slot]) = (pair, 2);
            }

            return;
        }

        Span<int> items = _pool.AsSpan(_at[slot], count);
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
            _pool.AsSpan(_at[slot], count).CopyTo(_pool.AsSpan(block));
            _free[size].Push(_at[slot]);
            _at[slot] = block;
        }

        _pool[_at[slot] + count] = item;
        _counts[slot]++;
    }

    private void Take(int slot, uint key, int item)
    {
        (_keys[slot], _at[slot], _counts[slot]) = (key, item, 1);
        if (++_taken > _keys.Length / 4 * 3)
        {
            Grow();
        }
    }

    private int SlotOf(uint key)
    {
        int mask = _keys.Length - 1;
        int slot = (int)key & mask;
        while (_counts[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        (uint[] keys, int[] at, byte[] counts) = (_keys, _at, _counts);
        int slots = 2 * keys.Length;
        (_keys, _at, _counts) = (new uint[slots], new int[slots], new byte[slots]);
        for (int i = 0; i < keys.Length; i++)
        {
            if (counts[i] != 0)
            {
                int slot = SlotOf(keys[i]);
                (_keys[slot], _at[slot], _counts[slot]) = (keys[i], at[i], counts[i]);
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
}
