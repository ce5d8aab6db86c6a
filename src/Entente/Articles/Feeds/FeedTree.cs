using System.Buffers;

namespace Entente.Articles.Feeds;

/// <summary>The elements of a feed, or of one item of it, in the order of the text.</summary>
/// <remarks>
/// Bounded: at most <see cref="MaxNodes"/> elements and <see cref="MaxDepth"/> levels are told apart; the text of what lies beyond
/// stays in the element around it. No recursion. Cost: linear in the text.
/// </remarks>
internal sealed class FeedTree
{
    /// <summary>How many elements are told apart.</summary>
    public const int MaxNodes = 50_000;

    /// <summary>How many open elements are told apart.</summary>
    public const int MaxDepth = 128;

    private static readonly SearchValues<char> s_scheme = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
    );

    private readonly string _text;
    private readonly List<FeedNode> _nodes;

    private FeedTree(string text, List<FeedNode> nodes)
    {
        _text = text;
        _nodes = nodes;
    }

    /// <summary>What the places of the elements point into.</summary>
    public string Text => _text;

    /// <summary>The elements, each before those in it.</summary>
    public IReadOnlyList<FeedNode> Nodes => _nodes;

    /// <summary>Reads the elements of a text.</summary>
    /// <param name="text">XML, well formed or not.</param>
    /// <param name="areItemsWhole">Whether what stands in the items of a feed is passed over: only their places are told.</param>
    public static FeedTree Read(string text, bool areItemsWhole = false)
    {
        FeedTreeBuilder builder = new(text, areItemsWhole);
        return new FeedTree(text, builder.Build());
    }

    /// <summary>The elements directly in one; of <see langword="null"/>, those at the top.</summary>
    public IEnumerable<FeedNode> Children(FeedNode? parent)
    {
        for (int i = parent is null ? 0 : parent.Index + 1; i < _nodes.Count; i++)
        {
            FeedNode node = _nodes[i];
            if (node.Parent == (parent?.Index ?? -1))
            {
                yield return node;
            }
            else if (parent is not null && node.Outer.Start >= parent.Outer.End)
            {
                yield break;
            }
        }
    }

    /// <summary>The first element with this name directly in <paramref name="parent"/>.</summary>
    public FeedNode? Child(FeedNode? parent, string local, FeedVocabulary vocabulary = default) =>
        Children(parent).FirstOrDefault(node => node.Is(local, vocabulary));

    /// <summary>The value of an attribute, references read; <see langword="null"/> when there is none.</summary>
    public string? Attribute(FeedNode node, string name)
    {
        foreach (XmlAttribute attribute in node.Attributes)
        {
            if (attribute.Name.In(_text).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return XmlText.Decode(_text, attribute.Value).Text;
            }
        }

        return null;
    }

    /// <summary>The value of an attribute of the element, or of the nearest around it that has it.</summary>
    public string? Inherited(FeedNode node, string name)
    {
        for (FeedNode? at = node; at is not null; at = at.Parent < 0 ? null : _nodes[at.Parent])
        {
            if (Attribute(at, name) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The characters of an element, references and CDATA read, tags in it left as they stand.</summary>
    public MappedText Value(FeedNode node) => XmlText.Decode(_text, node.Inner);

    /// <summary>An address as the element means it: against the nearest <c>xml:base</c> around it.</summary>
    /// <param name="node">The element that states the address.</param>
    /// <param name="address">The address as written.</param>
    /// <param name="document">The address of the feed itself, where it is known.</param>
    public string Resolve(FeedNode node, string address, string? document)
    {
        address = address.Trim();
        for (FeedNode? at = node; at is not null; at = at.Parent < 0 ? null : _nodes[at.Parent])
        {
            if (Attribute(at, "xml:base") is { } stated)
            {
                address = Joined(stated, address);
            }
        }

        return document is null ? address : Joined(document, address);
    }

    // The base library takes "/path" for a file of this machine: what has no scheme is relative.
    private static string Joined(string start, string address)
    {
        start = start.Trim();
        if (HasScheme(address))
        {
            return address;
        }

        // A base that is relative itself is met by the next around it.
        return !HasScheme(start) ? JoinedParts(start, address)
            : FeedAddress.IsWeb(start)
            && Uri.TryCreate(new Uri(start, UriKind.Absolute), address, out Uri? whole)
                ? whole.AbsoluteUri
            : address;
    }

    private static bool HasScheme(string address)
    {
        int end = address.AsSpan().IndexOfAny(":/?#");
        return end > 0
            && address[end] == ':'
            && char.IsAsciiLetter(address[0])
            && address.AsSpan(0, end).IndexOfAnyExcept(s_scheme) < 0;
    }

    private static string JoinedParts(string start, string address) =>
        address.StartsWith('/') || start.Length == 0 ? address
        : address.Length == 0 ? start
        : start[..(start.LastIndexOf('/') + 1)] + address;
}

/// <summary>An element.</summary>
internal sealed class FeedNode
{
    /// <summary>Its place among the elements.</summary>
    public required int Index { get; init; }

    /// <summary>The place of the element around it; -1 when there is none.</summary>
    public required int Parent { get; init; }

    /// <summary>Where its name comes from.</summary>
    public required FeedVocabulary Vocabulary { get; init; }

    /// <summary>Its name without prefix, in lower case.</summary>
    public required string Local { get; init; }

    /// <summary>Its attributes.</summary>
    public required XmlAttribute[] Attributes { get; init; }

    /// <summary>Its start tag.</summary>
    public required TextSpan Tag { get; init; }

    /// <summary>All of it, with its tags.</summary>
    public TextSpan Outer { get; set; }

    /// <summary>What stands between its tags.</summary>
    public TextSpan Inner { get; set; }

    /// <summary>Whether it has this name.</summary>
    public bool Is(string local, FeedVocabulary vocabulary = FeedVocabulary.Own) =>
        Vocabulary == vocabulary && Local == local;
}
