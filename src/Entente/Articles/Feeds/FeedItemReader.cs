using System.Collections.Immutable;

namespace Entente.Articles.Feeds;

/// <summary>Reads what an item of RSS, RDF or Atom says.</summary>
/// <remarks>Pure; never throws on content. Cost: linear in the item.</remarks>
internal sealed class FeedItemReader
{
    // A description that is whole paragraphs and does not break off is the article: many feeds have no other place for it.
    private const int LongDescription = 1000;

    private readonly FeedTree _tree;
    private readonly FeedNode _item;
    private readonly int _frame;
    private readonly string? _address;

    private FeedItemReader(FeedTree tree, FeedNode item, int frame, string? address)
    {
        _tree = tree;
        _item = item;
        _frame = frame;
        _address = address;
    }

    /// <summary>Reads an item; <see langword="null"/> when there is none.</summary>
    /// <param name="text">The item's own text.</param>
    /// <param name="frame">What stood around it.</param>
    /// <param name="address">The address of the feed; <see langword="null"/> when it is not known.</param>
    public static FeedItem? Read(string text, string frame, string? address)
    {
        FeedTree tree = FeedTree.Read(frame + text);
        FeedNode? item = tree.Nodes.FirstOrDefault(node =>
            node.Outer.Start >= frame.Length && node.Local is "item" or "entry"
        );
        return item is null ? null : new FeedItemReader(tree, item, frame.Length, address).Read();
    }

    private FeedItem Read()
    {
        FeedNode? full =
            Filled("encoded", FeedVocabulary.Content)
            ?? Filled("content")
            ?? Filled("body", FeedVocabulary.Xhtml)
            ?? Filled("div", FeedVocabulary.Xhtml)
            ?? Filled("fullitem");
        FeedNode? content =
            full
            ?? Filled("description")
            ?? Filled("summary")
            ?? Filled("abstract")
            ?? Filled("description", FeedVocabulary.Dublin)
            ?? Filled("summary", FeedVocabulary.Itunes)
            ?? Filled("description", FeedVocabulary.Media);
        bool isHtml =
            content is not null && FeedElements.Markup(_tree, content) != FeedMarkup.Plain;
        MappedText? text = content is null ? null : Moved(FeedElements.Value(_tree, content));
        return new FeedItem
        {
            Content = text,
            IsHtml = isHtml,
            IsSummary = text is not null && IsSummary(text.Text, isHtml, full is not null),
            Title =
                Value("title")
                ?? Value("title", FeedVocabulary.Dublin)
                ?? Value("title", FeedVocabulary.Media)
                ?? Value("title", FeedVocabulary.Itunes),
            Authors = [.. Authors()],
            Published =
                Value("pubdate")
                ?? Value("published")
                ?? Value("issued")
                ?? Value("issued", FeedVocabulary.Dublin)
                ?? Value("date", FeedVocabulary.Dublin)
                ?? Value("created", FeedVocabulary.Dublin)
                ?? Value("created"),
            Updated =
                Value("updated") ?? Value("modified") ?? Value("modified", FeedVocabulary.Dublin),
            Source = Source(),
            Feed = FeedTitle(),
            Address = Address(),
            Language = FeedText.Language(
                Value("language", FeedVocabulary.Dublin)?.Text
                    ?? Value("language")?.Text
                    ?? _tree.Inherited(content ?? _item, "xml:lang")
                    ?? FeedLanguage()
            ),
        };
    }

    private static bool IsSummary(string content, bool isHtml, bool isFull)
    {
        string text = isHtml ? FeedText.Visible(content) : content;
        if (isFull || FeedText.IsBrokenOff(text))
        {
            return FeedText.IsBrokenOff(text);
        }

        int second = content.AsSpan().IndexOf("\n\n", StringComparison.Ordinal);
        int paragraph = content.IndexOf("<p", StringComparison.OrdinalIgnoreCase);
        bool hasParagraphs = isHtml
            ? paragraph >= 0
                && content.IndexOf("<p", paragraph + 2, StringComparison.OrdinalIgnoreCase) > 0
            : second > 0;
        return !hasParagraphs || text.Length < LongDescription;
    }

    private IEnumerable<FeedValue> Authors()
    {
        foreach (FeedNode node in _tree.Children(_item))
        {
            if (
                node.Is("creator", FeedVocabulary.Dublin)
                || node.Is("author", FeedVocabulary.Itunes)
            )
            {
                yield return Value(node);
            }
            else if (node.Is("author"))
            {
                yield return _tree.Child(node, "name") is { } name ? Value(name) : Value(node);
            }
        }
    }

    // <source> names the outlet an item was taken from: in RSS by its text, in Atom by its title.
    private FeedValue? Source() =>
        _tree.Child(_item, "source") is not { } source ? Value("publisher", FeedVocabulary.Dublin)
        : _tree.Child(source, "title") is { } title ? Value(title)
        : Value("source");

    private string? FeedTitle() =>
        FeedReader.Head(_tree) is { } head && _tree.Child(head, "title") is { } title
            ? Known(FeedElements.Text(_tree, title))
            : null;

    private string? FeedLanguage() =>
        FeedReader.Head(_tree) is not { } head ? null
        : (_tree.Child(head, "language") ?? _tree.Child(head, "language", FeedVocabulary.Dublin))
            is { } language
            ? Known(FeedElements.Text(_tree, language))
        : null;

    private string? Address()
    {
        foreach (FeedNode node in Addresses())
        {
            string? address = _tree.Attribute(node, "href") ?? _tree.Value(node).Text;
            address = _tree.Resolve(node, address, _address);
            if (FeedAddress.IsWeb(address))
            {
                return address;
            }
        }

        return null;
    }

    private IEnumerable<FeedNode> Addresses()
    {
        List<FeedNode> nodes = [.. _tree.Children(_item)];
        return nodes
            .Where(node => node.Is("origlink", FeedVocabulary.FeedBurner))
            .Concat(nodes.Where(node => node.Is("link") && IsAlternate(node)))
            .Concat(
                nodes.Where(node =>
                    node.Is("guid")
                    && !string.Equals(
                        _tree.Attribute(node, "isPermaLink"),
                        "false",
                        StringComparison.OrdinalIgnoreCase
                    )
                )
            )
            .Concat(nodes.Where(node => node.Is("id")));
    }

    private bool IsAlternate(FeedNode link) =>
        _tree.Attribute(link, "rel") is not { } relation
        || relation.Trim().Length == 0
        || relation.Trim().Equals("alternate", StringComparison.OrdinalIgnoreCase);

    private FeedNode? Filled(string local, FeedVocabulary vocabulary = FeedVocabulary.Own) =>
        _tree
            .Children(_item)
            .FirstOrDefault(node =>
                node.Is(local, vocabulary)
                && FeedElements.Markup(_tree, node) != FeedMarkup.Other
                && FeedElements.Text(_tree, node).Length > 0
            );

    private FeedValue? Value(string local, FeedVocabulary vocabulary = FeedVocabulary.Own)
    {
        foreach (FeedNode node in _tree.Children(_item))
        {
            if (node.Is(local, vocabulary) && Value(node) is { Text.Length: > 0 } value)
            {
                return value;
            }
        }

        return null;
    }

    private FeedValue Value(FeedNode node)
    {
        TextSpan place = node.Inner;
        return new FeedValue(
            FeedElements.Text(_tree, node),
            place.Start < _frame ? null : new TextSpan(place.Start - _frame, place.End - _frame)
        );
    }

    private MappedText Moved(MappedText value) =>
        value with
        {
            Source = new SourceMap([
                .. value.Source.Runs.Select(run =>
                    run with
                    {
                        Source = new TextSpan(run.Source.Start - _frame, run.Source.End - _frame),
                    }
                ),
            ]),
        };

    private static string? Known(string text) => text.Length == 0 ? null : text;
}

/// <summary>Knows addresses that lead to a page.</summary>
internal static class FeedAddress
{
    /// <summary>Whether an address is one of the web, without anything in it that addresses do not hold.</summary>
    public static bool IsWeb(string address) =>
        (
            address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        )
        && address.Length <= 4096
        && Uri.TryCreate(address, UriKind.Absolute, out _);
}
