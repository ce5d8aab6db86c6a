using System.Text;
using System.Xml;

namespace Entente.Export;

/// <summary>Writes XML in which text from outside is text: what XML cannot hold becomes U+FFFD.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings s_settings = new()
    {
        Indent = true,
        IndentChars = " ",
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize, // A carriage return of a page is read again as one.
        OmitXmlDeclaration = true, // Ours, for that of a StringWriter would say UTF-16.
        CheckCharacters = true,
    };

    /// <summary>Writes a document on <paramref name="output"/>, which is to be read as UTF-8.</summary>
    public static void Write(TextWriter output, Action<XmlWriter> write)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        using (XmlWriter xml = XmlWriter.Create(output, s_settings))
        {
            write(xml);
        }

        output.Write('\n');
    }

    /// <summary>The text with what XML cannot hold replaced.</summary>
    public static string Clean(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) // Lone halves of pairs become U+FFFD here.
        {
            bool holds = rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value);
            clean.Append(holds ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (char c in text)
        {
            if (char.IsSurrogate(c) || !XmlConvert.IsXmlChar(c))
            {
                return false;
            }
        }

        return true;
    }
}
