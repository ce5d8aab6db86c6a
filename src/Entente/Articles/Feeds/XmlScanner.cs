using System.Buffers;

namespace Entente.Articles.Feeds;

/// <summary>Reads XML as it is found on the web: tokens with their places, whatever is wrong with them.</summary>
/// <remarks>
/// No document type is processed, no entity is expanded and nothing is looked up. What is no markup is text. Cost: linear; what
/// is looked for and not found once is not looked for again.
/// </remarks>
internal sealed class XmlScanner(string text, int start, int end)
{
    /// <summary>How many attributes of a tag are read; the rest is passed over.</summary>
    public const int MaxAttributes = 64;

    private static readonly SearchValues<char> s_nameEnd = SearchValues.Create(" \t\r\n\f/>=\"'<");
    private static readonly SearchValues<char> s_bareEnd = SearchValues.Create(" \t\r\n\f>");

    private int _at = start;
    private bool _hasTags = true;
    private bool _hasComments = true;
    private bool _hasCharacterData = true;

    /// <summary>What was read.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>Where it stands, as a whole.</summary>
    public TextSpan Span { get; private set; }

    /// <summary>The name of a tag with its prefix; the characters of a CDATA section.</summary>
    public TextSpan Inner { get; private set; }

    /// <summary>Whether a start tag is its element's end as well.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The attributes of a start tag.</summary>
    public List<XmlAttribute> Attributes { get; } = [];

    /// <summary>Reads the next token; <see langword="false"/> at the end.</summary>
    public bool Next()
    {
        if (_at >= end)
        {
            return false;
        }

        int from = _at;
        if (text[from] == '<' && Markup(from))
        {
            return true;
        }

        int next = _hasTags ? text.AsSpan(from + 1, end - from - 1).IndexOf('<') : -1;
        _at = next < 0 ? end : from + 1 + next;
        return Take(XmlToken.Text, from);
    }

    private bool Markup(int from)
    {
        ReadOnlySpan<char> rest = text.AsSpan(from, end - from);
        if (rest.StartsWith("<![CDATA["))
        {
            return CharacterData(from);
        }

        if (rest.StartsWith("<!--"))
        {
            return Other(from, 4, "-->", ref _hasComments);
        }

        if (rest.StartsWith("<?"))
        {
            return Other(from, 2, ">", ref _hasTags);
        }

        if (rest.StartsWith("<!"))
        {
            return Declaration(from);
        }

        return rest.Length > 1
            && _hasTags
            && (
                rest[1] == '/'
                    ? rest.Length > 2 && IsNameStart(rest[2]) && EndTag(from)
                    : IsNameStart(rest[1]) && StartTag(from)
            );
    }

    // A section that is never closed goes to the end of what is read.
    private bool CharacterData(int from)
    {
        int inner = from + "<![CDATA[".Length;
        int close = _hasCharacterData
            ? text.AsSpan(inner, end - inner).IndexOf("]]>", StringComparison.Ordinal)
            : -1;
        _hasCharacterData = close >= 0;
        int stop = close < 0 ? end : inner + close;
        Inner = new TextSpan(inner, stop);
        _at = close < 0 ? end : stop + 3;
        return Take(XmlToken.CharacterData, from);
    }

    private bool Other(int from, int open, string close, ref bool has)
    {
        int inner = Math.Min(end, from + open);
        int length = has
            ? text.AsSpan(inner, end - inner).IndexOf(close, StringComparison.Ordinal)
            : -1;
        if (length < 0)
        {
            has = false;
            return false;
        }

        _at = inner + length + close.Length;
        return Take(XmlToken.Other, from);
    }

    // <!DOCTYPE … [ … ]>: passed over, with the declarations in it.
    private bool Declaration(int from)
    {
        int brackets = 0;
        for (int at = from + 2; at < end; at++)
        {
            char c = text[at];
            brackets +=
                c == '[' ? 1
                : c == ']' && brackets > 0 ? -1
                : 0;
            bool isBroken = c == '<' && brackets == 0;
            if (isBroken || (c == '>' && brackets == 0))
            {
                _at = isBroken ? at : at + 1;
                return Take(XmlToken.Other, from);
            }
        }

        _at = end;
        return Take(XmlToken.Other, from);
    }

    private bool EndTag(int from)
    {
        int name = from + 2;
        int close = text.AsSpan(name, end - name).IndexOf('>');
        if (close < 0)
        {
            _hasTags = false;
            return false;
        }

        int length = text.AsSpan(name, close).IndexOfAny(s_nameEnd);
        Inner = new TextSpan(name, name + (length < 0 ? close : length));
        _at = name + close + 1;
        return Take(XmlToken.End, from);
    }

    private bool StartTag(int from)
    {
        Attributes.Clear();
        int at = from + 1;
        at = Behind(at, s_nameEnd);
        Inner = new TextSpan(from + 1, at);
        while (at < end)
        {
            char c = text[at];
            if (c == '>')
            {
                IsEmpty = text[at - 1] == '/';
                _at = at + 1;
                return Take(XmlToken.Start, from);
            }

            // A tag that is not closed ends where the next begins.
            if (c == '<')
            {
                IsEmpty = false;
                _at = at;
                return Take(XmlToken.Start, from);
            }

            at = IsBlank(c) || c is '/' or '=' or '"' or '\'' ? at + 1 : Attribute(at);
        }

        _hasTags = false;
        return false;
    }

    private int Attribute(int from)
    {
        int name = Behind(from, s_nameEnd);
        int at = name;
        while (at < end && IsBlank(text[at]))
        {
            at++;
        }

        TextSpan value = new(name, name);
        if (at < end && text[at] == '=')
        {
            at++;
            while (at < end && IsBlank(text[at]))
            {
                at++;
            }

            value = Value(ref at);
        }
        else
        {
            at = name;
        }

        if (Attributes.Count < MaxAttributes)
        {
            Attributes.Add(new XmlAttribute(new TextSpan(from, name), value));
        }

        return at;
    }

    private TextSpan Value(ref int at)
    {
        int from = at;
        if (at < end && text[at] is '"' or '\'')
        {
            int length = text.AsSpan(at + 1, end - at - 1).IndexOf(text[at]);
            if (length >= 0)
            {
                at += length + 2;
                return new TextSpan(from + 1, at - 1);
            }
        }

        at = Behind(at, s_bareEnd);
        return new TextSpan(from, at);
    }

    private int Behind(int from, SearchValues<char> stops)
    {
        int length = text.AsSpan(from, end - from).IndexOfAny(stops);
        return length < 0 ? end : from + length;
    }

    private bool Take(XmlToken token, int from)
    {
        Token = token;
        Span = new TextSpan(from, _at);
        return true;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or ':';

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}

/// <summary>An attribute of a tag, by its places.</summary>
/// <param name="Name">The name with its prefix.</param>
/// <param name="Value">The value without its marks, references unread.</param>
internal readonly record struct XmlAttribute(TextSpan Name, TextSpan Value);

/// <summary>What a token of XML is.</summary>
internal enum XmlToken : byte
{
    /// <summary>Characters, with references unread.</summary>
    Text,

    /// <summary>Characters of a CDATA section, in which nothing is a reference.</summary>
    CharacterData,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>A comment, an instruction, a declaration.</summary>
    Other,
}
