using System.Collections.Frozen;
using Entente.Data;

namespace Entente.Articles;

/// <summary>What an element's name or attributes tell of the text in it.</summary>
[Flags]
internal enum PageHint : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Menus, sharing, teasers, adverts, by a word of the page's maker.</summary>
    Boilerplate = 1,

    /// <summary>Navigation, footers, asides and forms, by the element itself.</summary>
    Apart = 2,

    /// <summary>What readers wrote.</summary>
    Comment = 4,

    /// <summary>The caption or credit of a picture.</summary>
    Caption = 8,

    /// <summary>The body of the article.</summary>
    Body = 16,

    /// <summary>An article or a teaser, with all that belongs to it.</summary>
    Article = 32,

    /// <summary>The main part of the page.</summary>
    Main = 64,

    /// <summary>Who wrote it.</summary>
    Byline = 128,

    /// <summary>When it was published.</summary>
    Date = 256,

    /// <summary>The headline.</summary>
    Title = 512,

    /// <summary>The standfirst.</summary>
    Lead = 1024,

    /// <summary>Never shown.</summary>
    Hidden = 2048,

    /// <summary>Something from elsewhere: a post, a film.</summary>
    Embed = 4096,

    /// <summary>What stands by a picture without telling of it, such as a credit, or by pictures to leaf through.</summary>
    Uncaptioned = 8192,
}

/// <summary>Knows the words that makers of pages use in class names (<c>data/world/page-hints.tsv</c>).</summary>
internal sealed class PageHints
{
    // Some pages put hundreds of generated names into one attribute; what matters comes early.
    private const int MaxLength = 300;
    private const int MaxWord = 40;

    // The cell of a word that does not tell why its element is left out.
    private const string NoReason = "-";

    private readonly FrozenDictionary<string, (PageHint Hint, string? Reason)>.AlternateLookup<
        ReadOnlySpan<char>
    > _hints;

    public PageHints(DataTables tables)
    {
        Table table = tables.Read("world/page-hints");
        int word = table.Column("word");
        int effect = table.Column("effect");
        int reason = table.Column("reason");
        _hints = table
            .Rows.ToFrozenDictionary(
                row => row[word],
                row =>
                    Enum.TryParse(row[effect], ignoreCase: true, out PageHint hint)
                        ? (hint, row[reason] == NoReason ? null : row[reason])
                        : throw row.Bad($"expected an effect, found \"{row[effect]}\""),
                StringComparer.Ordinal
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What the words of an attribute tell: "article__body", "articleBody" and "article-body" are the same two words.</summary>
    /// <param name="attribute">The value of the attribute.</param>
    /// <param name="reason">Takes why the element is left out, from the first word that tells; stays as it is when none does.</param>
    public PageHint Of(ReadOnlySpan<char> attribute, ref string? reason)
    {
        PageHint hint = PageHint.None;
        Span<char> pair = stackalloc char[(2 * MaxWord) + 1];
        if (attribute.Length > MaxLength)
        {
            attribute = attribute[..MaxLength];
        }

        int at = 0;
        int previous = 0; // The length of the word before, at the start of the buffer.
        while (at < attribute.Length)
        {
            char c = attribute[at];
            if (!char.IsAsciiLetterOrDigit(c))
            {
                previous = char.IsWhiteSpace(c) ? 0 : previous;
                at++;
                continue;
            }

            int end = at + 1;
            while (
                end < attribute.Length
                && char.IsAsciiLetterOrDigit(attribute[end])
                && !(
                    char.IsAsciiLetterUpper(attribute[end])
                    && char.IsAsciiLetterLower(attribute[end - 1])
                )
            )
            {
                end++;
            }

            int length = Math.Min(end - at, MaxWord);
            int start = previous == 0 ? 0 : previous + 1;
            if (previous > 0)
            {
                pair[previous] = '-';
            }

            attribute.Slice(at, length).ToLowerInvariant(pair[start..]);
            ReadOnlySpan<char> word = pair.Slice(start, length);
            hint |= Look(word, ref reason);
            if (previous > 0)
            {
                hint |= Look(pair[..(start + length)], ref reason);
            }

            word.CopyTo(pair);
            previous = length;
            at = end;
        }

        return hint;
    }

    private PageHint Look(ReadOnlySpan<char> name, ref string? reason)
    {
        if (!_hints.TryGetValue(name, out (PageHint Hint, string? Reason) found))
        {
            return PageHint.None;
        }

        reason ??= found.Reason;
        return found.Hint;
    }
}
