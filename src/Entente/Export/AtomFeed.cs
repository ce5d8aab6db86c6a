using System.Collections.Immutable;

namespace Entente.Export;

/// <summary>A feed (Atom, RFC 4287) that says what is new. An entry keeps its identifier, so that a reader tells of it once.</summary>
/// <param name="Id">The identifier of the feed.</param>
/// <param name="Title">What it watches.</param>
/// <param name="Entries">What was found, the newest first.</param>
public sealed record AtomFeed(string Id, string Title, ImmutableArray<AtomEntry> Entries)
{
    private const string Space = "http://www.w3.org/2005/Atom";

    // Before all news: a feed has to state a moment, and none is made up that could pass for one.
    private const string NoDate = "1970-01-01T00:00:00Z";

    /// <summary>Writes the feed.</summary>
    public void Write(TextWriter output) =>
        XmlText.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("feed", Space);
                Element("id", Id);
                Element("title", Title);
                Element(
                    "updated",
                    Entries.Select(entry => entry.Updated).Max(StringComparer.Ordinal) ?? NoDate
                );
                Element("generator", "Entente");
                xml.WriteStartElement("author", Space);
                Element("name", "Entente (machine-read, unchecked)");
                xml.WriteEndElement();
                foreach (AtomEntry entry in Entries)
                {
                    xml.WriteStartElement("entry", Space);
                    Element("id", entry.Id);
                    Element("title", entry.Title);
                    Element("updated", entry.Updated ?? NoDate);
                    if (entry.Link is not null)
                    {
                        xml.WriteStartElement("link", Space);
                        xml.WriteAttributeString("rel", "alternate");
                        xml.WriteAttributeString("href", XmlText.Clean(entry.Link));
                        xml.WriteEndElement();
                    }

                    Element("summary", entry.Summary);
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();

                void Element(string name, string value) =>
                    xml.WriteElementString(name, Space, XmlText.Clean(value));
            }
        );
}

/// <summary>An entry of a feed.</summary>
/// <param name="Id">Its identifier: an IRI.</param>
/// <param name="Title">What it is, in a line.</param>
/// <param name="Updated">When it was first reported, RFC 3339; <see langword="null"/> when no report states it.</param>
/// <param name="Link">Where it is shown; <see langword="null"/> for a feed without a server.</param>
/// <param name="Summary">The words.</param>
public sealed record AtomEntry(
    string Id,
    string Title,
    string? Updated,
    string? Link,
    string Summary
);
