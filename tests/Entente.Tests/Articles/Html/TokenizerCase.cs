using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Entente.Articles;
using Entente.Data;

namespace Entente.Tests.Articles.Html;

/// <summary>One input of the html5lib tokenizer tests in one initial state, and its tokens as lines.</summary>
/// <remarks>
/// Compared: the name, attributes and self-closing mark of every tag, all characters, the text of every comment, and that a document type is declared.
/// Not compared: the names in that declaration, which nothing in Entente reads, and parse errors.
/// </remarks>
internal sealed partial record TokenizerCase(
    string File,
    int Number,
    string State,
    string? LastTag,
    string Input,
    string Expected
)
{
    private const string Section = "<![CDATA[";

    private static readonly CharacterReferences s_references = new(DataTables.Embedded);

    /// <summary>All inputs of a file, once for each of their initial states.</summary>
    public static IEnumerable<TokenizerCase> Read(string file)
    {
        using var json = JsonDocument.Parse(System.IO.File.ReadAllText(file));
        if (!json.RootElement.TryGetProperty("tests", out JsonElement tests))
        {
            yield break; // Tests of XML, to which HTML is not coerced here.
        }

        int number = 0;
        foreach (JsonElement test in tests.EnumerateArray())
        {
            number++;
            bool isEscaped =
                test.TryGetProperty("doubleEscaped", out JsonElement twice) && twice.GetBoolean();
            string[] states = test.TryGetProperty("initialStates", out JsonElement stated)
                ? [.. stated.EnumerateArray().Select(state => state.GetString()!)]
                : ["Data state"];
            foreach (string state in states)
            {
                yield return new TokenizerCase(
                    Path.GetFileName(file),
                    number,
                    state,
                    test.TryGetProperty("lastStartTag", out JsonElement tag)
                        ? tag.GetString()
                        : null,
                    Unescape(Text(test.GetProperty("input")), isEscaped),
                    Lines(test.GetProperty("output"), isEscaped)
                );
            }
        }
    }

    /// <summary>What our scanner makes of the input.</summary>
    public string Actual()
    {
        // The standard makes line feeds of carriage returns before it reads; we keep them, for the sake of offsets.
        string html = Input.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        html = State == "CDATA section state" ? Section + html : html;
        HtmlScanner scanner = State switch
        {
            "Data state" => new HtmlScanner(html),
            "CDATA section state" => new HtmlScanner(html) { IsForeign = true },
            "PLAINTEXT state" => HtmlScanner.Inside(HtmlElement.PlainText, html),
            _ => HtmlScanner.Inside(
                LastTag is null ? HtmlElement.PlainText : HtmlNames.Find(LastTag),
                html
            ),
        };
        StringBuilder lines = new();
        StringBuilder text = new();
        while (scanner.Next())
        {
            if (scanner.Token == HtmlToken.Text)
            {
                text.Append(s_references.Decode(html, scanner.Span, isAttribute: false));
            }
            else if (scanner.Token == HtmlToken.Raw)
            {
                string raw = scanner.Content.In(html).ToString();
                text.Append(
                    State == "RCDATA state"
                        ? s_references
                            .Decode(html, scanner.Content, isAttribute: false)
                            .Replace('\0', '\uFFFD')
                    : State == "CDATA section state" ? raw
                    : raw.Replace('\0', '\uFFFD')
                );
            }
            else if (Line(scanner, html) is { } line)
            {
                Flush(text, lines);
                lines.Append(line).Append('\n');
            }
        }

        Flush(text, lines);
        return lines.ToString();
    }

    private static string? Line(HtmlScanner scanner, string html)
    {
        string content = scanner.Content.In(html).ToString().Replace('\0', '\uFFFD');
        return scanner.Token switch
        {
            HtmlToken.Start => Start(
                content,
                scanner.Attributes.Select(attribute =>
                    (
                        Lower(attribute.Name.In(html).ToString()).Replace('\0', '\uFFFD'),
                        s_references.Decode(html, attribute.Value).Replace('\0', '\uFFFD')
                    )
                ),
                scanner.IsSelfClosing
            ),
            HtmlToken.End => $"end {Lower(content)}",
            HtmlToken.Doctype => "doctype",
            _ => scanner.Span.In(html) is "</>" ? null : $"comment {content}",
        };
    }

    private static string Start(
        string name,
        IEnumerable<(string Name, string Value)> attributes,
        bool isSelfClosing
    ) =>
        $"start {Lower(name)} {string.Join(' ', attributes.DistinctBy(a => a.Name).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $"{a.Name}='{a.Value}'"))}{(isSelfClosing ? " /" : "")}";

    private static string Lines(JsonElement tokens, bool isEscaped)
    {
        StringBuilder lines = new();
        StringBuilder text = new();
        foreach (JsonElement token in tokens.EnumerateArray())
        {
            string Value(int i) => Unescape(Text(token[i]), isEscaped);
            if (token[0].GetString() == "Character")
            {
                text.Append(Value(1));
                continue;
            }

            Flush(text, lines);
            lines
                .Append(
                    token[0].GetString() switch
                    {
                        "DOCTYPE" => "doctype",
                        "Comment" => $"comment {Value(1)}",
                        "EndTag" => $"end {Value(1)}",
                        _ => Start(
                            Value(1),
                            token[2]
                                .EnumerateObject()
                                .Select(p =>
                                    (
                                        Unescape(p.Name, isEscaped),
                                        Unescape(Text(p.Value), isEscaped)
                                    )
                                ),
                            token.GetArrayLength() > 3
                        ),
                    }
                )
                .Append('\n');
        }

        Flush(text, lines);
        return lines.ToString();
    }

    private static void Flush(StringBuilder text, StringBuilder lines)
    {
        if (text.Length > 0)
        {
            lines.Append("text ").Append(text).Append('\n');
            text.Clear();
        }
    }

    // Only A to Z: the standard leaves every other letter as it is.
    private static string Lower(string name) =>
        string.Create(
            name.Length,
            name,
            static (to, from) =>
            {
                for (int i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | 0x20) : from[i];
                }
            }
        );

    // Half characters stand in some inputs, which the base library does not give as strings.
    private static string Text(JsonElement value) => JsonText.Read(value);

    private static string Unescape(string text, bool isEscaped) =>
        isEscaped
            ? Escape()
                .Replace(
                    text,
                    match => ((char)Convert.ToUInt16(match.Groups[1].Value, 16)).ToString()
                )
            : text;

    [GeneratedRegex(@"\\u([0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
