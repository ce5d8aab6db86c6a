namespace Entente.Stories;

/// <summary>For each key the newest of the items that have it, as long as the key is in use.</summary>
/// <remarks>
/// Two tables: the one that is written, and the one that was written before <see cref="Slide"/>. A key that comes again is taken over from the older table; with
/// the next slide those go that did not come again. So memory is bounded by what comes between two slides, and forgetting costs nothing.
/// </remarks>
/// <param name="longest">Items of a key, at most.</param>
/// <param name="many">Three or more: how many items <see cref="MayHaveMany"/> asks for.</param>
internal sealed class NewestPostings(int longest, int many)
{
    private Postings _now = new(longest, many);
    private Postings _before = new(longest, many);

    /// <summary>The items with <paramref name="key"/>, the oldest first; to be read before anything is added.</summary>
    public ReadOnlySpan<int> Of(uint key) =>
        _now.Of(key) is { IsEmpty: false } items ? items : _before.Of(key);

    /// <inheritdoc cref="Postings.MayHaveMany"/>
    public bool MayHaveMany(uint key) => _now.MayHaveMany(key) || _before.MayHaveMany(key);

    /// <inheritdoc cref="Postings.Fetch"/>
    public void Fetch(ReadOnlySpan<uint> keys)
    {
        _now.Fetch(keys);
        _before.Fetch(keys);
    }

    /// <summary>Adds <paramref name="item"/> as the newest of its key; an item that is there already moves to the end.</summary>
    public void Add(uint key, int item)
    {
        if (_now.Of(key).IsEmpty)
        {
            foreach (int known in _before.Of(key))
            {
                _now.Add(key, known);
            }
        }

        _now.Add(key, item);
    }

    /// <summary>Forgets the keys that did not come since the last slide.</summary>
    public void Slide()
    {
        _before = _now;
        _now = new Postings(longest, many);
    }
}
