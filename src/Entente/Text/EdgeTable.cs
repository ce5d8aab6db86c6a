using System.Numerics;

namespace Entente.Text;

/// <summary>The edges of a tree of words: from a node and a word to the node behind it.</summary>
/// <remarks>
/// Open addressing over two arrays. A general dictionary of numbers would be compiled anew at every start, and run uncompiled-for-speed while it is filled
/// (lab/notes/entities.md).
/// </remarks>
internal sealed class EdgeTable
{
    private const int None = -1;
    private const ulong Spread = 0x9E3779B97F4A7C15; // 2^64 / golden ratio: D. Knuth, The Art of Computer Programming 3, 6.4

    private ulong[] _keys; // 0 where nothing stands
    private int[] _nodes;
    private int _shift;
    private int _count;

    public EdgeTable(int capacity) => (_keys, _nodes, _shift) = Room(capacity);

    /// <summary>How many edges there are.</summary>
    public int Count => _count;

    /// <summary>The node behind a word; -1 when there is none.</summary>
    public int Find(int node, int word)
    {
        int at = Place(Key(node, word));
        return _keys[at] == 0 ? None : _nodes[at];
    }

    /// <summary>Adds an edge that is not there yet.</summary>
    public void Add(int node, int word, int child)
    {
        if (++_count > _keys.Length / 2)
        {
            Grow();
        }

        ulong key = Key(node, word);
        int at = Place(key);
        _keys[at] = key;
        _nodes[at] = child;
    }

    private void Grow()
    {
        (ulong[] keys, int[] nodes) = (_keys, _nodes);
        (_keys, _nodes, _shift) = Room(keys.Length);
        for (int i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0)
            {
                int at = Place(keys[i]);
                (_keys[at], _nodes[at]) = (keys[i], nodes[i]);
            }
        }
    }

    // Where the key stands, or where it would.
    private int Place(ulong key)
    {
        int at = (int)((key * Spread) >> _shift);
        while (_keys[at] != 0 && _keys[at] != key)
        {
            at = (at + 1) & (_keys.Length - 1);
        }

        return at;
    }

    private static (ulong[] Keys, int[] Nodes, int Shift) Room(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, 8) * 2);
        return (new ulong[size], new int[size], 64 - BitOperations.Log2((uint)size));
    }

    private static ulong Key(int node, int word) => ((ulong)(uint)node << 32 | (uint)word) + 1;
}
