namespace Entente.Stories;

/// <summary>Tells the place of a key among those of one report: filled once, then asked for the keys of many others.</summary>
/// <remarks>Sparse, so that a key that is not there, as most are not, costs one look. Cost of filling: linear in the keys.</remarks>
internal sealed class KeyTable
{
    // Slots for each key: one in eight is taken.
    private const int Sparseness = 8;
    private const int FewestSlots = 1024;

    private uint[] _keys = [];
    private int[] _slots = new int[FewestSlots];
    private int _mask = FewestSlots - 1;

    /// <summary>Takes the keys of another report, each of which comes once.</summary>
    public void Fill(ReadOnlySpan<uint> keys)
    {
        int slots = FewestSlots;
        while (slots < Sparseness * (long)keys.Length)
        {
            slots *= 2;
        }

        if (_slots.Length < slots)
        {
            _slots = new int[slots];
        }
        else
        {
            _slots.AsSpan(0, slots).Clear();
        }

        if (_keys.Length < keys.Length)
        {
            _keys = new uint[slots];
        }

        keys.CopyTo(_keys);
        _mask = slots - 1;
        for (int place = 0; place < keys.Length; place++)
        {
            int slot = (int)keys[place] & _mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = place + 1;
        }
    }

    /// <summary>The place of a key; -1 when the report does not have it.</summary>
    public int PlaceOf(uint key)
    {
        for (int slot = (int)key & _mask; ; slot = (slot + 1) & _mask)
        {
            int place = _slots[slot] - 1;
            if (place < 0 || _keys[place] == key)
            {
                return place;
            }
        }
    }

    /// <summary>How many of some keys, each of which comes once, the report has.</summary>
    public int CountOf(ReadOnlySpan<uint> keys)
    {
        int count = 0;
        foreach (uint key in keys)
        {
            count += PlaceOf(key) >= 0 ? 1 : 0;
        }

        return count;
    }
}
