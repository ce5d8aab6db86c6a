using System.Diagnostics.CodeAnalysis;

namespace Entente.Desk;

/// <summary>Remembers a bounded number of values and forgets the one that was not asked for the longest.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _order = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
        {
            value = default;
            return false;
        }

        _order.Remove(node);
        _order.AddFirst(node);
        value = node.Value.Value;
        return true;
    }

    public void Remove(TKey key)
    {
        if (_nodes.Remove(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
        {
            _order.Remove(node);
        }
    }

    public void Put(TKey key, TValue value)
    {
        if (_nodes.Remove(key, out LinkedListNode<(TKey Key, TValue Value)>? old))
        {
            _order.Remove(old);
        }
        else if (_nodes.Count == capacity)
        {
            _nodes.Remove(_order.Last!.Value.Key);
            _order.RemoveLast();
        }

        _nodes[key] = _order.AddFirst((key, value));
    }
}
