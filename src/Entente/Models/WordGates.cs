namespace Entente.Models;

/// <summary>What the gates of the first memory make of words, kept for the words read last: most words of a text are words of every text.</summary>
/// <remarks>
/// A word may be kept in any of <see cref="Ways"/> places, and takes that of the one not used for longest. A place that the batch uses is not given away:
/// where all are in use, the word has a place for this batch alone. What is kept is to the bit what would be computed again, so that it shows in speed
/// only. Its size is fixed. For one thread at a time.
/// </remarks>
internal sealed class WordGates
{
    /// <summary>The places that a word may be kept in.</summary>
    public const int Ways = 4;

    // At 4 KB a word these are 4 MB: more words were found more often, but read from slower memory (lab/notes/inference.md).
    private const int Kept = 1024;

    private static readonly int s_keyLength = InputLayer.Tables + 2;

    private readonly int[] _keys = new int[Kept * s_keyLength];
    private readonly long[] _lastUse = new long[Kept];
    private readonly Scratch<int> _places = new();
    private readonly Scratch<int> _new = new();
    private readonly float[][] _gates;
    private readonly int _stride;
    private long _batch;
    private int _news;
    private int _lent;

    /// <summary>Keeps rows of so many numbers, one for each direction.</summary>
    public WordGates(int stride)
    {
        _stride = stride;
        int length = (Kept + SentenceBatch.MostWords) * stride;
        _gates = [new float[length], new float[length]];
    }

    /// <summary>How many words of the batch are new: their gates are to be computed, in the order in which they came.</summary>
    public int News => _news;

    /// <summary>Begins a batch of so many words.</summary>
    public void Begin(int words)
    {
        _batch++;
        _news = 0;
        _lent = Kept;
        _places.Take(words);
        _new.Take(words);
    }

    /// <summary>Finds the word of a row of the batch; its number among the new words, or -1 when its gates are kept.</summary>
    public int Find(int row, ReadOnlySpan<int> tableRows, ulong classes)
    {
        Span<int> key = stackalloc int[s_keyLength];
        tableRows.CopyTo(key);
        key[^2] = (int)classes;
        key[^1] = (int)(classes >> 32);
        int first = Home(key);
        int oldest = first;
        for (int place = first; place < first + Ways; place++)
        {
            if (_lastUse[place] > 0 && key.SequenceEqual(Key(place)))
            {
                _lastUse[place] = _batch;
                _places.Again(row + 1)[row] = place;
                return -1;
            }

            oldest = _lastUse[place] < _lastUse[oldest] ? place : oldest;
        }

        if (_lastUse[oldest] == _batch)
        {
            oldest = _lent++;
        }
        else
        {
            _lastUse[oldest] = _batch;
            key.CopyTo(Key(oldest));
        }

        _places.Again(row + 1)[row] = oldest;
        _new.Again(_news + 1)[_news] = oldest;
        return _news++;
    }

    /// <summary>Keeps what was computed of the new words, one row behind the other.</summary>
    public void Keep(int direction, ReadOnlySpan<float> gates)
    {
        ReadOnlySpan<int> places = _new.Again(_news);
        for (int i = 0; i < places.Length; i++)
        {
            gates
                .Slice(i * _stride, _stride)
                .CopyTo(_gates[direction].AsSpan(places[i] * _stride, _stride));
        }
    }

    /// <summary>What was kept of each row of the batch.</summary>
    public Addends Of(int direction, int words) =>
        Addends.ByPlace(_gates[direction], _stride, _places.Again(words));

    private Span<int> Key(int place) => _keys.AsSpan(place * s_keyLength, s_keyLength);

    private static int Home(ReadOnlySpan<int> key)
    {
        ulong hash = 0;
        foreach (int part in key)
        {
            hash = (hash ^ (uint)part) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 32;
        }

        return (int)(hash % (Kept / Ways)) * Ways;
    }
}
