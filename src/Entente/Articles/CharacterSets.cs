using System.Collections.Frozen;
using System.Text;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Knows encodings by the names that pages give them (<c>data/world/encoding-labels.tsv</c>).</summary>
internal sealed class CharacterSets
{
    // No label is longer; what is, is none.
    private const int LongestLabel = 40;

    private static readonly Lazy<CharacterSets> s_embedded = new(() =>
        new CharacterSets(DataTables.Embedded)
    );

    private readonly FrozenDictionary<string, string> _labels;
    private readonly FrozenDictionary<string, Lazy<CharacterSet>> _sets;

    public CharacterSets(DataTables tables)
    {
        Table table = tables.Read("world/encoding-labels");
        (int label, int encoding) = (table.Column("label"), table.Column("encoding"));
        _labels = table.Rows.ToFrozenDictionary(
            row => row[label],
            row => row[encoding],
            StringComparer.OrdinalIgnoreCase
        );
        EncodingIndexes indexes = new(tables);
        _sets = _labels
            .Values.Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(
                name => name,
                name => new Lazy<CharacterSet>(() => Make(name, indexes)),
                StringComparer.Ordinal
            );
        Utf8 = Named("utf-8");
        Windows1252 = Named("windows-1252");
    }

    /// <summary>Those of our tables.</summary>
    public static CharacterSets Embedded => s_embedded.Value;

    /// <summary>UTF-8.</summary>
    public CharacterSet Utf8 { get; }

    /// <summary>What pages are written in that say nothing and are no UTF-8.</summary>
    public CharacterSet Windows1252 { get; }

    /// <summary>All encodings, in the order of their names.</summary>
    public IEnumerable<CharacterSet> All =>
        _sets.OrderBy(set => set.Key, StringComparer.Ordinal).Select(set => set.Value.Value);

    /// <summary>The encoding with this name in the standard.</summary>
    public CharacterSet Named(string name) => _sets[name].Value;

    /// <summary>The encoding that a label means; <see langword="null"/> when it means none.</summary>
    public CharacterSet? Find(ReadOnlySpan<char> label)
    {
        label = label.Trim(" \t\n\f\r");
        return
            label.Length is > 0 and <= LongestLabel
            && _labels.TryGetValue(label.ToString(), out string? name)
            ? Named(name)
            : null;
    }

    private static CharacterSet Make(string name, EncodingIndexes indexes)
    {
        switch (name)
        {
            case "utf-8":
                return new CharacterSet(name, () => new Utf8Decoder(), Encoding.UTF8);
            case "utf-16le":
                return new CharacterSet(
                    name,
                    () => new Utf16Decoder(isBigEndian: false),
                    Encoding.Unicode
                );
            case "utf-16be":
                return new CharacterSet(
                    name,
                    () => new Utf16Decoder(isBigEndian: true),
                    Encoding.BigEndianUnicode
                );
            case "replacement":
                return new CharacterSet(name, () => new ReplacementDecoder());
            case "gbk" or "gb18030":
                return new CharacterSet(name, () => new Gb18030Decoder(indexes));
            case "big5":
                return new CharacterSet(name, () => new Big5Decoder(indexes));
            case "euc-kr":
                return new CharacterSet(name, () => new EucKrDecoder(indexes));
            case "euc-jp":
                return new CharacterSet(name, () => new EucJpDecoder(indexes));
            case "shift_jis":
                return new CharacterSet(name, () => new ShiftJisDecoder(indexes));
            case "iso-2022-jp":
                return new CharacterSet(name, () => new Iso2022JpDecoder(indexes));
            default:
                char[] upper = indexes.SingleByte(name);
                return new CharacterSet(name, () => new SingleByteDecoder(upper));
        }
    }
}
