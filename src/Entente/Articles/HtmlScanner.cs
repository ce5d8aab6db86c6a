using System.Buffers;

namespace Entente.Articles;

/// <summary>Divides HTML into tags, text and the text of scripts, with exact offsets.</summary>
/// <remarks>
/// One pass, no tree, no recursion: each character is looked at a bounded number of times, whatever the page. Nothing is
/// decoded: character references, carriage returns and NULs stand in the spans as the page has them.
/// Source: HTML standard, 13.2.5, all of its states; the tests of html5lib are the measure.
/// </remarks>
internal struct HtmlScanner
{
    // More attributes than any honest tag has; the rest of a tag is passed over.
    private const int MaxAttributes = 400;

    private const string OpenComment = "<!--";
    private const string CloseComment = "-->";
    private const string OpenSection = "<![CDATA[";
    private const string CloseSection = "]]>";

    private static readonly SearchValues<char> s_nameEnd = SearchValues.Create(" \t\n\r\f/>");
    private static readonly SearchValues<char> s_attributeEnd = SearchValues.Create(" \t\n\r\f/>=");
    private static readonly SearchValues<char> s_valueEnd = SearchValues.Create(" \t\n\r\f>");
    private static readonly SearchValues<char> s_blank = SearchValues.Create(" \t\n\r\f");

    private readonly string _html;
    private readonly List<HtmlAttribute> _attributes;
    private int _at;
    private HtmlElement _raw;

    public HtmlScanner(string html)
    {
        _html = html;
        _attributes = new List<HtmlAttribute>(16);
    }

    /// <summary>A scanner of what stands in an element, behind its start tag.</summary>
    public static HtmlScanner Inside(HtmlElement element, string html) =>
        new(html) { _raw = HtmlNames.RawName(element) is null ? HtmlElement.Inline : element };

    /// <summary>What was read last.</summary>
    public HtmlToken Token { get; private set; }

    /// <summary>Where it stands.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The name of a tag; what stands in a comment or declaration, or in raw text.</summary>
    public TextSpan Content { get; private set; }

    /// <summary>The name of the tag; for raw text, that of its element.</summary>
    public HtmlElement Element { get; private set; }

    /// <summary>Whether the tag that was read last closes itself: <c>&lt;path/&gt;</c>.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Whether reading goes on inside SVG or MathML, where no element holds raw text and CDATA sections are text. Whoever keeps the open elements says so.</summary>
    public bool IsForeign { get; set; }

    /// <summary>The attributes of the tag that was read last; the list is used again for the next.</summary>
    public readonly List<HtmlAttribute> Attributes => _attributes;

    /// <summary>Reads on.</summary>
    /// <returns>Whether there was anything left; a tag that the page cuts off is nothing.</returns>
    public bool Next()
    {
        if (_raw != HtmlElement.Inline && Raw())
        {
            return true;
        }

        if (_at >= _html.Length)
        {
            return false;
        }

        int start = _at;
        if (_html[start] != '<')
        {
            return Text(start);
        }

        ReadOnlySpan<char> ahead = _html.AsSpan(start + 1);
        return ahead switch
        {
            [>= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] => Tag(start, HtmlToken.Start),
            ['/', >= 'a' and <= 'z' or >= 'A' and <= 'Z', ..] => Tag(start, HtmlToken.End),
            ['/', _, ..] or ['!' or '?', ..] => Declaration(start),
            _ => Text(start),
        };
    }

    private bool Text(int start)
    {
        int open = _html.AsSpan(start + 1).IndexOf('<');
        _at = open < 0 ? _html.Length : start + 1 + open;
        return Take(HtmlToken.Text, start);
    }

    private bool Raw()
    {
        int start = _at;
        Element = _raw;
        _raw = HtmlElement.Inline;
        string name = HtmlNames.RawName(Element)!;
        _at =
            Element == HtmlElement.PlainText ? _html.Length
            : Element == HtmlElement.Script ? ScriptEnd(start, name)
            : RawEnd(start, name);
        Content = new TextSpan(start, _at);
        return _at > start && Take(HtmlToken.Raw, start);
    }

    private readonly int RawEnd(int start, string name)
    {
        int at = start;
        while (true)
        {
            int open = _html.AsSpan(at).IndexOf("</");
            if (open < 0)
            {
                return _html.Length;
            }

            at += open + 2;
            if (IsName(at, name))
            {
                return at - 2;
            }
        }
    }

    // A script may hold "<!-- … <script> … </script> … -->", and only what is behind that is its end.
    private readonly int ScriptEnd(int start, string name)
    {
        int at = start;
        bool isEscaped = false;
        bool isTwice = false;
        while (true)
        {
            ReadOnlySpan<char> rest = _html.AsSpan(at);
            int found = isEscaped ? rest.IndexOfAny('<', '-') : rest.IndexOf('<');
            if (found < 0)
            {
                return _html.Length;
            }

            at += found;
            rest = rest[found..];
            if (rest.StartsWith(CloseComment))
            {
                isEscaped = isTwice = false;
            }
            else if (!isEscaped && rest.StartsWith(OpenComment))
            {
                // Its dashes may already be those of the end: "<!-->".
                isEscaped = true;
                at++;
            }
            else if (rest is ['<', '/', ..] && IsName(at + 2, name))
            {
                if (!isTwice)
                {
                    return at;
                }

                isTwice = false;
            }
            else if (isEscaped && rest[0] == '<' && IsName(at + 1, name))
            {
                isTwice = true;
            }

            at++;
        }
    }

    private readonly bool IsName(int at, string name) =>
        _html.Length - at > name.Length
        && _html.AsSpan(at, name.Length).Equals(name, StringComparison.OrdinalIgnoreCase)
        && s_nameEnd.Contains(_html[at + name.Length]);

    // "<!", "<?" and "</" with no name behind it: a comment of some sort, up to the next ">". An empty end tag is one, too.
    private bool Declaration(int start)
    {
        ReadOnlySpan<char> rest = _html.AsSpan(start);
        if (rest.StartsWith(OpenComment))
        {
            return Comment(start);
        }

        if (IsForeign && rest.StartsWith(OpenSection))
        {
            return Section(start);
        }

        bool isDoctype =
            rest[1] == '!' && rest[2..].StartsWith("doctype", StringComparison.OrdinalIgnoreCase);
        int close = rest.IndexOf('>');
        int end = close < 0 ? _html.Length : start + close;
        Content = new TextSpan(Math.Min(end, start + (rest[1] == '?' ? 1 : 2)), end);
        _at = Math.Min(_html.Length, end + 1);
        return Take(isDoctype ? HtmlToken.Doctype : HtmlToken.Comment, start);
    }

    private bool Comment(int start)
    {
        int from = start + OpenComment.Length;
        ReadOnlySpan<char> rest = _html.AsSpan(from);
        if (rest is ['>', ..] or ['-', '>', ..])
        {
            // "<!-->" and "<!--->" are whole comments.
            Content = new TextSpan(from, from);
            _at = from + (rest[0] == '>' ? 1 : 2);
            return Take(HtmlToken.Comment, start);
        }

        int at = from;
        while (true)
        {
            int dashes = _html.AsSpan(at).IndexOf("--");
            if (dashes < 0)
            {
                break;
            }

            at += dashes;
            rest = _html.AsSpan(at + 2);
            if (rest is ['>', ..] or ['!', '>', ..])
            {
                Content = new TextSpan(from, at);
                _at = at + (rest[0] == '>' ? 3 : 4);
                return Take(HtmlToken.Comment, start);
            }

            at++;
        }

        // The page ends inside: what had begun to be an end is none of its words.
        rest = _html.AsSpan(from);
        int cut =
            rest.EndsWith("--!") ? 3
            : rest.EndsWith("--") ? 2
            : rest.EndsWith("-") ? 1
            : 0;
        Content = new TextSpan(from, _html.Length - cut);
        _at = _html.Length;
        return Take(HtmlToken.Comment, start);
    }

    private bool Section(int start)
    {
        int from = start + OpenSection.Length;
        int close = _html.AsSpan(from).IndexOf(CloseSection);
        int end = close < 0 ? _html.Length : from + close;
        Element = HtmlElement.Inline;
        Content = new TextSpan(from, end);
        _at = Math.Min(_html.Length, end + CloseSection.Length);
        return Take(HtmlToken.Raw, start);
    }

    private bool Tag(int start, HtmlToken token)
    {
        int name = start + (token == HtmlToken.End ? 2 : 1);
        _at = name;
        Skip(s_nameEnd, until: true);
        Content = new TextSpan(name, _at);
        Element = HtmlNames.Find(_html.AsSpan(name, _at - name));
        _attributes.Clear();
        if (!ReadAttributes())
        {
            // The page ends inside a tag: nothing of it is text.
            _at = _html.Length;
            return false;
        }

        if (token == HtmlToken.Start && !IsForeign && HtmlNames.RawName(Element) is not null)
        {
            _raw = Element;
        }

        return Take(token, start);
    }

    private bool ReadAttributes()
    {
        while (true)
        {
            bool isSlash = false;
            while (_at < _html.Length && (_html[_at] == '/' || s_blank.Contains(_html[_at])))
            {
                isSlash = _html[_at] == '/';
                _at++;
            }

            if (_at >= _html.Length)
            {
                return false;
            }

            if (_html[_at] == '>')
            {
                _at++;
                IsSelfClosing = isSlash;
                return true;
            }

            int name = _at;
            _at++; // A name may begin with "=".
            Skip(s_attributeEnd, until: true);
            TextSpan nameSpan = new(name, _at);
            Skip(s_blank, until: false);
            TextSpan value = new(nameSpan.End, nameSpan.End);
            if (_at < _html.Length && _html[_at] == '=' && !ReadValue(out value))
            {
                return false;
            }

            if (_attributes.Count < MaxAttributes)
            {
                _attributes.Add(new HtmlAttribute(nameSpan, value));
            }
        }
    }

    private bool ReadValue(out TextSpan value)
    {
        value = default;
        _at++;
        Skip(s_blank, until: false);
        if (_at >= _html.Length)
        {
            return false;
        }

        int from = _at;
        char quote = _html[from];
        if (quote is not ('"' or '\''))
        {
            Skip(s_valueEnd, until: true);
            value = new TextSpan(from, _at);
            return true;
        }

        from++;
        int close = _html.AsSpan(from).IndexOf(quote);
        if (close < 0)
        {
            return false;
        }

        value = new TextSpan(from, from + close);
        _at = value.End + 1;
        return true;
    }

    private void Skip(SearchValues<char> values, bool until)
    {
        ReadOnlySpan<char> rest = _html.AsSpan(_at);
        int length = until ? rest.IndexOfAny(values) : rest.IndexOfAnyExcept(values);
        _at = length < 0 ? _html.Length : _at + length;
    }

    private bool Take(HtmlToken token, int start)
    {
        Token = token;
        Span = new TextSpan(start, _at);
        return true;
    }
}

/// <summary>An attribute of a tag.</summary>
/// <param name="Name">Where its name stands.</param>
/// <param name="Value">Where its value stands, without quotation marks; empty when it has none.</param>
internal readonly record struct HtmlAttribute(TextSpan Name, TextSpan Value);

/// <summary>What the scanner reads.</summary>
internal enum HtmlToken : byte
{
    /// <summary>Text, with character references still in it.</summary>
    Text,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>What stands in a script, a style, a title: no tags in it; or in a CDATA section.</summary>
    Raw,

    /// <summary>A comment, or what stands for one.</summary>
    Comment,

    /// <summary>The declaration of the document's type.</summary>
    Doctype,
}
