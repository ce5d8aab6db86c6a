using Entente.Models;

namespace Entente.Text;

/// <summary>Groups of words of like meaning: each frequent word is in a fine group and in a coarse one.</summary>
/// <remarks>Made from word vectors by <c>lab/run train quick</c>. Nothing is allocated. Safe to use from any thread.</remarks>
internal sealed class WordClusters
{
    /// <summary>The entry of the file that holds the groups.</summary>
    public const string Entry = "clusters";

    private readonly FingerprintTable _groups;

    /// <summary>Takes the groups of a file.</summary>
    /// <exception cref="DataFormatException">The file does not hold any.</exception>
    public WordClusters(ModelFile file) => _groups = new FingerprintTable(file, Entry);

    /// <summary>The groups of the word with this <see cref="QuickWord.Form"/>: fine in the lower 16 bits, coarse in the upper; 0 when it is in none.</summary>
    public uint Find(ulong form) => _groups.Find(KeyOf(form));

    /// <summary>The key of a word: FNV is weak in its low bits, the high ones are folded in.</summary>
    public static ulong KeyOf(ulong form) => form ^ (form >> 29);
}
