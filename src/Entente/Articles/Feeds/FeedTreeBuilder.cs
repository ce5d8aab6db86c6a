namespace Entente.Articles.Feeds;

/// <summary>Builds a <see cref="FeedTree"/> in one pass over the tags.</summary>
internal sealed class FeedTreeBuilder(string text, bool areItemsWhole)
{
    // More declarations than that are nobody's feed.
    private const int MaxDeclarations = 128;

    private readonly XmlScanner _scanner = new(text, 0, text.Length);
    private readonly List<FeedNode> _nodes = [];
    private readonly List<FeedNode> _open = [];
    private readonly List<Declaration> _declarations = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    // Where the whole item began that is being passed over, and how many of its name are open in it.
    private FeedNode? _item;
    private int _itemDepth;

    /// <summary>Reads all tags.</summary>
    public List<FeedNode> Build()
    {
        while (_scanner.Next())
        {
            if (_scanner.Token == XmlToken.Start)
            {
                Start();
            }
            else if (_scanner.Token == XmlToken.End)
            {
                End();
            }
        }

        while (_open.Count > 0)
        {
            Close(text.Length, text.Length);
        }

        return _nodes;
    }

    private void Start()
    {
        ReadOnlySpan<char> name = _scanner.Inner.In(text);
        if (_item is not null)
        {
            if (!IsName(_item, name))
            {
                return;
            }

            // Items of RSS never stand in one another: the end of the one before is lost.
            if (_item.Local != "item")
            {
                _itemDepth += _scanner.IsEmpty ? 0 : 1;
                return;
            }

            EndItem(_scanner.Span.Start, _scanner.Span.Start);
        }

        if (
            _nodes.Count >= FeedTree.MaxNodes && !IsItemName(name)
            || _open.Count >= FeedTree.MaxDepth
        )
        {
            return;
        }

        Declare();
        FeedNode node = Node(name);
        _nodes.Add(node);
        if (_scanner.IsEmpty)
        {
            Forget(_open.Count);
            return;
        }

        _open.Add(node);
        if (areItemsWhole && IsItem(node))
        {
            _item = node;
            _itemDepth = 1;
        }
    }

    private void End()
    {
        ReadOnlySpan<char> name = _scanner.Inner.In(text);
        if (_item is not null)
        {
            if (IsName(_item, name) && --_itemDepth == 0)
            {
                EndItem(_scanner.Span.Start, _scanner.Span.End);
            }

            return;
        }

        for (int i = _open.Count - 1; i >= 0; i--)
        {
            if (IsName(_open[i], name))
            {
                while (_open.Count > i + 1)
                {
                    Close(_scanner.Span.Start, _scanner.Span.Start);
                }

                Close(_scanner.Span.Start, _scanner.Span.End);
                return;
            }
        }
    }

    private void EndItem(int inner, int outer)
    {
        _item = null;
        Close(inner, outer);
    }

    private void Close(int inner, int outer)
    {
        FeedNode node = _open[^1];
        _open.RemoveAt(_open.Count - 1);
        node.Inner = new TextSpan(node.Tag.End, Math.Max(node.Tag.End, inner));
        node.Outer = new TextSpan(node.Tag.Start, Math.Max(node.Tag.End, outer));
        Forget(_open.Count);
    }

    private FeedNode Node(ReadOnlySpan<char> name)
    {
        int colon = name.IndexOf(':');
        ReadOnlySpan<char> prefix = colon < 0 ? [] : name[..colon];
        return new FeedNode
        {
            Index = _nodes.Count,
            Parent = _open.Count == 0 ? -1 : _open[^1].Index,
            Vocabulary = Vocabulary(prefix),
            Local = Lower(name[(colon + 1)..]),
            Attributes = [.. _scanner.Attributes],
            Tag = _scanner.Span,
            Outer = _scanner.Span,
            Inner = new TextSpan(_scanner.Span.End, _scanner.Span.End),
        };
    }

    private void Declare()
    {
        foreach (XmlAttribute attribute in _scanner.Attributes)
        {
            ReadOnlySpan<char> name = attribute.Name.In(text);
            bool isDefault = name is "xmlns";
            if ((isDefault || name.StartsWith("xmlns:")) && _declarations.Count < MaxDeclarations)
            {
                _declarations.Add(
                    new Declaration(
                        _open.Count,
                        isDefault ? string.Empty : name[6..].ToString(),
                        // The first element is the format itself, whatever it calls its namespace.
                        _nodes.Count == 0
                        && IsOwn(isDefault ? [] : name[6..])
                            ? FeedVocabulary.Own
                            : FeedVocabularies.Named(attribute.Value.In(text))
                    )
                );
            }
        }
    }

    private bool IsOwn(ReadOnlySpan<char> prefix)
    {
        ReadOnlySpan<char> name = _scanner.Inner.In(text);
        int colon = name.IndexOf(':');
        return prefix.SequenceEqual(colon < 0 ? [] : name[..colon]);
    }

    // What an element declares holds for it and what stands in it.
    private void Forget(int depth)
    {
        while (_declarations.Count > 0 && _declarations[^1].Depth >= depth)
        {
            _declarations.RemoveAt(_declarations.Count - 1);
        }
    }

    private FeedVocabulary Vocabulary(ReadOnlySpan<char> prefix)
    {
        for (int i = _declarations.Count - 1; i >= 0; i--)
        {
            if (prefix.SequenceEqual(_declarations[i].Prefix))
            {
                return _declarations[i].Vocabulary;
            }
        }

        return FeedVocabularies.Prefixed(prefix);
    }

    private string Lower(ReadOnlySpan<char> name)
    {
        // Elements of a feed have few names; each is kept once.
        var known = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(name, out string? lower))
        {
            lower = name.ToString().ToLowerInvariant();
            _names.Add(name.ToString(), lower);
        }

        return lower;
    }

    private bool IsName(FeedNode node, ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> opened = text.AsSpan(node.Tag.Start + 1, node.Tag.Length - 1);
        return opened.Length > name.Length
            && opened.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            && (char.IsWhiteSpace(opened[name.Length]) || opened[name.Length] is '>' or '/');
    }

    private static bool IsItemName(ReadOnlySpan<char> name) =>
        name.EndsWith("item", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("entry", StringComparison.OrdinalIgnoreCase);

    private static bool IsItem(FeedNode node) =>
        node.Vocabulary == FeedVocabulary.Own && node.Local is "item" or "entry";

    private readonly record struct Declaration(int Depth, string Prefix, FeedVocabulary Vocabulary);
}
