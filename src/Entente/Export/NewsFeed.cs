using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;

namespace Entente.Export;

/// <summary>A feed that says what is new, as Atom (RFC 4287) and as RSS 2.0. An entry keeps its identifier, so that a reader tells of it once.</summary>
/// <param name="Id">The identifier of the feed.</param>
/// <param name="Title">What it watches.</param>
/// <param name="Link">Where people see it; <see langword="null"/> for a feed without a server.</param>
/// <param name="Entries">What was found, the newest first.</param>
public sealed record NewsFeed(
    string Id,
    string Title,
    string? Link,
    ImmutableArray<NewsEntry> Entries
)
{
    private const string AtomSpace = "http://www.w3.org/2005/Atom";
    private const string Author = "Entente (machine-read, unchecked)";

    // Before all news: Atom has to state a moment, and none is made up that could pass for one.
    private static readonly DateTimeOffset s_noDate = DateTimeOffset.UnixEpoch;

    /// <summary>Writes the feed as Atom.</summary>
    public void WriteAtom(TextWriter output) =>
        XmlText.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("feed", AtomSpace);
                Element("id", Id);
                Element("title", Title);
                AtomLink(xml, Link);
                Element("updated", Moment(Entries.Max(entry => entry.Updated)));
                Element("generator", "Entente");
                xml.WriteStartElement("author", AtomSpace);
                Element("name", Author);
                xml.WriteEndElement();
                foreach (NewsEntry entry in Entries)
                {
                    xml.WriteStartElement("entry", AtomSpace);
                    Element("id", entry.Id);
                    Element("title", entry.Title);
                    Element("updated", Moment(entry.Updated));
                    AtomLink(xml, entry.Link);
                    Element("summary", entry.Summary);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();

                void Element(string name, string value) =>
                    xml.WriteElementString(name, AtomSpace, XmlText.Clean(value));
            }
        );

    /// <summary>Writes the feed as RSS 2.0, for readers that know no other.</summary>
    public void WriteRss(TextWriter output) =>
        XmlText.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("rss");
                xml.WriteAttributeString("version", "2.0");
                xml.WriteStartElement("channel");
                Element("title", Title);
                Element("link", Link ?? Id); // A channel has to have one.
                Element("description", Author);
                Element("generator", "Entente");
                foreach (NewsEntry entry in Entries)
                {
                    xml.WriteStartElement("item");
                    Element("title", entry.Title);
                    if (entry.Link is not null)
                    {
                        Element("link", entry.Link);
                    }

                    Element("description", Html(entry.Summary));
                    xml.WriteStartElement("guid");
                    xml.WriteAttributeString("isPermaLink", "false");
                    xml.WriteString(XmlText.Clean(entry.Id));
                    xml.WriteEndElement();
                    if (entry.Updated is { } updated)
                    {
                        Element("pubDate", updated.ToString("r", CultureInfo.InvariantCulture));
                    }

                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();

                void Element(string name, string value) =>
                    xml.WriteElementString(name, XmlText.Clean(value));
            }
        );

    /// <summary>The feed as Atom, in bytes.</summary>
    public byte[] ToAtom() => Bytes(WriteAtom);

    /// <summary>The feed as RSS, in bytes.</summary>
    public byte[] ToRss() => Bytes(WriteRss);

    private static byte[] Bytes(Action<TextWriter> write)
    {
        using StringWriter text = new();
        write(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AtomLink(XmlWriter xml, string? address)
    {
        if (address is not null)
        {
            xml.WriteStartElement("link", AtomSpace);
            xml.WriteAttributeString("rel", "alternate");
            xml.WriteAttributeString("href", XmlText.Clean(address));
            xml.WriteEndElement();
        }
    }

    private static string Moment(DateTimeOffset? moment) =>
        (moment ?? s_noDate).ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);

    // A description of RSS is HTML to most readers: what a page says stays text in it.
    private static string Html(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal);
}

/// <summary>An entry of a feed.</summary>
/// <param name="Id">Its identifier: an IRI.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Updated">When it was first reported; <see langword="null"/> when no report states it.</param>
/// <param name="Link">Where it is shown; <see langword="null"/> for a feed without a server.</param>
/// <param name="Summary">The words.</param>
public sealed record NewsEntry(
    string Id,
    string Title,
    DateTimeOffset? Updated,
    string? Link,
    string Summary
);
