using System.Buffers;

namespace Entente.Articles;

/// <summary>Divides HTML into tags, text and the text of scripts, with exact offsets.</summary>
/// <remarks>
/// One pass, no tree, no recursion: each character is looked at a bounded number of times, whatever the page. What browsers
/// forgive is forgiven in the same way: a <c>&lt;</c> that begins no tag is text, an unclosed comment goes on to the end.
/// Source: HTML standard, 13.2.5, without the states that only change the tree.
/// </remarks>
internal struct HtmlScanner
{
    // More attributes than any honest tag has; the rest of a tag is passed over.
    private const int MaxAttributes = 64;

    /// <summary>What ends the name of a tag.</summary>
    public static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\n\r\f/>");
    private static readonly SearchValues<char> s_attributeEnd = SearchValues.Create(" \t\n\r\f/>=");
    private static readonly SearchValues<char> s_valueEnd = SearchValues.Create(" \t\n\r\f>");
    private static readonly SearchValues<char> s_blank = SearchValues.Create(" \t\n\r\f");

    private readonly string _html;
    private readonly List<HtmlAttribute> _attributes;
    private int _at;
    private string? _rawUntil;

    public HtmlScanner(string html)
    {
        _html = html;
        _attributes = new List<HtmlAttribute>(16);
    }

    /// <summary>What was read last.</summary>
    public HtmlToken Token { get; private set; }

    /// <summary>Where it stands.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The name of the tag; for raw text, that of its element.</summary>
    public HtmlElement Element { get; private set; }

    /// <summary>The attributes of the start tag that was read last; the list is used again for the next.</summary>
    public readonly List<HtmlAttribute> Attributes => _attributes;

    /// <summary>Reads on.</summary>
    /// <returns>Whether there was anything left.</returns>
    public bool Next()
    {
        if (_at >= _html.Length)
        {
            return false;
        }

        int start = _at;
        if (_rawUntil is { } end)
        {
            _rawUntil = null;
            int close = _html.AsSpan(_at).IndexOf(end, StringComparison.OrdinalIgnoreCase);
            _at = close < 0 ? _html.Length : _at + close;
            if (_at > start)
            {
                return Take(HtmlToken.Raw, start);
            }
        }

        if (_html[_at] != '<')
        {
            return Text(start);
        }

        char next = _at + 1 < _html.Length ? _html[_at + 1] : '\0';
        if (char.IsAsciiLetter(next))
        {
            _at++;
            return Tag(start, HtmlToken.Start);
        }

        if (next == '/' && _at + 2 < _html.Length && char.IsAsciiLetter(_html[_at + 2]))
        {
            _at += 2;
            return Tag(start, HtmlToken.End);
        }

        if (next is '!' or '?' or '/')
        {
            return Comment(start);
        }

        _at++;
        return Text(start);
    }

    private bool Text(int start)
    {
        int open = _html.AsSpan(_at).IndexOf('<');
        _at = open < 0 ? _html.Length : _at + open;
        return Take(HtmlToken.Text, start);
    }

    private bool Comment(int start)
    {
        ReadOnlySpan<char> rest = _html.AsSpan(_at);
        string end = ">";
        int from = 2;
        if (rest.StartsWith("<!--"))
        {
            // "<!-->" and "<!--->" are whole comments.
            end = rest[4..].StartsWith(">") || rest[4..].StartsWith("->") ? ">" : "-->";
            from = 4;
        }
        else if (rest.StartsWith("<![CDATA["))
        {
            end = "]]>";
        }

        int close = rest.Length > from ? rest[from..].IndexOf(end, StringComparison.Ordinal) : -1;
        _at = close < 0 ? _html.Length : _at + from + close + end.Length;
        return Take(HtmlToken.Comment, start);
    }

    private bool Tag(int start, HtmlToken token)
    {
        int name = _at;
        Skip(NameEnd, until: true);
        Element = HtmlNames.Find(_html.AsSpan(name, _at - name));
        _attributes.Clear();
        bool isClosed = ReadAttributes();
        if (!isClosed)
        {
            // The page ends inside a tag: nothing of it is text.
            _at = _html.Length;
            return Take(HtmlToken.Comment, start);
        }

        if (token == HtmlToken.Start)
        {
            _rawUntil = HtmlNames.RawEnd(Element);
        }

        return Take(token, start);
    }

    private bool ReadAttributes()
    {
        while (true)
        {
            SkipBlanksAndSlashes();
            if (_at >= _html.Length)
            {
                return false;
            }

            if (_html[_at] == '>')
            {
                _at++;
                return true;
            }

            int name = _at;
            _at++; // A name may begin with "=".
            Skip(s_attributeEnd, until: true);
            TextSpan nameSpan = new(name, Math.Min(_at, _html.Length));
            Skip(s_blank, until: false);
            TextSpan value = new(nameSpan.End, nameSpan.End);
            if (_at < _html.Length && _html[_at] == '=')
            {
                _at++;
                Skip(s_blank, until: false);
                if (_at >= _html.Length)
                {
                    return false;
                }

                char quote = _html[_at];
                if (quote is '"' or '\'')
                {
                    int close = _html.AsSpan(_at + 1).IndexOf(quote);
                    if (close < 0)
                    {
                        return false;
                    }

                    value = new TextSpan(_at + 1, _at + 1 + close);
                    _at = value.End + 1;
                }
                else
                {
                    int from = _at;
                    Skip(s_valueEnd, until: true);
                    value = new TextSpan(from, _at);
                }
            }

            if (_attributes.Count < MaxAttributes)
            {
                _attributes.Add(new HtmlAttribute(nameSpan, value));
            }
        }
    }

    private void SkipBlanksAndSlashes()
    {
        while (_at < _html.Length && (_html[_at] == '/' || s_blank.Contains(_html[_at])))
        {
            _at++;
        }
    }

    private void Skip(SearchValues<char> values, bool until)
    {
        if (_at >= _html.Length)
        {
            return;
        }

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

    /// <summary>What stands in a script, a style, a title: no tags in it.</summary>
    Raw,

    /// <summary>A comment, a declaration, a tag that is cut off.</summary>
    Comment,
}
