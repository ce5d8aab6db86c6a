using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace Entente.Export;

/// <summary>Things and how they hang together, for programs that draw and measure networks.</summary>
/// <param name="Nodes">The things.</param>
/// <param name="Edges">What leads from one to another.</param>
public sealed record Graph(ImmutableArray<GraphNode> Nodes, ImmutableArray<GraphEdge> Edges)
{
    // 1.2 and not 1.3, which has no more for us: all programs read it.
    private const string GexfSpace = "http://www.gexf.net/1.2draft";
    private const string GraphMlSpace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>Writes it as GEXF 1.2 (Gephi).</summary>
    public void WriteGexf(TextWriter output) =>
        XmlText.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("gexf", GexfSpace);
                xml.WriteAttributeString("version", "1.2");
                xml.WriteStartElement("meta", GexfSpace);
                xml.WriteElementString("creator", GexfSpace, "Entente");
                xml.WriteEndElement();
                xml.WriteStartElement("graph", GexfSpace);
                xml.WriteAttributeString("defaultedgetype", "directed");
                xml.WriteAttributeString("mode", "static");
                GexfColumns(xml, "node", "type", "date", "reports");
                GexfColumns(xml, "edge", "kind");
                xml.WriteStartElement("nodes", GexfSpace);
                foreach (GraphNode node in Nodes)
                {
                    xml.WriteStartElement("node", GexfSpace);
                    xml.WriteAttributeString("id", XmlText.Clean(node.Id));
                    xml.WriteAttributeString("label", XmlText.Clean(node.Label));
                    GexfValues(
                        xml,
                        ("type", node.Type),
                        ("date", node.Date),
                        ("reports", Number(node.Reports))
                    );
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteStartElement("edges", GexfSpace);
                for (int i = 0; i < Edges.Length; i++)
                {
                    GraphEdge edge = Edges[i];
                    xml.WriteStartElement("edge", GexfSpace);
                    xml.WriteAttributeString("id", Number(i));
                    xml.WriteAttributeString("source", XmlText.Clean(edge.Source));
                    xml.WriteAttributeString("target", XmlText.Clean(edge.Target));
                    xml.WriteAttributeString("weight", Number(edge.Weight));
                    GexfValues(xml, ("kind", edge.Kind));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        );

    /// <summary>Writes it as GraphML.</summary>
    public void WriteGraphMl(TextWriter output) =>
        XmlText.Write(
            output,
            xml =>
            {
                xml.WriteStartElement("graphml", GraphMlSpace);
                Key(xml, "label", "node", "string");
                Key(xml, "type", "node", "string");
                Key(xml, "date", "node", "string");
                Key(xml, "reports", "node", "int");
                Key(xml, "kind", "edge", "string");
                Key(xml, "weight", "edge", "int");
                xml.WriteStartElement("graph", GraphMlSpace);
                xml.WriteAttributeString("edgedefault", "directed");
                foreach (GraphNode node in Nodes)
                {
                    xml.WriteStartElement("node", GraphMlSpace);
                    xml.WriteAttributeString("id", XmlText.Clean(node.Id));
                    Data(xml, "label", node.Label);
                    Data(xml, "type", node.Type);
                    Data(xml, "date", node.Date);
                    Data(xml, "reports", Number(node.Reports));
                    xml.WriteEndElement();
                }

                foreach (GraphEdge edge in Edges)
                {
                    xml.WriteStartElement("edge", GraphMlSpace);
                    xml.WriteAttributeString("source", XmlText.Clean(edge.Source));
                    xml.WriteAttributeString("target", XmlText.Clean(edge.Target));
                    Data(xml, "kind", edge.Kind);
                    Data(xml, "weight", Number(edge.Weight));
                    xml.WriteEndElement();
                }

                xml.WriteEndElement();
                xml.WriteEndElement();
            }
        );

    private static void GexfColumns(XmlWriter xml, string of, params string[] names)
    {
        xml.WriteStartElement("attributes", GexfSpace);
        xml.WriteAttributeString("class", of);
        foreach (string name in names)
        {
            xml.WriteStartElement("attribute", GexfSpace);
            xml.WriteAttributeString("id", name);
            xml.WriteAttributeString("title", name);
            xml.WriteAttributeString("type", name == "reports" ? "integer" : "string");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void GexfValues(XmlWriter xml, params (string Name, string? Value)[] values)
    {
        xml.WriteStartElement("attvalues", GexfSpace);
        foreach ((string name, string? value) in values)
        {
            if (value is not null)
            {
                xml.WriteStartElement("attvalue", GexfSpace);
                xml.WriteAttributeString("for", name);
                xml.WriteAttributeString("value", XmlText.Clean(value));
                xml.WriteEndElement();
            }
        }

        xml.WriteEndElement();
    }

    private static void Key(XmlWriter xml, string name, string of, string type)
    {
        xml.WriteStartElement("key", GraphMlSpace);
        xml.WriteAttributeString("id", name);
        xml.WriteAttributeString("for", of);
        xml.WriteAttributeString("attr.name", name);
        xml.WriteAttributeString("attr.type", type);
        xml.WriteEndElement();
    }

    private static void Data(XmlWriter xml, string key, string? value)
    {
        if (value is not null)
        {
            xml.WriteStartElement("data", GraphMlSpace);
            xml.WriteAttributeString("key", key);
            xml.WriteString(XmlText.Clean(value));
            xml.WriteEndElement();
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A thing of a network.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Label">What people see.</param>
/// <param name="Type">What it is: person, state, report.</param>
/// <param name="Date">The day it belongs to; <see langword="null"/> when it has none.</param>
/// <param name="Reports">In how many reports it stands.</param>
public sealed record GraphNode(string Id, string Label, string Type, string? Date, int Reports);

/// <summary>What leads from one thing to another.</summary>
/// <param name="Source">From where.</param>
/// <param name="Target">To where.</param>
/// <param name="Kind">What it is: a type of event, statement, copy.</param>
/// <param name="Weight">How much of it there is.</param>
public sealed record GraphEdge(string Source, string Target, string Kind, int Weight);
