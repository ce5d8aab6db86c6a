using System.Collections.Frozen;

namespace Entente.Articles.Feeds;

/// <summary>Where the name of an element comes from, as far as feeds go.</summary>
internal enum FeedVocabulary : byte
{
    /// <summary>RSS, Atom, RDF's own, OPML or sitemaps: the words of the format itself, with or without a namespace.</summary>
    Own,

    /// <summary>Something that says nothing to us.</summary>
    Other,

    /// <summary>The RSS content module: whole articles.</summary>
    Content,

    /// <summary>Dublin Core, elements and terms.</summary>
    Dublin,

    /// <summary>Media RSS.</summary>
    Media,

    /// <summary>iTunes.</summary>
    Itunes,

    /// <summary>XHTML.</summary>
    Xhtml,

    /// <summary>The news module of sitemaps.</summary>
    News,

    /// <summary>FeedBurner: the address before it was redirected.</summary>
    FeedBurner,
}

/// <summary>Knows the namespaces that feeds use, by their names and by the prefixes that everybody gives them.</summary>
internal static class FeedVocabularies
{
    // Names are compared without scheme, case and closing slash: feeds write them in every way.
    private static readonly FrozenDictionary<string, FeedVocabulary> s_names = new Dictionary<
        string,
        FeedVocabulary
    >(StringComparer.OrdinalIgnoreCase)
    {
        [""] = FeedVocabulary.Own,
        ["www.w3.org/2005/atom"] = FeedVocabulary.Own,
        ["purl.org/atom/ns#"] = FeedVocabulary.Own,
        ["my.netscape.com/rdf/simple/0.9"] = FeedVocabulary.Own,
        ["purl.org/rss/1.0"] = FeedVocabulary.Own,
        ["backend.userland.com/rss"] = FeedVocabulary.Own,
        ["blogs.law.harvard.edu/tech/rss"] = FeedVocabulary.Own,
        ["www.rssboard.org/rss-specification"] = FeedVocabulary.Own,
        ["www.w3.org/1999/02/22-rdf-syntax-ns#"] = FeedVocabulary.Own,
        ["www.sitemaps.org/schemas/sitemap/0.9"] = FeedVocabulary.Own,
        ["purl.org/rss/1.0/modules/content"] = FeedVocabulary.Content,
        ["purl.org/dc/elements/1.1"] = FeedVocabulary.Dublin,
        ["purl.org/dc/elements/1.0"] = FeedVocabulary.Dublin,
        ["purl.org/dc/terms"] = FeedVocabulary.Dublin,
        ["search.yahoo.com/mrss"] = FeedVocabulary.Media,
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = FeedVocabulary.Itunes,
        ["www.w3.org/1999/xhtml"] = FeedVocabulary.Xhtml,
        ["www.google.com/schemas/sitemap-news/0.9"] = FeedVocabulary.News,
        ["rssnamespace.org/feedburner/ext/1.0"] = FeedVocabulary.FeedBurner,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, FeedVocabulary> s_prefixes = new Dictionary<
        string,
        FeedVocabulary
    >(StringComparer.OrdinalIgnoreCase)
    {
        [""] = FeedVocabulary.Own,
        ["rss"] = FeedVocabulary.Own,
        ["atom"] = FeedVocabulary.Own,
        ["rdf"] = FeedVocabulary.Own,
        ["content"] = FeedVocabulary.Content,
        ["dc"] = FeedVocabulary.Dublin,
        ["dcterms"] = FeedVocabulary.Dublin,
        ["media"] = FeedVocabulary.Media,
        ["itunes"] = FeedVocabulary.Itunes,
        ["xhtml"] = FeedVocabulary.Xhtml,
        ["news"] = FeedVocabulary.News,
        ["feedburner"] = FeedVocabulary.FeedBurner,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The vocabulary with the name that a feed declares.</summary>
    public static FeedVocabulary Named(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        int scheme = name.IndexOf("://", StringComparison.Ordinal);
        name = scheme < 0 ? name : name[(scheme + 3)..];
        return s_names
            .GetAlternateLookup<ReadOnlySpan<char>>()
            .TryGetValue(name.TrimEnd('/'), out FeedVocabulary found)
            ? found
            : FeedVocabulary.Other;
    }

    /// <summary>The vocabulary of a prefix that is not declared.</summary>
    public static FeedVocabulary Prefixed(ReadOnlySpan<char> prefix) =>
        s_prefixes
            .GetAlternateLookup<ReadOnlySpan<char>>()
            .TryGetValue(prefix, out FeedVocabulary found)
            ? found
            : FeedVocabulary.Other;
}
