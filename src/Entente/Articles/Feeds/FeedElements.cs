namespace Entente.Articles.Feeds;

/// <summary>How the value of an element is written.</summary>
internal enum FeedMarkup : byte
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>HTML, as text.</summary>
    Html,

    /// <summary>HTML as elements of the feed itself.</summary>
    Inline,

    /// <summary>Something else: a picture, a document of its own.</summary>
    Other,
}

/// <summary>Reads values of elements as their formats mean them.</summary>
internal static class FeedElements
{
    /// <summary>How an element writes its value: Atom says so, everything else is HTML.</summary>
    public static FeedMarkup Markup(FeedTree tree, FeedNode node)
    {
        string type = tree.Attribute(node, "type")?.Trim().ToLowerInvariant() ?? string.Empty;
        string? mode = tree.Attribute(node, "mode")?.Trim();
        if (node.Vocabulary == FeedVocabulary.Xhtml)
        {
            return FeedMarkup.Inline;
        }

        if (string.Equals(mode, "xml", StringComparison.OrdinalIgnoreCase))
        {
            return FeedMarkup.Inline;
        }

        return type switch
        {
            "" when IsAtom(tree, node) => FeedMarkup.Plain,
            "" => FeedMarkup.Html,
            "text" or "text/plain" or "plain" => FeedMarkup.Plain,
            "html" or "text/html" => mode is null
            && IsOldAtom(tree, node)
            && HasElements(tree, node)
                ? FeedMarkup.Inline
                : FeedMarkup.Html,
            "xhtml" or "application/xhtml+xml" or "application/xml" or "text/xml" => mode is null
                ? FeedMarkup.Inline
                : FeedMarkup.Html,
            _ => type.StartsWith("text/", StringComparison.Ordinal)
                ? FeedMarkup.Plain
                : FeedMarkup.Other,
        };
    }

    /// <summary>The value of an element.</summary>
    public static MappedText Value(FeedTree tree, FeedNode node) =>
        string.Equals(tree.Attribute(node, "mode"), "base64", StringComparison.OrdinalIgnoreCase)
        || Markup(tree, node) == FeedMarkup.Other && !HasElements(tree, node)
            ? XmlText.Base64(tree.Text, node.Inner)
        : Markup(tree, node) == FeedMarkup.Inline ? XmlText.Verbatim(tree.Text, node.Inner)
        : tree.Value(node);

    /// <summary>The text of an element without tags.</summary>
    public static string Text(FeedTree tree, FeedNode node)
    {
        string value = Value(tree, node).Text;
        return Markup(tree, node) == FeedMarkup.Plain ? value.Trim() : FeedText.Visible(value);
    }

    private static bool IsAtom(FeedTree tree, FeedNode node) =>
        node.Vocabulary == FeedVocabulary.Own && tree.Nodes[0].Local is "feed" or "entry";

    private static bool IsOldAtom(FeedTree tree, FeedNode node) =>
        tree.Nodes[0].Local == "feed"
        && tree.Attribute(tree.Nodes[0], "version") is not null
        && node.Vocabulary == FeedVocabulary.Own;

    private static bool HasElements(FeedTree tree, FeedNode node) =>
        node.Index + 1 < tree.Nodes.Count && tree.Nodes[node.Index + 1].Parent == node.Index;
}
