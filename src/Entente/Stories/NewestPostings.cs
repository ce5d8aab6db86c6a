using System.Runtime.InteropServices;

namespace Entente.Stories;

/// <summary>For each key the newest of the items that have it: an inverted index whose lists cannot grow long.</summary>
internal sealed class NewestPostings(int longest)
{
    private readonly Dictionary<uint, List<int>> _items = [];

    /// <summary>The items with <paramref name="key"/>, the oldest first.</summary>
    public ReadOnlySpan<int> Of(uint key) =>
        _items.TryGetValue(key, out List<int>? items) ? CollectionsMarshal.AsSpan(items) : [];

    /// <summary>Adds <paramref name="item"/> as the newest of its key; an item that is there already moves to the end.</summary>
    public void Add(uint key, int item)
    {
        ref List<int>? items = ref CollectionsMarshal.GetValueRefOrAddDefault(_items, key, out _);
        items ??= new List<int>(1);
        if (!items.Remove(item) && items.Count == longest)
        {
            items.RemoveAt(0);
        }

        items.Add(item);
    }
}
