namespace Entente.Models;

/// <summary>A piece of memory that is used again and again, and grows to the largest size it was asked for.</summary>
internal sealed class Scratch<T>
    where T : unmanaged
{
    private T[] _items = [];

    /// <summary>So many items, with whatever was in them; what was taken before is no longer to be used.</summary>
    public Span<T> Take(int length)
    {
        if (_items.Length < length)
        {
            _items = new T[Math.Max(length, 2 * _items.Length)];
        }

        return _items.AsSpan(0, length);
    }

    /// <summary>The first items of what was taken last.</summary>
    public Span<T> Again(int length) => _items.AsSpan(0, length);

    /// <summary>One of the items that were taken last.</summary>
    public T this[int index] => _items[index];
}
