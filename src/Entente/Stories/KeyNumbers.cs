using System.Numerics;

namespace Entente.Stories;

/// <summary>A number above 0 for each of some keys: a table that is asked for every word of every report, packed so that each is one look at memory.</summary>
/// <remarks>Open addressing; 0 marks a free place. Cost of a question: constant. Safe to ask from several threads while nobody writes.</remarks>
internal sealed class KeyNumbers
{
    private const int FewestSlots = 1 << 12;

    private (uint Key, float Number)[] _slots = new (uint, float)[FewestSlots];
    private int _taken;

    /// <summary>The number of a key; 0 when it has none.</summary>
    public float Of(uint key) => SlotOf(key).Number;

    /// <summary>Adds to the number of a key.</summary>
    public void Add(uint key, float more)
    {
        ref (uint Key, float Number) slot = ref SlotOf(key);
        if (slot.Number <= 0)
        {
            if (++_taken > _slots.Length / 2)
            {
                Resize(2 * _slots.Length);
                slot = ref SlotOf(key);
            }

            slot.Key = key;
        }

        slot.Number += more;
    }

    /// <summary>Gives a key its number, unless it has a greater one.</summary>
    public void Raise(uint key, float number)
    {
        float known = Of(key);
        if (number > known)
        {
            Add(key, number - known);
        }
    }

    /// <summary>Halves all numbers, and forgets the keys of which no more than <paramref name="least"/> is left.</summary>
    public void Halve(float least)
    {
        int kept = 0;
        foreach (ref (uint Key, float Number) slot in _slots.AsSpan())
        {
            slot.Number /= 2;
            slot.Number = slot.Number <= least ? 0 : slot.Number;
            kept += slot.Number > 0 ? 1 : 0;
        }

        _taken = kept;
        Resize(Math.Max(FewestSlots, (int)BitOperations.RoundUpToPowerOf2(4 * (uint)kept)));
    }

    private ref (uint Key, float Number) SlotOf(uint key)
    {
        int mask = _slots.Length - 1;
        int slot = (int)key & mask;
        while (_slots[slot].Number > 0 && _slots[slot].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return ref _slots[slot];
    }

    private void Resize(int slots)
    {
        (uint Key, float Number)[] known = _slots;
        _slots = new (uint, float)[slots];
        foreach ((uint Key, float Number) slot in known)
        {
            if (slot.Number > 0)
            {
                SlotOf(slot.Key) = slot;
            }
        }
    }
}
