using System.Globalization;
using System.Text.Json;
using Entente.Articles.Feeds;

namespace Entente.Lab.Quality;

/// <summary>A feed by the names that feedparser gives to what stands in it: its test suite asks for these.</summary>
internal sealed class FeedView
{
    private static readonly Dictionary<string, (string Local, FeedVocabulary From)[]> s_fields =
        new(StringComparer.Ordinal)
        {
            ["title"] =
            [
                ("title", FeedVocabulary.Own),
                ("title", FeedVocabulary.Dublin),
                ("title", FeedVocabulary.Media),
            ],
            ["subtitle"] = Described("tagline", "subtitle", "description", "abstract"),
            ["tagline"] = Described("tagline", "subtitle", "description", "abstract"),
            ["description"] = Described(
                "description",
                "summary",
                "abstract",
                "tagline",
                "subtitle"
            ),
            ["summary"] = Described("summary", "description", "abstract"),
            ["info"] = [("info", default), ("browserfriendly", FeedVocabulary.FeedBurner)],
            ["copyright"] = Named("rights", "copyright"),
            ["rights"] = Named("rights", "copyright"),
            ["id"] = Named("id", "guid"),
            ["guid"] = Named("guid", "id"),
            ["updated"] = Named(
                "updated",
                "modified",
                "lastmod",
                "lastbuilddate",
                "date",
                "pubdate"
            ),
            ["published"] = Named("published", "pubdate", "issued"),
            ["created"] = Named("created"),
            ["expired"] = Named("expirationdate"),
            ["language"] = Named("language"),
            ["author"] = Named("author", "creator", "managingeditor", "name"),
            ["publisher"] = Named("publisher", "webmaster", "owner"),
            ["category"] = Named("category", "subject"),
            ["license"] = Named("license"),
        };

    private readonly FeedTree _tree;
    private readonly string _feed;
    private readonly string? _address;

    public FeedView(string feed, string? address)
    {
        _feed = feed;
        _tree = FeedTree.Read(feed);
        _address = address;
    }

    /// <summary>The name of the format, as feedparser has it.</summary>
    public string Version
    {
        get
        {
            string? version =
                _tree.Nodes.Count > 0 ? _tree.Attribute(_tree.Nodes[0], "version") : null;
            return FeedReader.Form(_tree) switch
            {
                FeedForm.Atom => version is null ? "atom10" : "atom03",
                FeedForm.Rdf => _feed.Contains("netscape", StringComparison.Ordinal)
                    ? "rss090"
                    : "rss10",
                FeedForm.Rss when version is null => "rss",
                FeedForm.Rss when version.StartsWith('2') => "rss20",
                FeedForm.Rss when version == "0.91" => _feed.Contains(
                    "netscape",
                    StringComparison.OrdinalIgnoreCase
                )
                    ? "rss091n"
                    : "rss091u",
                FeedForm.Rss => "rss" + version.Replace(".", "", StringComparison.Ordinal),
                _ => string.Empty,
            };
        }
    }

    /// <summary>The text at a path; <see langword="null"/> when the feed says nothing there.</summary>
    public string? Value(IReadOnlyList<JsonElement> path)
    {
        string first = path[0].GetString()!;
        FeedNode? at =
            first == "feed"
                ? FeedReader.Head(_tree)
                : FeedReader.Items(_tree).ElementAtOrDefault(path[1].GetInt32());
        List<string> rest = [.. path.Skip(first == "feed" ? 1 : 2).Select(part => part.ToString())];
        if (at is not null && rest[0] == "source")
        {
            at = _tree.Child(at, "source");
            rest.RemoveAt(0);
        }

        return at is null ? null
            // The source of RSS is text with the address of a feed.
            : at.Is("source") && rest[0] == "title" && _tree.Child(at, "title") is null
                ? FeedElements.Text(_tree, at)
            : Field(at, rest);
    }

    private string? Field(FeedNode at, List<string> path)
    {
        string key = path[0];
        int number =
            path.Count > 1 && int.TryParse(path[1], CultureInfo.InvariantCulture, out int n)
                ? n
                : 0;
        string part = path[^1];
        return key switch
        {
            "link" => Links(at).Select(node => Link(node)).FirstOrDefault()
                ?? _tree.Attribute(at, "href")
                ?? Texts(at, "guid").FirstOrDefault(),
            "links" => Links(at, all: true).ElementAtOrDefault(number) is { } link
                ? LinkPart(link, part)
            : number == 0 ? _tree.Attribute(at, "href")
            : null,
            "enclosures" => Enclosure(at, number, part),
            "tags" => Tags(at, part).ElementAtOrDefault(number),
            "content" => Contents(at).ElementAtOrDefault(number) is { } content
                ? Detail(content, part)
                : null,
            "contributors" => Nodes(at, "contributor").ElementAtOrDefault(number) is { } person
                ? Person(person, part)
                : null,
            "author" or "publisher" => Persons(at, key).Select(PersonText).LastOrDefault(),
            "author_detail" or "publisher_detail" => Persons(at, key[..^7])
                .Select(person => Person(person, part))
                .LastOrDefault(),
            "generator_detail" => Nodes(at, "generator").FirstOrDefault() is { } generator
                ? GeneratorPart(generator, part)
                : null,
            "image" => ImagePart(at, part),
            "textinput" or "cloud" => Beside(at, key) is { } box
                ? _tree.Attribute(box, part) ?? Texts(box, part).FirstOrDefault()
                : null,
            "media_thumbnail" or "media_player" => _tree.Nodes.FirstOrDefault(node =>
                node.Is(key[6..], FeedVocabulary.Media)
            )
                is { } media
                ? _tree.Attribute(media, part)
                : null,
            "itunes_block" => First(at, key) is { } block && _tree.Value(block).Text == "yes"
                ? "1"
                : "0",
            "itunes_explicit" => Texts(at, "explicit").FirstOrDefault() == "yes" ? "1" : "0",
            "updated" when _tree.Attribute(at, "lastmod") is { } modified => modified,
            "id" when First(at, key) is null => _tree.Attribute(at, "rdf:about"),
            "validity_start" or "validity_end" => Validity(at, key[9..]),
            _ when key.EndsWith("_detail", StringComparison.Ordinal) => First(at, key[..^7])
                is { } node
                ? Detail(node, part)
                : null,
            "language" => First(at, key) is { } language
                ? Detail(language, "value")
                : FeedText.Language(_tree.Inherited(at, "xml:lang")),
            _ => First(at, key) is { } node ? Simple(node) : null,
        };
    }

    private FeedNode? First(FeedNode at, string key)
    {
        int underscore = key.IndexOf('_', StringComparison.Ordinal);
        (string Local, FeedVocabulary From)[] fields = s_fields.TryGetValue(key, out var known)
            ? known
            :
            [
                (key[(underscore + 1)..], FeedVocabulary.Own),
                (key[(underscore + 1)..], FeedVocabulary.Itunes),
                (key[(underscore + 1)..], FeedVocabulary.Other),
                (key, FeedVocabulary.Own),
            ];
        return fields
            .Select(field =>
                _tree.Children(at).LastOrDefault(node => node.Is(field.Local, field.From))
            )
            .FirstOrDefault(node => node is not null);
    }

    private string Simple(FeedNode node)
    {
        string? link = node.Local is "license" or "comments" or "docs" or "logo" or "icon"
            ? _tree.Attribute(node, "rdf:resource") ?? _tree.Attribute(node, "resource")
            : null;
        string value = link ?? FeedElements.Value(_tree, node).Text.Trim();
        return
            node.Local
                is "id"
                    or "guid"
                    or "docs"
                    or "logo"
                    or "icon"
                    or "comments"
                    or "comment"
                    or "commentrss"
            ? _tree.Resolve(node, value, _address)
            : value;
    }

    private string? Detail(FeedNode node, string part) =>
        part switch
        {
            "value" => FeedElements.Value(_tree, node).Text.Trim(),
            "language" => FeedText.Language(_tree.Inherited(node, "xml:lang")),
            "base" => _tree.Resolve(node, string.Empty, _address) is { Length: > 0 } place
                ? place
                : _tree.Inherited(node, "xml:base") ?? _address,
            "type" => FeedElements.Markup(_tree, node) switch
            {
                FeedMarkup.Plain => "text/plain",
                FeedMarkup.Html => "text/html",
                FeedMarkup.Inline => "application/xhtml+xml",
                _ => _tree.Attribute(node, "type"),
            },
            "src" => _tree.Attribute(node, "src") is { } source
                ? _tree.Resolve(node, source, _address)
                : null,
            _ => null,
        };

    private IEnumerable<FeedNode> Contents(FeedNode at) =>
        _tree
            .Children(at)
            .Where(node =>
                node.Is("content")
                || node.Is("encoded", FeedVocabulary.Content)
                || node.Is("fullitem")
                || node.Is("body", FeedVocabulary.Xhtml)
                || node.Is("body")
                || node.Is("div", FeedVocabulary.Xhtml)
            );

    private IEnumerable<FeedNode> Links(FeedNode at, bool all = false) =>
        Nodes(at, "link")
            .Concat(_tree.Children(at).Where(node => node.Local == "chapters"))
            .Where(node =>
                all || _tree.Attribute(node, "rel") is null or "alternate" && node.Local == "link"
            );

    private string? Enclosure(FeedNode at, int number, string part)
    {
        FeedNode? enclosure = Nodes(at, "enclosure")
            .Concat(Links(at, all: true).Where(node => _tree.Attribute(node, "rel") == "enclosure"))
            .ElementAtOrDefault(number);
        return enclosure is null ? null
            : part == "href"
                ? _tree.Attribute(enclosure, "url") ?? _tree.Attribute(enclosure, "href")
            : _tree.Attribute(enclosure, part);
    }

    private string Link(FeedNode node) =>
        _tree.Resolve(node, _tree.Attribute(node, "href") ?? _tree.Value(node).Text, _address);

    private string? LinkPart(FeedNode node, string part) =>
        part == "href" ? Link(node)
        : part == "rel" ? Relation(_tree.Attribute(node, part))
        : _tree.Attribute(node, part);

    private static string Relation(string? relation) =>
        relation is null
            ? "alternate"
            : relation.Replace(
                "http://www.iana.org/assignments/relation/",
                "",
                StringComparison.Ordinal
            );

    private string? GeneratorPart(FeedNode node, string part) =>
        part == "name" ? FeedElements.Text(_tree, node)
        : part is "href" or "url"
            ? (_tree.Attribute(node, "uri") ?? _tree.Attribute(node, "url")) is { } address
                    ? _tree.Resolve(node, address, _address)
                : null
        : _tree.Attribute(node, part);

    private string? ImagePart(FeedNode at, string part)
    {
        if (_tree.Child(at, "image", FeedVocabulary.Itunes) is { Attributes.Length: > 0 } named)
        {
            return (_tree.Attribute(named, "href") ?? _tree.Attribute(named, "url"))?.Trim();
        }

        if (_tree.Child(at, "link", FeedVocabulary.Itunes) is { } link)
        {
            return _tree.Attribute(link, "href");
        }

        return Beside(at, "image") is { } image
            ? Texts(image, part == "href" ? "url" : part).FirstOrDefault()
            : null;
    }

    // In RDF, a channel's box stands beside the channel.
    private FeedNode? Beside(FeedNode at, string name) =>
        _tree.Child(at, name) ?? _tree.Nodes.FirstOrDefault(node => node.Is(name));

    private IEnumerable<string?> Tags(FeedNode at, string part)
    {
        foreach (FeedNode node in _tree.Nodes)
        {
            bool isIn = node.Outer.Start > at.Outer.Start && node.Outer.End < at.Outer.End;
            if (!isIn || node.Local is not ("category" or "subject" or "keywords"))
            {
                continue;
            }

            string text = FeedElements.Text(_tree, node);
            if (node.Local == "keywords")
            {
                foreach (
                    string word in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
                )
                {
                    yield return part == "term" ? word : null;
                }
            }
            else
            {
                yield return part switch
                {
                    "term" => _tree.Attribute(node, "term")
                        ?? _tree.Attribute(node, "text")
                        ?? text,
                    "scheme" => _tree.Attribute(node, "scheme") ?? _tree.Attribute(node, "domain"),
                    _ => _tree.Attribute(node, part),
                };
            }
        }
    }

    private IEnumerable<FeedNode> Persons(FeedNode at, string key) =>
        _tree
            .Children(at)
            .Where(node =>
                s_fields[key].Any(field => field.Local == node.Local && node.Local != "name")
            );

    private string PersonText(FeedNode node) =>
        Person(node, "name") is { Length: > 0 } name
            ? Person(node, "email") is { Length: > 0 } mail
                ? $"{name} ({mail})"
                : name
            : Person(node, "email") ?? FeedElements.Text(_tree, node);

    private string? Person(FeedNode node, string part)
    {
        FeedNode? own = _tree
            .Children(node)
            .FirstOrDefault(child =>
                child.Local == part
                || part is "url" or "href" && child.Local is "uri" or "homepage" or "url"
            );
        if (own is not null)
        {
            string text = FeedElements.Text(_tree, own);
            return part is "url" or "href" ? _tree.Resolve(own, text, _address) : text;
        }

        string written = FeedElements.Text(_tree, node);
        return part switch
        {
            _ when _tree.Children(node).Any() => null,
            "name" => FeedAuthor.Name(written),
            "email" => FeedAuthor.Mail(written),
            _ => null,
        };
    }

    private string? Validity(FeedNode at, string key)
    {
        string? value = Texts(at, "valid").FirstOrDefault();
        string? piece = value
            ?.Split(';')
            .Select(p => p.Trim())
            .FirstOrDefault(p => p.StartsWith(key + "=", StringComparison.Ordinal));
        return piece?[(key.Length + 1)..];
    }

    private IEnumerable<FeedNode> Nodes(FeedNode at, string local) =>
        _tree
            .Children(at)
            .Where(node => node.Local == local && node.Vocabulary != FeedVocabulary.Other);

    private IEnumerable<string> Texts(FeedNode at, string local) =>
        Nodes(at, local).Select(node => FeedElements.Value(_tree, node).Text.Trim());

    private static (string, FeedVocabulary)[] Named(params string[] locals) =>
        [
            .. locals.SelectMany(local =>
                new[]
                {
                    (local, FeedVocabulary.Own),
                    (local, FeedVocabulary.Dublin),
                    (local, FeedVocabulary.Itunes),
                    (local, FeedVocabulary.Other),
                }
            ),
        ];

    private static (string, FeedVocabulary)[] Described(params string[] locals) =>
        [
            .. locals.SelectMany(local =>
                new[]
                {
                    (local, FeedVocabulary.Own),
                    (local, FeedVocabulary.Dublin),
                    (local, FeedVocabulary.Itunes),
                }
            ),
            ("encoded", FeedVocabulary.Content),
            ("fullitem", FeedVocabulary.Own),
            ("body", FeedVocabulary.Xhtml),
            ("body", FeedVocabulary.Own),
            ("content", FeedVocabulary.Own),
        ];
}
