using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Entente.Data;

namespace Entente.Articles;

/// <summary>Reads character references of HTML: <c>&amp;amp;</c>, <c>&amp;#8217;</c>, <c>&amp;#x2019;</c>.</summary>
/// <remarks>Source: HTML standard, 13.2.5.72 and 13.5. Cost: a reference is looked at a bounded number of times. Safe to use from any thread.</remarks>
internal sealed class CharacterReferences
{
    private static readonly SearchValues<char> s_name = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    );

    // What the numbers 0x80 to 0x9F mean in practice: windows-1252.
    private const string C1 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _named;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _bare;
    private readonly int _longest;
    private readonly int _longestBare;

    public CharacterReferences(DataTables tables)
    {
        Table table = tables.Read("world/character-references");
        int name = table.Column("name");
        int bare = table.Column("bare");
        Dictionary<string, string> named = table.Rows.ToDictionary(
            row => row[name],
            row => Characters(row, table.Column("code")),
            StringComparer.Ordinal
        );
        string[] bareNames =
        [
            .. table.Rows.Where(row => row[bare] == "yes").Select(row => row[name]),
        ];
        _named = named
            .ToFrozenDictionary(StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _bare = bareNames
            .ToFrozenDictionary(word => word, word => named[word], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = named.Keys.Max(word => word.Length);
        _longestBare = bareNames.Max(word => word.Length);
    }

    /// <summary>Reads the reference that begins at the <c>&amp;</c> at <paramref name="start"/>.</summary>
    /// <param name="html">The source text.</param>
    /// <param name="start">Where the ampersand stands.</param>
    /// <param name="limit">Where to stop reading.</param>
    /// <param name="characters">Takes up to two code units.</param>
    /// <param name="written">How many code units were written; 0 when this is no reference.</param>
    /// <param name="isAttribute">Whether this is the value of an attribute, in which "&amp;copy=1" is part of an address.</param>
    /// <returns>Where reading goes on.</returns>
    public int Read(
        string html,
        int start,
        int limit,
        Span<char> characters,
        out int written,
        bool isAttribute = false
    )
    {
        written = 0;
        int at = start + 1;
        if (at >= limit)
        {
            return at;
        }

        if (html[at] == '#')
        {
            return Number(html, start, limit, characters, out written);
        }

        int room = Math.Min(limit - at, _longest + 1);
        ReadOnlySpan<char> rest = html.AsSpan(at, room);
        int length = rest.IndexOfAnyExcept(s_name);
        length = length < 0 ? room : length;
        if (
            length < room
            && rest[length] == ';'
            && _named.TryGetValue(rest[..length], out string? named)
        )
        {
            named.CopyTo(characters);
            written = named.Length;
            return at + length + 1;
        }

        // "&notit" is "¬it": the longest name that needs no semicolon.
        for (int i = Math.Min(length, _longestBare); i > 1; i--)
        {
            if (_bare.TryGetValue(rest[..i], out string? bare))
            {
                bool isPlain = isAttribute && (i < length || (i < room && rest[i] == '='));
                written = isPlain ? 0 : bare.Length;
                bare.CopyTo(characters);
                return at + i;
            }
        }

        return at;
    }

    // "2242 0338"
    private static string Characters(TableRow row, int code) =>
        string.Concat(
            row[code]
                .Split(' ')
                .Select(number =>
                    int.TryParse(
                        number,
                        NumberStyles.HexNumber,
                        CultureInfo.InvariantCulture,
                        out int value
                    ) && Rune.IsValid(value)
                        ? new Rune(value).ToString()
                        : throw row.Bad($"expected hexadecimal code points, found \"{row[code]}\"")
                )
        );

    /// <summary>The text between two offsets with all references replaced; for attributes and titles, where no map is kept.</summary>
    public string Decode(string html, TextSpan span, bool isAttribute = true)
    {
        if (!span.In(html).Contains('&'))
        {
            return span.In(html).ToString();
        }

        ArrayBufferWriter<char> to = new(span.Length);
        Span<char> pair = stackalloc char[2];
        int at = span.Start;
        while (at < span.End)
        {
            int amp = html.AsSpan(at, span.End - at).IndexOf('&');
            int stop = amp < 0 ? span.End : at + amp;
            to.Write(html.AsSpan(at, stop - at));
            at = stop;
            if (at < span.End)
            {
                int next = Read(html, at, span.End, pair, out int written, isAttribute);
                to.Write(written > 0 ? pair[..written] : html.AsSpan(at, next - at));
                at = next;
            }
        }

        return to.WrittenSpan.ToString();
    }

    private static int Number(
        string html,
        int start,
        int limit,
        Span<char> characters,
        out int written
    )
    {
        written = 0;
        int at = start + 2;
        bool isHex = at < limit && html[at] is 'x' or 'X';
        at += isHex ? 1 : 0;
        int first = at;
        int code = 0;
        while (at < limit && (isHex ? char.IsAsciiHexDigit(html[at]) : char.IsAsciiDigit(html[at])))
        {
            int digit = char.IsAsciiDigit(html[at]) ? html[at] - '0' : (html[at] | 0x20) - 'a' + 10;
            code = Math.Min(0x110000, (code * (isHex ? 16 : 10)) + digit);
            at++;
        }

        if (at == first)
        {
            return start + 1;
        }

        if (at < limit && html[at] == ';')
        {
            at++;
        }

        code = code switch
        {
            >= 0x80 and <= 0x9F => C1[code - 0x80],
            0 or > 0x10FFFF or (>= 0xD800 and <= 0xDFFF) => 0xFFFD,
            _ => code,
        };
        written = new Rune(code).EncodeToUtf16(characters);
        return at;
    }
}
