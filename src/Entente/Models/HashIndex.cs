using System.Runtime.CompilerServices;

namespace Entente.Models;

/// <summary>Finds in a list those with a given hash; whoever asks compares them.</summary>
/// <remarks>Open addressing; the hash stands beside the place, so that few others are looked at. Nothing is allocated by a search. Safe to use from any thread once all is added.</remarks>
/// <param name="count">The most there are to add.</param>
internal sealed class HashIndex(int count)
{
    private readonly ulong[] _slots = new ulong[(count * 3 / 2) + 1];

    /// <summary>Adds the place of something with a hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Loading runs once: there is no second time for which to compile it well.
    public void Add(uint hash, int place)
    {
        int at = Home(hash);
        while (_slots[at] != 0)
        {
            at = After(at);
        }

        _slots[at] = ((ulong)hash << 32) | (uint)(place + 1);
    }

    /// <summary>The next place with a hash, in the order in which they were added; -1 behind the last.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="at">Where the search is; -1 at its beginning.</param>
    public int Next(uint hash, ref int at)
    {
        at = at < 0 ? Home(hash) : After(at);
        while (_slots[at] != 0)
        {
            if ((uint)(_slots[at] >> 32) == hash)
            {
                return (int)(uint)_slots[at] - 1;
            }

            at = After(at);
        }

        return -1;
    }

    // Hashes of short words differ mostly in their low bits: a multiplication takes them to the high ones.
    private int Home(uint hash) => (int)((hash * 0x9E3779B1u) * (ulong)_slots.Length >> 32);

    private int After(int at) => at + 1 == _slots.Length ? 0 : at + 1;
}
