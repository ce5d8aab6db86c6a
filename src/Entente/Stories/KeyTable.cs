namespace Entente.Stories;

/// <summary>Tells the place of a key among those of one report: filled once, then asked for the keys of many others.</summary>
/// <remarks>
/// Most keys of the others are not there: a few bits of the key sort these out, many at a time, and without a guess that the processor could lose.
/// Cost of filling: linear in the keys.
/// </remarks>
internal sealed class KeyTable
{
    // Of so many bits for each key one is set: of the keys that are not there one in thirty gets through.
    private const int BitsPerKey = 32;
    private const int SlotsPerKey = 2;
    private const int FewestSlots = 256;
    private const int BitsOfWord = 64;
    private const int BitsOfKey = 32;

    private uint[] _keys = [];
    private int[] _slots = new int[FewestSlots];
    private ulong[] _filter = new ulong[BitsPerKey * FewestSlots / SlotsPerKey / BitsOfWord];
    private int[] _likely = [];
    private int _mask = FewestSlots - 1;
    private int _shift = BitsOfKey - 1;

    /// <summary>Takes the keys of another report, each of which comes once.</summary>
    public void Fill(ReadOnlySpan<uint> keys)
    {
        int slots = FewestSlots;
        while (slots < SlotsPerKey * (long)keys.Length)
        {
            slots *= 2;
        }

        int words = slots / SlotsPerKey * BitsPerKey / BitsOfWord;
        if (_slots.Length < slots)
        {
            _slots = new int[slots];
            _filter = new ulong[words];
        }
        else
        {
            _slots.AsSpan(0, slots).Clear();
            _filter.AsSpan(0, words).Clear();
        }

        if (_keys.Length < keys.Length)
        {
            _keys = new uint[slots];
        }

        keys.CopyTo(_keys);
        _mask = slots - 1;
        _shift = BitsOfKey - int.Log2(words * BitsOfWord);
        for (int place = 0; place < keys.Length; place++)
        {
            uint key = keys[place];
            uint bit = key >> _shift;
            _filter[bit / BitsOfWord] |= 1UL << (int)bit;
            int slot = (int)key & _mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = place + 1;
        }
    }

    /// <summary>Finds which of some keys, each of which comes once, the report has, in the order given.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="shared">Where to put the places of both sides; as long as <paramref name="keys"/>.</param>
    /// <returns>How many there are.</returns>
    public int Match(ReadOnlySpan<uint> keys, Span<SharedKey> shared)
    {
        int count = 0;
        foreach (int other in Likely(keys))
        {
            int place = PlaceOf(keys[other]);
            if (place >= 0)
            {
                shared[count++] = new SharedKey(place, other);
            }
        }

        return count;
    }

    /// <summary>How many of some keys, each of which comes once, the report has.</summary>
    public int CountOf(ReadOnlySpan<uint> keys)
    {
        int count = 0;
        foreach (int other in Likely(keys))
        {
            count += PlaceOf(keys[other]) >= 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>The places of the keys that the report has, and of a few more.</summary>
    private ReadOnlySpan<int> Likely(ReadOnlySpan<uint> keys)
    {
        if (_likely.Length <= keys.Length)
        {
            _likely = new int[Math.Max(FewestSlots, 2 * keys.Length)];
        }

        Span<int> likely = _likely;
        ReadOnlySpan<ulong> filter = _filter;
        int shift = _shift;
        int count = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            // Each is written, and the next one over it when it is not there: no branch.
            uint bit = keys[i] >> shift;
            likely[count] = i;
            count += (int)(filter[(int)(bit / BitsOfWord)] >> (int)bit) & 1;
        }

        return likely[..count];
    }

    /// <summary>The place of a key; -1 when the report does not have it.</summary>
    private int PlaceOf(uint key)
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
}

/// <summary>A key that two reports share.</summary>
/// <param name="Place">Its place in the report that the table was filled with.</param>
/// <param name="Other">Its place in the other.</param>
internal readonly record struct SharedKey(int Place, int Other);
