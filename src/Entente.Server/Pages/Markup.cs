using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Entente.Server.Pages;

/// <summary>Writes HTML and SVG: what stands in the code is markup, what is put in is text and cannot be anything else.</summary>
/// <remarks>
/// <c>html.Add($"&lt;p class=\"{name}\"&gt;{words}&lt;/p&gt;")</c>: the compiler gives the literal parts and the values apart; the literals are written
/// as they are, the values escaped. A value may stand in text or between the marks of an attribute, nowhere else; one that begins
/// an address must be an <see cref="Href"/>. A page that breaks this throws when it is shown for the first time, whatever the value is.
/// </remarks>
internal sealed class Markup
{
    // What may end one place and begin another.
    private static readonly SearchValues<char> s_turns = SearchValues.Create("<>\"");

    // Most of a text needs no look at every character: these are themselves wherever they stand.
    private static readonly SearchValues<char> s_plain = SearchValues.Create([
        .. Enumerable
            .Range(' ', '~' - ' ' + 1)
            .Select(c => (char)c)
            .Where(c => c is not ('&' or '<' or '>' or '"' or '\'')),
    ]);

    // A page is put together of hundreds of pieces: what one was written in, the next is.
    [ThreadStatic]
    private static Stack<StringBuilder>? s_spare;

    private readonly StringBuilder _out =
        s_spare?.TryPop(out StringBuilder? spare) == true ? spare : new StringBuilder();
    private Place _place = Place.Text;
    private bool _beginsAddress;

    /// <summary>Where the next character will stand.</summary>
    private enum Place
    {
        Text,
        Tag,
        Attribute,
    }

    /// <summary>Adds markup with values in it.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref MarkupPieces pieces)
    {
        _ = pieces; // It has written itself.
        return this;
    }

    /// <summary>What was written.</summary>
    public override string ToString() =>
        _place == Place.Text
            ? _out.ToString()
            : throw new InvalidOperationException(
                "expected every tag to be closed, found one that is open"
            );

    /// <summary>What was written, by its last reader: nothing more may be added.</summary>
    internal string Finish()
    {
        string written = ToString();
        _out.Clear();
        (s_spare ??= []).Push(_out);
        return written;
    }

    /// <summary>Writes a literal of the code.</summary>
    internal void Literal(string markup)
    {
        ReadOnlySpan<char> left = markup;
        for (int at = left.IndexOfAny(s_turns); at >= 0; at = left.IndexOfAny(s_turns))
        {
            _place = (_place, left[at]) switch
            {
                (Place.Text, '<') => Place.Tag,
                (Place.Tag, '>') => Place.Text,
                (Place.Tag, '"') => Place.Attribute,
                (Place.Attribute, '"') => Place.Tag,
                _ => _place,
            };
            left = left[(at + 1)..];
        }

        _beginsAddress = IsAddress(markup);
        _out.Append(markup);
    }

    /// <summary>Writes a value as text.</summary>
    internal void Value(string? text)
    {
        Require(!_beginsAddress && _place != Place.Tag, text);
        Escape(_out, text);
    }

    /// <summary>Writes the beginning of an address, or all of it.</summary>
    internal void Value(Href address)
    {
        Require(_place == Place.Attribute, address.Address);
        Escape(_out, address.Address);
        _beginsAddress = false;
    }

    /// <summary>Writes what was made as markup before.</summary>
    internal void Value(Html html)
    {
        Require(_place == Place.Text, html.Markup);
        _out.Append(html.Markup);
    }

    /// <summary>Writes a word of the code that stands in a tag, like <c>checked</c>; nothing when it does not hold.</summary>
    internal void Value(Flag flag)
    {
        Require(_place == Place.Tag, flag.Name);
        _out.Append(flag.Name);
    }

    /// <summary>Writes text so that it is text in every place where a value may stand.</summary>
    /// <remarks>What could turn the reading order, and control characters, become U+FFFD: a page must not disguise what stands beside it.</remarks>
    private static void Escape(StringBuilder to, string? text)
    {
        for (ReadOnlySpan<char> left = text; !left.IsEmpty; )
        {
            int plain = left.IndexOfAnyExcept(s_plain);
            if (plain != 0)
            {
                ReadOnlySpan<char> run = plain < 0 ? left : left[..plain];
                to.Append(run);
                left = left[run.Length..];
                continue;
            }

            char c = left[0];
            left = left[1..];
            _ = c switch
            {
                '&' => to.Append("&amp;"),
                '<' => to.Append("&lt;"),
                '>' => to.Append("&gt;"),
                '"' => to.Append("&quot;"),
                '\'' => to.Append("&#39;"),
                '\n' or '\t' => to.Append(c),
                '\r' => to.Append(' '),
                _ => to.Append(PlainText.IsHidden(c) ? '\uFFFD' : c),
            };
        }
    }

    private static bool IsAddress(string markup) =>
        markup.EndsWith("href=\"", StringComparison.Ordinal)
        || markup.EndsWith("src=\"", StringComparison.Ordinal)
        || markup.EndsWith("action=\"", StringComparison.Ordinal);

    private static void Require(bool isAllowed, string? value)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException(
                $"expected a value that fits its place in the markup, found \"{value}\""
            );
        }
    }
}

/// <summary>What the compiler makes of <c>$"…"</c> for <see cref="Markup"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct MarkupPieces
{
    /// <summary>Is called by compiled code.</summary>
    public MarkupPieces(int literalLength, int formattedCount, Markup markup)
    {
        _ = (literalLength, formattedCount);
        Markup = markup;
    }

    /// <summary>The markup that is written to.</summary>
    public Markup Markup { get; }

    public void AppendLiteral(string markup) => Markup.Literal(markup);

    public void AppendFormatted(string? text) => Markup.Value(text);

    public void AppendFormatted(int number) =>
        Markup.Value(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(double number) =>
        Markup.Value(number.ToString("0.##", CultureInfo.InvariantCulture));

    public void AppendFormatted(Html html) => Markup.Value(html);

    public void AppendFormatted(Href address) => Markup.Value(address);

    public void AppendFormatted(Flag flag) => Markup.Value(flag);
}

/// <summary>Markup that was made before, to be put into other markup.</summary>
internal readonly record struct Html
{
    private readonly string? _markup;

    private Html(string markup) => _markup = markup;

    public string Markup => _markup ?? "";

    /// <summary>Makes markup of <c>$"…"</c>, as <see cref="Pages.Markup.Add"/> does.</summary>
    public static Html Of(ref HtmlPieces pieces) => new(pieces.Markup.Finish());

    /// <summary>Makes markup of what <paramref name="write"/> writes.</summary>
    public static Html Of(Action<Markup> write)
    {
        Markup markup = new();
        write(markup);
        return new Html(markup.Finish());
    }
}

/// <summary>What the compiler makes of <c>$"…"</c> for <see cref="Html"/>.</summary>
[InterpolatedStringHandler]
internal readonly ref struct HtmlPieces
{
    private readonly MarkupPieces _pieces;

    /// <summary>Is called by compiled code.</summary>
    public HtmlPieces(int literalLength, int formattedCount) =>
        _pieces = new MarkupPieces(literalLength, formattedCount, new Markup());

    /// <summary>The markup that is written to.</summary>
    public Markup Markup => _pieces.Markup;

    public void AppendLiteral(string markup) => _pieces.AppendLiteral(markup);

    public void AppendFormatted(string? text) => _pieces.AppendFormatted(text);

    public void AppendFormatted(int number) => _pieces.AppendFormatted(number);

    public void AppendFormatted(double number) => _pieces.AppendFormatted(number);

    public void AppendFormatted(Html html) => _pieces.AppendFormatted(html);

    public void AppendFormatted(Href address) => _pieces.AppendFormatted(address);

    public void AppendFormatted(Flag flag) => _pieces.AppendFormatted(flag);
}

/// <summary>A word of the code that stands in a tag or does not.</summary>
/// <param name="Name">The word; empty when it does not stand there.</param>
internal readonly record struct Flag(string Name)
{
    /// <summary>The word <paramref name="name"/> if <paramref name="holds"/>.</summary>
    public static Flag If(bool holds, string name) => new(holds ? name : "");
}
