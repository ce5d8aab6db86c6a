using System.Runtime.CompilerServices;

namespace Entente.Text;

/// <summary>The features of words in their sentence, as hashes; trainer and tagger share them.</summary>
/// <remarks>A template has a number, which never changes its meaning: it is part of what trained weights are found by.</remarks>
internal static class QuickFeatures
{
    /// <summary>More features than a word can have for one of the two tasks: for names 33, and one for each class of three words.</summary>
    public const int Most = 33 + (3 * 32);

    private static readonly QuickWord s_edge = new() { Form = 1, Shape = 1 };

    /// <summary>What can be said of a word's part of speech before those of other words are known.</summary>
    /// <param name="words">The words of the sentence.</param>
    /// <param name="at">Which of them.</param>
    /// <param name="features">At least <see cref="Most"/>.</param>
    /// <returns>How many there are.</returns>
    public static int OfTag(ReadOnlySpan<QuickWord> words, int at, Span<ulong> features)
    {
        ref readonly QuickWord word = ref words[at];
        ref readonly QuickWord before = ref At(words, at - 1);
        ref readonly QuickWord after = ref At(words, at + 1);
        int n = 0;
        features[n++] = Of(1, word.Form);
        features[n++] = Of(2, word.Ending2);
        features[n++] = Of(3, word.Ending3);
        features[n++] = Of(4, word.Ending);
        features[n++] = Of(5, word.Beginning2);
        features[n++] = Of(6, word.Beginning);
        features[n++] = Of(7, word.Shape);
        features[n++] = Of(8, word.Cluster);
        features[n++] = Of(9, before.Form);
        features[n++] = Of(10, after.Form);
        features[n++] = Of(11, At(words, at - 2).Form);
        features[n++] = Of(12, At(words, at + 2).Form);
        features[n++] = Of(13, before.Ending3);
        features[n++] = Of(14, after.Ending3);
        features[n++] = Of(15, before.Cluster);
        features[n++] = Of(16, after.Cluster);
        features[n++] = Of(17, word.Form, after.Form);
        features[n++] = Of(18, before.Form, word.Form);
        features[n++] = Of(19, word.Cluster, after.Cluster);
        features[n++] = Of(20, word.Shape, after.Shape);
        features[n++] = Of(21, (ulong)word.Classes, word.Shape);
        features[n++] = Of(22, before.CoarseCluster, after.CoarseCluster);
        features[n++] = Of(23, word.Form, word.Capital);
        features[n++] = Of(24, word.Ending3, word.Capital);
        features[n++] = Of(25, word.Cluster, word.Capital);
        features[n++] = Of(
            26,
            Tags(before.Capital, word.Capital, after.Capital),
            word.Beginning2 & 0xFFFF
        );
        features[n++] = Of(
            27,
            Tags(before.Capital, word.Capital, after.Capital),
            word.CoarseCluster
        );
        features[n++] = Of(28, Tags(before.Capital, word.Capital, after.Capital), word.Shape);
        return n;
    }

    /// <summary>What the parts of speech of the two words before say of a word's.</summary>
    public static int OfTagHistory(
        ReadOnlySpan<QuickWord> words,
        int at,
        int before,
        int beforeThat,
        Span<ulong> features
    )
    {
        ref readonly QuickWord word = ref words[at];
        ref readonly QuickWord after = ref At(words, at + 1);
        ulong last = (ulong)before + 1;
        int n = 0;
        features[n++] = Of(32, last);
        features[n++] = Of(33, last, (ulong)beforeThat + 1);
        features[n++] = Of(34, last, word.Form);
        features[n++] = Of(35, last, after.Form);
        features[n++] = Of(36, last, word.Ending3);
        features[n++] = Of(37, last, word.Cluster);
        features[n++] = Of(38, last, after.Cluster);
        return n;
    }

    /// <summary>What can be said of whether a word is part of a name. The words are tagged.</summary>
    public static int OfName(ReadOnlySpan<QuickWord> words, int at, Span<ulong> features)
    {
        ref readonly QuickWord word = ref words[at];
        ref readonly QuickWord before = ref At(words, at - 1);
        ref readonly QuickWord after = ref At(words, at + 1);
        ref readonly QuickWord before2 = ref At(words, at - 2);
        ref readonly QuickWord after2 = ref At(words, at + 2);
        int n = OfWord(word, features);
        features[n++] = Of(75, before.Form);
        features[n++] = Of(76, after.Form);
        features[n++] = Of(77, before.Cluster);
        features[n++] = Of(78, after.Cluster);
        features[n++] = Of(79, before.Shape, word.Shape);
        features[n++] = Of(80, word.Shape, after.Shape);
        features[n++] = Of(81, (ulong)before.Classes, before.Capital);
        features[n++] = Of(82, (ulong)after.Classes, after.Capital);
        features[n++] = Of(83, before2.Form);
        features[n++] = Of(84, after2.Form);
        features[n++] = Of(85, before2.Cluster);
        features[n++] = Of(86, after2.Cluster);
        features[n++] = Of(87, before.Form, word.Form);
        features[n++] = Of(88, word.Form, after.Form);
        features[n++] = Of(89, before.CoarseCluster, word.CoarseCluster);
        features[n++] = Of(90, word.CoarseCluster, after.CoarseCluster);
        features[n++] = Of(91, Tags(before.Tag, word.Tag, after.Tag));
        features[n++] = Of(92, before.Form, word.Shape);
        features[n++] = Of(93, after.Form, word.Shape);
        features[n++] = Of(94, before.Cluster, word.Shape);
        features[n++] = Of(95, after.Cluster, word.Shape);
        features[n++] = Of(96, before2.Shape, after2.Shape);
        n = AddClasses(97, word, features, n);
        n = AddClasses(98, before, features, n);
        return AddClasses(99, after, features, n);
    }

    /// <summary>What a word says by itself of whether it is part of a name.</summary>
    private static int OfWord(in QuickWord word, Span<ulong> features)
    {
        int n = 0;
        features[n++] = Of(64, 0);
        features[n++] = Of(65, word.Form, word.Capital);
        features[n++] = Of(66, word.Ending3);
        features[n++] = Of(67, word.Ending);
        features[n++] = Of(68, word.Beginning);
        features[n++] = Of(69, word.Shape);
        features[n++] = Of(70, word.Cluster);
        features[n++] = Of(71, word.Cluster, word.Shape);
        features[n++] = Of(72, word.CoarseCluster, word.Shape);
        features[n++] = Of(73, (ulong)word.Classes, word.Shape);
        features[n++] = Of(74, word.Tag, word.Shape);
        return n;
    }

    private static int AddClasses(int template, in QuickWord word, Span<ulong> features, int count)
    {
        for (uint rest = (uint)word.Classes; rest != 0; rest &= rest - 1)
        {
            uint lowest = rest & (0 - rest);
            features[count++] = Of(template, lowest, word.Capital);
        }

        return count;
    }

    private static ulong Tags(byte a, byte b, byte c) => ((ulong)a << 16) | ((ulong)b << 8) | c;

    private static ref readonly QuickWord At(ReadOnlySpan<QuickWord> words, int at)
    {
        if ((uint)at < (uint)words.Length)
        {
            return ref words[at];
        }

        return ref s_edge;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Of(int template, ulong value, ulong other) =>
        Of(template, value ^ (ulong.RotateLeft(other, 31) * 0x9FB21C651E98DF25));

    // Two rounds of multiply and shift, after the finalizer of MurmurHash3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Of(int template, ulong value)
    {
        ulong hash = (value ^ ((ulong)template * 0x9E3779B97F4A7C15)) * 0xFF51AFD7ED558CCD;
        hash = (hash ^ (hash >> 32)) * 0xC4CEB9FE1A85EC53;
        return hash ^ (hash >> 29);
    }
}
