using System.Globalization;
using System.Text;
using Entente.Articles;

namespace Entente.Tests.Articles.Html;

/// <summary>Walks a tree of the html5lib tests and writes down what Entente keeps of it.</summary>
internal sealed class ExpectedTree
{
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _block = new();
    private readonly List<Node> _nodes;
    private string? _title;
    private string? _language;
    private bool _isBlank;
    private int _links;
    private int _linkLength;
    private int _breaks;

    public ExpectedTree(string dump) => _nodes = Parse(dump);

    private sealed record Node(int Depth, string Value)
    {
        public bool IsText => Value.StartsWith('"');

        public bool IsElement =>
            Value.StartsWith('<') && !Value.StartsWith("<!", StringComparison.Ordinal);

        public string Name => Value[1..^1];

        public bool IsForeign =>
            Name.StartsWith("svg ", StringComparison.Ordinal)
            || Name.StartsWith("math ", StringComparison.Ordinal);
    }

    /// <summary>The blocks, then title and language.</summary>
    public string Lines()
    {
        int at = 0;
        while (at < _nodes.Count)
        {
            at = Walk(at);
        }

        EndBlock();
        return _lines
            .Append(CultureInfo.InvariantCulture, $"title {Folded(_title ?? "")}\n")
            .Append(CultureInfo.InvariantCulture, $"language {_language}\n")
            .ToString();
    }

    /// <summary>White space made single, and characters without shape left out.</summary>
    public static string Folded(string text) =>
        string.Join(
            ' ',
            text.Replace("\0", "", StringComparison.Ordinal)
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    // Depths of the tests are a dozen: recursion does no harm here.
    private int Walk(int at)
    {
        Node node = _nodes[at];
        int end = at + 1;
        while (end < _nodes.Count && _nodes[end].Depth > node.Depth)
        {
            end++;
        }

        if (node.IsText)
        {
            Text(node.Value[1..^1]);
            return end;
        }

        if (!node.IsElement)
        {
            return end;
        }

        HtmlElement element = node.IsForeign ? HtmlElement.Hidden : HtmlNames.Find(node.Name);
        Note(element, at, end);
        if (IsHidden(element) || Attribute("hidden", at, end) is not null)
        {
            return end;
        }

        bool isLink =
            element == HtmlElement.Button
            || (element == HtmlElement.A && Attribute("href", at, end) is not null);
        EndBlock(element);
        _links += isLink ? 1 : 0;
        for (int i = at + 1; i < end; )
        {
            i = Walk(i);
        }

        _links -= isLink ? 1 : 0;
        EndBlock(element);
        return end;
    }

    // What an element tells by being there.
    private void Note(HtmlElement element, int at, int end)
    {
        switch (element)
        {
            case HtmlElement.Title:
                _title ??= string.Concat(
                    _nodes
                        .Skip(at + 1)
                        .Take(end - at - 1)
                        .Where(n => n.IsText)
                        .Select(n => n.Value[1..^1])
                );
                break;
            case HtmlElement.Html:
                _language = Attribute("lang", at, end);
                break;
            case HtmlElement.Br when ++_breaks < 2:
                _isBlank = true;
                break;
            case HtmlElement.Br or HtmlElement.Hr:
                EndBlock();
                break;
            default:
                break;
        }
    }

    private string? Attribute(string name, int at, int end) =>
        _nodes
            .Skip(at + 1)
            .Take(end - at - 1)
            .Where(n =>
                n.Depth == _nodes[at].Depth + 2
                && n.Value.StartsWith(name + "=\"", StringComparison.Ordinal)
            )
            .Select(n => n.Value[(name.Length + 2)..^1])
            .FirstOrDefault();

    private static bool IsHidden(HtmlElement element) =>
        HtmlNames.IsHidden(element)
        || element is HtmlElement.Br or HtmlElement.Hr
        || (HtmlNames.RawName(element) is not null && !HtmlNames.IsBlock(element));

    private void EndBlock(HtmlElement element)
    {
        if (HtmlNames.IsBlock(element))
        {
            EndBlock();
        }
    }

    private void Text(string text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                _isBlank = true;
            }
            else if (c is not '\0')
            {
                if (_isBlank && _block.Length > 0)
                {
                    _block.Append(' ');
                }

                _isBlank = false;
                _breaks = 0;
                _block.Append(c);
                _linkLength += _links > 0 ? 1 : 0;
            }
        }
    }

    private void EndBlock()
    {
        if (_block.Length > 0)
        {
            _lines.Append(CultureInfo.InvariantCulture, $"{_block} ({_linkLength})\n");
        }

        _block.Clear();
        _isBlank = false;
        _linkLength = 0;
        _breaks = 0;
    }

    // "|   <p>", "|     "text over
    // several lines"": a line that does not begin with a bar goes on with the one before.
    private static List<Node> Parse(string dump)
    {
        List<Node> nodes = [];
        foreach (string line in dump.TrimEnd('\n').Split('\n'))
        {
            if (line.StartsWith("| ", StringComparison.Ordinal))
            {
                int depth = line[2..].Length - line[2..].TrimStart(' ').Length;
                nodes.Add(new Node(depth, line[(2 + depth)..]));
            }
            else if (nodes.Count > 0)
            {
                nodes[^1] = nodes[^1] with { Value = $"{nodes[^1].Value}\n{line}" };
            }
        }

        return nodes;
    }
}
