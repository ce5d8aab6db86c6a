using System.Buffers;
using System.Globalization;
using System.Text;
using Entente.Data;

namespace Entente.Articles;

/// <summary>The indexes of the Encoding Standard: for each encoding, which code point a pointer stands for.</summary>
/// <remarks>
/// Made of the code pages of .NET, which hold nearly the same, and of what differs (<c>data/world/encoding-indexes.tsv</c>).
/// An index is made when the first page needs it.
/// </remarks>
internal sealed class EncodingIndexes
{
    /// <summary>What stands for a pointer without a code point.</summary>
    public const int None = 0;

    private const int UpperHalf = 128;
    private const int Rows94 = 94 * 94;

    private readonly Dictionary<string, List<(int Pointer, string Characters)>> _differences;

    static EncodingIndexes() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public EncodingIndexes(DataTables tables)
    {
        Table table = tables.Read("world/encoding-indexes");
        (int place, int characters) = (table.Column("place"), table.Column("characters"));
        _differences = table
            .Rows.Select(row =>
                row[place].Split(' ') is [var index, var number]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int at)
                    ? (Index: index, Pointer: at, Characters: row[characters])
                    : throw row.Bad($"expected an index and a pointer, found \"{row[place]}\"")
            )
            .GroupBy(row => row.Index, StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows => rows.Select(row => (row.Pointer, row.Characters)).ToList(),
                StringComparer.Ordinal
            );
        Big5 = Index("big5", 126 * 157, 950, (0x81, 157, Gap: 0x3F, 0x40, 0x62));
        EucKr = Index("euc-kr", 126 * 190, 949, (0x81, 190, Gap: 190, 0x41, 0x41));
        Gb18030 = Index("gb18030", 126 * 190, 54936, (0x81, 190, Gap: 0x3F, 0x40, 0x41));
        Jis0208 = new Lazy<int[]>(() =>
            Make(
                "jis0208",
                60 * 188,
                Page(932),
                pointer =>
                {
                    (int row, int cell) = Math.DivRem(pointer, 188);
                    return
                    [
                        (byte)(row + (row < 0x1F ? 0x81 : 0xC1)),
                        (byte)(cell + (cell < 0x3F ? 0x40 : 0x41)),
                    ];
                }
            )
        );
        Jis0212 = Index("jis0212", Rows94, 20932, (0xA1, 94, Gap: 94, 0x21, 0x21));
    }

    /// <summary>Big5 with the characters of Hong Kong.</summary>
    public Lazy<int[]> Big5 { get; }

    /// <summary>Windows code page 949.</summary>
    public Lazy<int[]> EucKr { get; }

    /// <summary>The characters of two bytes.</summary>
    public Lazy<int[]> Gb18030 { get; }

    /// <summary>JIS X 0208 with the rows of NEC and IBM.</summary>
    public Lazy<int[]> Jis0208 { get; }

    /// <summary>JIS X 0212.</summary>
    public Lazy<int[]> Jis0212 { get; }

    /// <summary>What the bytes from 0x80 on stand for.</summary>
    public char[] SingleByte(string name)
    {
        if (name == "x-user-defined")
        {
            return [.. Enumerable.Range(0xF780, UpperHalf).Select(c => (char)c)];
        }

        // .NET knows two by other names, and three not at all: their table says what differs from Latin-1.
        Encoding page = name switch
        {
            "iso-8859-8-i" => Page("iso-8859-8"),
            "x-mac-cyrillic" => Page("x-mac-ukrainian"),
            "iso-8859-10" or "iso-8859-14" or "iso-8859-16" => Encoding.Latin1,
            _ => Page(name),
        };
        string index = name == "iso-8859-8-i" ? "iso-8859-8" : name;
        return
        [
            .. Make(index, UpperHalf, page, pointer => [(byte)(pointer + UpperHalf)])
                .Select(c => c == None ? CharacterSet.Replacement : (char)c),
        ];
    }

    private Lazy<int[]> Index(
        string name,
        int size,
        int codePage,
        (int Lead, int Cells, int Gap, int Low, int High) shape
    ) =>
        new(() =>
            Make(
                name,
                size,
                Page(codePage),
                pointer =>
                {
                    (int row, int cell) = Math.DivRem(pointer, shape.Cells);
                    return
                    [
                        (byte)(row + shape.Lead),
                        (byte)(cell + (cell < shape.Gap ? shape.Low : shape.High)),
                    ];
                }
            )
        );

    private int[] Make(string name, int size, Encoding page, Func<int, byte[]> bytes)
    {
        int[] index = new int[size];
        for (int i = 0; i < size; i++)
        {
            string text = page.GetString(bytes(i));
            bool isOne =
                Rune.DecodeFromUtf16(text, out Rune rune, out int length) == OperationStatus.Done
                && length == text.Length
                && rune.Value != CharacterSet.Replacement;

            // Code pages fill their gaps with private characters; only GB 18030 means them.
            index[i] =
                isOne && (name == "gb18030" || rune.Value is not (>= 0xE000 and <= 0xF8FF))
                    ? rune.Value
                    : None;
        }

        foreach ((int pointer, string characters) in _differences.GetValueOrDefault(name, []))
        {
            int at = pointer;
            foreach (Rune rune in characters.EnumerateRunes())
            {
                index[at++] = rune.Value == CharacterSet.Replacement ? None : rune.Value;
            }
        }

        return index;
    }

    private static Encoding Page(int number) =>
        Encoding.GetEncoding(
            number,
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD")
        );

    private static Encoding Page(string name) =>
        Encoding.GetEncoding(
            name,
            EncoderFallback.ReplacementFallback,
            new DecoderReplacementFallback("\uFFFD")
        );
}
