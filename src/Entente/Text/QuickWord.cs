namespace Entente.Text;

/// <summary>What the quick tagger sees of a word by itself.</summary>
/// <remarks>
/// Letters are compared in lower case, digits as zero. Endings and beginnings are the letters themselves, sixteen bits each: nothing is allocated.
/// </remarks>
internal struct QuickWord
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The hash of the whole word (FNV-1a, 64 bits).</summary>
    public ulong Form;

    /// <summary>The last four letters, the last one lowest.</summary>
    public ulong Ending;

    /// <summary>The first three letters.</summary>
    public ulong Beginning;

    /// <summary>Its capitals, digits and marks, and whether a sentence begins with it.</summary>
    public ulong Shape;

    /// <summary>The group of words of like meaning that it belongs to, fine in the lower and coarse in the upper half; 0 when it is in none.</summary>
    public ulong Cluster;

    /// <summary>What lists of names know of it.</summary>
    public NameClasses Classes;

    /// <summary>0 without a capital; with one, 1 where a sentence begins, 3 in a headline, where it says little, and 2 elsewhere.</summary>
    public byte Capital;

    /// <summary>The number of the part of speech that was decided.</summary>
    public byte Tag;

    /// <summary>What sort of word it is for <see cref="NameDecoder"/>.</summary>
    public byte Kind;

    /// <summary>The last two letters.</summary>
    public readonly ulong Ending2 => Ending & 0xFFFFFFFF;

    /// <summary>The last three letters.</summary>
    public readonly ulong Ending3 => Ending & 0xFFFFFFFFFFFF;

    /// <summary>The first two letters.</summary>
    public readonly ulong Beginning2 => Beginning & 0xFFFFFFFF;

    /// <summary>The coarse group of words of like meaning.</summary>
    public readonly ulong CoarseCluster => Cluster >> 16;

    /// <summary>Reads the letters of <paramref name="word"/>; clusters, classes and tag stay open.</summary>
    public static QuickWord Read(ReadOnlySpan<char> word, bool isFirst, SentenceLook look)
    {
        QuickWord read = new() { Form = Offset };
        ulong shape = Offset;
        char before = '\0';
        int run = 0;
        bool hasCapital = false;
        for (int i = 0; i < word.Length; i++)
        {
            (char letter, char kind) = Fold(word[i]);
            read.Form = (read.Form ^ letter) * Prime;
            read.Ending = (read.Ending << 16) | letter;
            read.Beginning |= i < 3 ? (ulong)letter << (16 * i) : 0;
            hasCapital |= kind == 'X';

            // Runs of one kind count once or twice: "Paris" is "Xxx", "NATO" is "XX", "U.S." is "X.X.", "1999" is "dd".
            run = kind == before ? run + 1 : 1;
            before = kind;
            shape = run <= 2 ? (shape ^ kind) * Prime : shape;
        }

        read.Capital = (byte)(
            !hasCapital ? 0
            : look is SentenceLook.Capitals or SentenceLook.Title ? 3
            : isFirst ? 1
            : 2
        );
        read.Shape = (shape ^ (isFirst ? 1u : 0u) ^ ((ulong)look << 8)) * Prime;
        return read;
    }

    /// <summary>The kind of words with a part of speech of Universal Dependencies that have no capital; with one, it is 0 for proper nouns and 1 for others.</summary>
    public static byte KindOfTag(string tag) =>
        tag switch
        {
            "PROPN" => 0,
            "ADP" => 2,
            "DET" => 3,
            "PUNCT" or "SYM" => 4,
            "CCONJ" => 5,
            "NUM" => 6,
            _ => 7,
        };

    /// <summary>The kind of a word.</summary>
    public static byte KindOf(bool hasCapital, byte kindOfTag) =>
        hasCapital && kindOfTag > 0 ? (byte)1 : kindOfTag;

    /// <summary>The hash of a word in lower case, as <see cref="Form"/> is.</summary>
    public static ulong FormOf(ReadOnlySpan<char> word)
    {
        ulong form = Offset;
        foreach (char c in word)
        {
            form = (form ^ Fold(c).Letter) * Prime;
        }

        return form;
    }

    private static (char Letter, char Kind) Fold(char c) =>
        char.IsAsciiLetterLower(c) ? (c, 'x')
        : char.IsAsciiLetterUpper(c) ? ((char)(c | ' '), 'X')
        : char.IsAsciiDigit(c) ? ('0', 'd')
        : c is '\u2019' or '\u2018' or '\u02BC' ? ('\'', '\'')
        : c is '\u201C' or '\u201D' or '\u201E' or '\u00AB' or '\u00BB' ? ('"', '"')
        : char.IsUpper(c) ? (char.ToLowerInvariant(c), 'X')
        : char.IsLetter(c) ? (c, 'x')
        : (c, c);
}
