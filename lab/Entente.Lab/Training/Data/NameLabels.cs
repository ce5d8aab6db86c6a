namespace Entente.Lab.Training.Data;

/// <summary>The labels of words in and outside of names: O, and for each type the Beginning, Inside and Last word, and the Unit of one word.</summary>
internal static class NameLabels
{
    private const int PerType = 4;
    private const string Letters = "BILU";

    /// <summary>Label of a word outside of names.</summary>
    public const int Outside = 0;

    /// <summary>The number of types.</summary>
    public static int Types { get; } = Enum.GetValues<NameType>().Length;

    /// <summary>The number of labels.</summary>
    public static int Count { get; } = 1 + (PerType * Types);

    /// <summary>All labels: a word of which nothing is known.</summary>
    public static ulong Any { get; } = (1ul << Count) - 1;

    /// <summary>Only the label of a word outside of names.</summary>
    public const ulong OnlyOutside = 1;

    /// <summary>All labels as they are written.</summary>
    public static string[] Written { get; } =
    [
        "O",
        .. Enum.GetValues<NameType>()
            .SelectMany(type => Letters.Select(letter => $"{letter}-{type}")),
    ];

    /// <summary>The pairs of labels that may follow one another.</summary>
    public static (int From, int To)[] Pairs { get; } =
    [
        .. from a in Enumerable.Range(0, Count)
        from b in Enumerable.Range(0, Count)
        where EndsOpen(a) ? StartsOpen(b) && TypeOf(a) == TypeOf(b) : !StartsOpen(b)
        select (a, b),
    ];

    /// <summary>The label of the word at <paramref name="index"/> of a name of <paramref name="length"/> words.</summary>
    public static int Of(NameType type, int index, int length) =>
        1
        + (PerType * (int)type)
        + (
            length == 1 ? 3
            : index == 0 ? 0
            : index == length - 1 ? 2
            : 1
        );

    /// <summary>The same, for several types at once, as bits.</summary>
    public static ulong Bits(ReadOnlySpan<NameType> types, int index, int length)
    {
        ulong bits = 0;
        foreach (NameType type in types)
        {
            bits |= 1ul << Of(type, index, length);
        }

        return bits;
    }

    /// <summary>All labels of a type, as bits.</summary>
    public static ulong AllOf(NameType type) => 0b1111ul << (1 + (PerType * (int)type));

    /// <summary>Whether the name goes on behind a word with this label.</summary>
    public static bool EndsOpen(int label) => label > 0 && (label - 1) % PerType is 0 or 1;

    /// <summary>Whether a word with this label goes on with a name.</summary>
    public static bool StartsOpen(int label) => label > 0 && (label - 1) % PerType is 1 or 2;

    /// <summary>The type of a label that is not outside.</summary>
    public static NameType TypeOf(int label) => (NameType)((label - 1) / PerType);

    /// <summary>The names that a row of labels spells: first word, end, type.</summary>
    public static List<(int First, int End, NameType Type)> Spans(ReadOnlySpan<int> labels)
    {
        List<(int First, int End, NameType Type)> spans = [];
        int first = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] == Outside)
            {
                continue;
            }

            first = StartsOpen(labels[i]) ? first : i;
            if (!EndsOpen(labels[i]))
            {
                spans.Add((first, i + 1, TypeOf(labels[i])));
            }
        }

        return spans;
    }
}
