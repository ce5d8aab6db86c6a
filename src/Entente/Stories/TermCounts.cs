using System.Numerics;

namespace Entente.Stories;

/// <summary>How many reports have each term: a table that is asked for a hundred terms of each report, packed so that each is one look at memory.</summary>
/// <remarks>Open addressing; what is counted is never 0, which marks a free place. Cost of a question: constant.</remarks>
internal sealed class TermCounts
{
    private const int FewestSlots = 1 << 12;

    private (uint Key, float Count)[] _slots = new (uint, float)[FewestSlots];
    private int _taken;

    /// <summary>What was counted of a term; 0 when it did not come.</summary>
    public float Of(uint key) => SlotOf(key).Count;

    /// <summary>Adds to the count of a term.</summary>
    public void Add(uint key, float counted)
    {
        ref (uint Key, float Count) slot = ref SlotOf(key);
        if (slot.Count <= 0)
        {
            if (++_taken > _slots.Length / 2)
            {
                Resize(2 * _slots.Length);
                slot = ref SlotOf(key);
            }

            slot.Key = key;
        }

        slot.Count += counted;
    }

    /// <summary>Halves all counts, and forgets the terms of which no more than <paramref name="least"/> is left.</summary>
    public void Halve(float least)
    {
        int kept = 0;
        foreach (ref (uint Key, float Count) slot in _slots.AsSpan())
        {
            slot.Count /= 2;
            slot.Count = slot.Count <= least ? 0 : slot.Count;
            kept += slot.Count > 0 ? 1 : 0;
        }

        _taken = kept;
        Resize(Math.Max(FewestSlots, (int)BitOperations.RoundUpToPowerOf2(4 * (uint)kept)));
    }

    private ref (uint Key, float Count) SlotOf(uint key)
    {
        int mask = _slots.Length - 1;
        int slot = (int)key & mask;
        while (_slots[slot].Count > 0 && _slots[slot].Key != key)
        {
            slot = (slot + 1) & mask;
        }

        return ref _slots[slot];
    }

    private void Resize(int slots)
    {
        (uint Key, float Count)[] known = _slots;
        _slots = new (uint, float)[slots];
        foreach ((uint Key, float Count) slot in known)
        {
            if (slot.Count > 0)
            {
                SlotOf(slot.Key) = slot;
            }
        }
    }
}
