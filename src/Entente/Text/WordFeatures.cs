using System.Runtime.CompilerServices;
using Entente.Models;

namespace Entente.Text;

/// <summary>What the network sees of a word: the row of its vector and one bucket for each table of trained rows.</summary>
/// <param name="Vector">Row of the word's vector; -1 when it has none.</param>
/// <param name="Form">Bucket of the whole form.</param>
/// <param name="Prefix">Bucket of its first three letters.</param>
/// <param name="Suffix">Bucket of its last two letters.</param>
/// <param name="Ending">Bucket of its last three letters.</param>
/// <param name="Shape">Bucket of its capitals, digits and marks, with the look of its sentence.</param>
internal readonly record struct WordCode(
    int Vector,
    int Form,
    int Prefix,
    int Suffix,
    int Ending,
    int Shape
);

/// <summary>How many buckets each table of trained rows has.</summary>
internal readonly record struct BucketCounts(
    int Form,
    int Prefix,
    int Suffix,
    int Ending,
    int Shape
)
{
    /// <summary>The sizes that training uses; a reader takes them from its file.</summary>
    public static BucketCounts Usual { get; } = new(1 << 14, 1 << 12, 1 << 11, 1 << 13, 1 << 10);
}

/// <summary>Reads from the letters of a word what the network sees of it; trainer and reader share it.</summary>
/// <remarks>
/// Letters are compared in lower case (invariant), digits as zero, curly quotes as straight ones. Of a word longer than
/// <see cref="Longest"/> only both ends count, so that the cost of a word is bounded. Nothing is allocated.
/// </remarks>
internal sealed class WordFeatures
{
    /// <summary>Longest word, in UTF-16 units, that is read whole.</summary>
    public const int Longest = 64;

    private readonly PackedStrings _words;
    private readonly HashIndex _rows;
    private readonly BucketCounts _counts;

    /// <summary>Features for the words that have vectors, in the order of their rows, lower-cased.</summary>
    public WordFeatures(IReadOnlyList<string> words, BucketCounts counts)
        : this(PackedStrings.Of(words), counts) { }

    /// <inheritdoc cref="WordFeatures(IReadOnlyList{string}, BucketCounts)"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // Runs once: there is no second time for which to compile it well.
    public WordFeatures(PackedStrings words, BucketCounts counts)
    {
        _words = words;
        _rows = new HashIndex(words.Count);
        _counts = counts;
        for (int row = 0; row < words.Count; row++)
        {
            _rows.Add(Hash(words[row]), row);
        }
    }

    /// <summary>What the network sees of one word.</summary>
    /// <param name="word">The word as it stands in the text.</param>
    /// <param name="isFirst">Whether it is the first of its sentence.</param>
    /// <param name="look">The look of its sentence.</param>
    public WordCode Read(ReadOnlySpan<char> word, bool isFirst, SentenceLook look)
    {
        Span<char> raw = stackalloc char[Longest];
        Span<char> plain = stackalloc char[Longest];
        raw = Clip(word, raw);
        plain = plain[..raw.Length];
        bool hasDigit = Normalize(raw, plain);
        uint form = Hash(plain);
        int vector = RowOf(plain, form);
        if (hasDigit)
        {
            FoldDigits(plain);
            form = Hash(plain);
            vector = vector < 0 ? RowOf(plain, form) : vector;
        }

        return new WordCode(
            vector,
            Bucket(form, _counts.Form),
            Bucket(Hash(plain[..Math.Min(3, plain.Length)]), _counts.Prefix),
            Bucket(Hash(plain[Math.Max(0, plain.Length - 2)..]), _counts.Suffix),
            Bucket(Hash(plain[Math.Max(0, plain.Length - 3)..]), _counts.Ending),
            Bucket(HashShape(raw, isFirst, look), _counts.Shape)
        );
    }

    /// <summary>Whether there is a vector for a word, so that it is surely one.</summary>
    public bool Knows(ReadOnlySpan<char> word)
    {
        Span<char> plain = stackalloc char[Longest];
        plain = Clip(word, plain);
        Normalize(plain, plain);
        return RowOf(plain, Hash(plain)) >= 0;
    }

    private static Span<char> Clip(ReadOnlySpan<char> word, Span<char> buffer)
    {
        if (word.Length <= Longest)
        {
            word.CopyTo(buffer);
            return buffer[..word.Length];
        }

        word[..(Longest / 2)].CopyTo(buffer);
        word[^(Longest / 2)..].CopyTo(buffer[(Longest / 2)..]);
        return buffer;
    }

    private static bool Normalize(ReadOnlySpan<char> raw, Span<char> plain)
    {
        bool hasDigit = false;
        for (int i = 0; i < raw.Length; i++)
        {
            char letter = raw[i];
            hasDigit |= char.IsAsciiDigit(letter);
            plain[i] = letter switch
            {
                '\u2018' or '\u2019' or '\u02BC' => '\'',
                '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' => '"',
                _ => char.ToLowerInvariant(letter),
            };
        }

        return hasDigit;
    }

    private static void FoldDigits(Span<char> plain)
    {
        foreach (ref char letter in plain)
        {
            letter = char.IsAsciiDigit(letter) ? '0' : letter;
        }
    }

    private int RowOf(ReadOnlySpan<char> plain, uint hash)
    {
        int at = -1;
        int row = _rows.Next(hash, ref at);
        while (row >= 0 && !plain.SequenceEqual(_words[row]))
        {
            row = _rows.Next(hash, ref at);
        }

        return row;
    }

    // FNV-1a over UTF-16 units: http://www.isthe.com/chongo/tech/comp/fnv/
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char unit in text)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash;
    }

    // Runs of one class count once or twice: "Paris" and "Syria" are "Xxx", "NATO" is "XX", "U.S." is "X.X.", "1999" is "dd".
    private static uint HashShape(ReadOnlySpan<char> raw, bool isFirst, SentenceLook look)
    {
        uint hash = 2166136261;
        char before = '\0';
        int run = 0;
        foreach (char letter in raw)
        {
            char kind = KindOf(letter);
            run = kind == before ? run + 1 : 1;
            before = kind;
            if (run <= 2)
            {
                hash = (hash ^ kind) * 16777619;
            }
        }

        hash = (hash ^ (isFirst ? 1u : 0u)) * 16777619;
        return (hash ^ (uint)look) * 16777619;
    }

    private static char KindOf(char letter) =>
        char.IsUpper(letter) ? 'X'
        : char.IsLetter(letter) ? 'x'
        : char.IsDigit(letter) ? 'd'
        : letter == '\u2019' ? '\''
        : letter;

    // The low bits of FNV are its weakest: the high ones are folded in.
    private static int Bucket(uint hash, int count) => (int)((hash ^ (hash >> 15)) % (uint)count);
}
