using System.Net;
using System.Text;

namespace Entente.Integration.Tests.Examples;

/// <summary>Texts reduced to what two readers must agree on.</summary>
internal static class Letters
{
    /// <summary>Letters and digits alone, in lower case: blanks, hyphens and kinds of marks do not matter.</summary>
    public static string Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }

    /// <summary>The text with every run of blanks as one space.</summary>
    public static string WithSingleBlanks(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is left of markup without its tags, character references decoded.</summary>
    public static string OfMarkup(string markup)
    {
        var text = new StringBuilder(markup.Length);
        bool inTag = false;
        foreach (char c in markup)
        {
            if (c is '<' or '>')
            {
                inTag = c == '<';
                text.Append(' ');
            }
            else if (!inTag)
            {
                text.Append(c);
            }
        }

        return Of(WebUtility.HtmlDecode(text.ToString()));
    }
}
