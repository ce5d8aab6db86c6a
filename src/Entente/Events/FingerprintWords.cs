using Entente.Models;

namespace Entente.Events;

/// <summary>The rows of words in a table of vectors.</summary>
/// <remarks>Nothing is allocated. Safe to use from any thread.</remarks>
internal sealed class FingerprintWords(FingerprintTable table)
{
    /// <summary>The row of a word by its hash; -1 when it has none.</summary>
    public int RowOf(ulong form) => (int)table.Find(Text.WordClusters.KeyOf(form)) - 1;
}
