namespace Entente.Lab.Training.Numerics;

/// <summary>Random numbers from a seed, the same on every machine (SplitMix64).</summary>
internal sealed class TrainingRandom(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Sixty-four random bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong bits = _state;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }

    /// <summary>From 0 to <paramref name="limit"/> (excluded).</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From 0 to 1 (excluded).</summary>
    public float Unit() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>True with a probability.</summary>
    public bool Happens(float probability) => Unit() < probability;

    /// <summary>Brings a list into random order.</summary>
    public void Shuffle<T>(IList<T> items)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    /// <summary>Fills a mask: 0 where a number is dropped, else what keeps the mean.</summary>
    public void FillMask(Span<float> mask, float dropped)
    {
        float kept = 1f / (1f - dropped);
        foreach (ref float factor in mask)
        {
            factor = Happens(dropped) ? 0f : kept;
        }
    }
}
