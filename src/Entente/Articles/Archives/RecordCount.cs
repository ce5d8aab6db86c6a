namespace Entente.Articles.Archives;

/// <summary>Counts the records of an archive by what became of them.</summary>
internal sealed class RecordCount
{
    /// <summary>What records with a page are counted as.</summary>
    public const string Pages = "page";

    // Types come from outside: more than these are counted as one.
    private const int MaxSorts = 50;

    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Counts a record.</summary>
    public void Add(string sort)
    {
        string known = _counts.ContainsKey(sort) || _counts.Count < MaxSorts ? sort : "other";
        _counts[known] = _counts.GetValueOrDefault(known) + 1;
    }

    /// <summary>What was counted.</summary>
    /// <param name="file">The name of the archive.</param>
    public ArchiveContents Of(string file) =>
        new(file, [.. _counts.Select(pair => (pair.Key, pair.Value))]);
}
