using System.Text;
using Entente.Data;

namespace Entente.Articles;

/// <summary>The words of a piece of HTML, for people to recognise it by: no tags, no scripts, references replaced.</summary>
internal static class HtmlWords
{
    private static readonly Lazy<CharacterReferences> s_references = new(() =>
        new CharacterReferences(DataTables.Embedded)
    );

    /// <summary>The words, parted by blanks where a tag parts them. Cost: linear.</summary>
    public static string Of(ReadOnlySpan<char> piece)
    {
        string html = piece.ToString();
        StringBuilder words = new();
        HtmlScanner scanner = new(html);
        while (scanner.Next())
        {
            if (scanner.Token == HtmlToken.Text)
            {
                words.Append(s_references.Value.Decode(html, scanner.Span, isAttribute: false));
            }
            else if (HtmlNames.IsBlock(scanner.Element))
            {
                words.Append(' ');
            }
        }

        return words.ToString();
    }
}
