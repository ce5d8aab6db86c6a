namespace Entente.Articles.Feeds;

/// <summary>Which format a list of articles, or of feeds, is written in.</summary>
internal enum FeedForm : byte
{
    /// <summary>None that we know.</summary>
    None,

    /// <summary>RSS 0.9x and 2.0: items in a channel.</summary>
    Rss,

    /// <summary>RSS 0.90 and 1.0: items beside a channel, in RDF.</summary>
    Rdf,

    /// <summary>Atom 0.3 and 1.0.</summary>
    Atom,

    /// <summary>Channel Definition Format, which Internet Explorer read.</summary>
    Cdf,

    /// <summary>JSON Feed.</summary>
    Json,

    /// <summary>A list of feeds.</summary>
    Opml,

    /// <summary>A list of pages, or of such lists.</summary>
    Sitemap,
}
