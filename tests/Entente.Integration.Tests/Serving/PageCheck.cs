using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>Reads a page as a browser does, and finds whatever is not of our making.</summary>
internal static class PageCheck
{
    private static readonly HashSet<string> s_elements = new(
        (
            "html head meta title link script body a header nav ul ol li form label input button main h1 h2 h3 p dl dt dd div span section "
            + "article aside blockquote figure figcaption table caption thead tbody tr th td time mark del ins details summary strong code footer "
            + "select option svg g defs marker pattern path line rect circle text tspan"
        ).Split(' '),
        StringComparer.Ordinal
    );

    private static readonly HashSet<string> s_attributes = new(
        (
            "lang charset name content rel href type src defer class id for value maxlength autocomplete hidden action role aria-label aria-labelledby "
            + "aria-current title datetime tabindex scope method data-choice viewBox fill fill-opacity stroke stroke-opacity stroke-width "
            + "stroke-dasharray font-size font-weight text-anchor x y x1 x2 y1 y2 cx cy r d width height refX refY markerWidth markerHeight orient "
            + "marker-end patternUnits patternTransform xmlns selected"
        ).Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>What in the page is not ours: an element or attribute that no screen writes, a script, an address that runs.</summary>
    public static IEnumerable<string> Foreign(string page)
    {
        IDocument document = new HtmlParser().ParseDocument(page);
        foreach (IElement element in document.All)
        {
            if (!s_elements.Contains(element.LocalName))
            {
                yield return $"<{element.LocalName}>";
            }

            foreach (IAttr attribute in element.Attributes)
            {
                if (!s_attributes.Contains(attribute.Name))
                {
                    yield return $"<{element.LocalName} {attribute.Name}>";
                }
                else if (attribute.Name is "href" or "src" or "action" && !IsSafe(attribute.Value))
                {
                    yield return $"{attribute.Name}={attribute.Value}";
                }
            }
        }

        foreach (IElement script in document.Scripts)
        {
            if (script.TextContent.Length > 0 || !IsAsset(script.GetAttribute("src")))
            {
                yield return "a script that is not ours";
            }
        }
    }

    public static void IsOurs(string page) => Assert.Empty(Foreign(page));

    private static bool IsSafe(string address) =>
        address is ['/', not '/', ..] or ['#', ..]
        || address.StartsWith("https://", StringComparison.Ordinal)
        || address.StartsWith("http://", StringComparison.Ordinal);

    private static bool IsAsset(string? source) =>
        source?.StartsWith("/assets/entente-", StringComparison.Ordinal) == true;
}
