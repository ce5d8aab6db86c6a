using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>All that the reports of a story say with figures.</summary>
internal static class FactScreen
{
    private const int Shown = 100;

    public static Screen<StoryReadout, FactListing> Create() =>
        new()
        {
            Name = "facts",
            Path = "/stories/{id}/facts",
            Summary = "What the reports of a story say with figures",
            Ask = StoryScreen.AskAsync,
            Show = Show,
            Row = readout => new FactListing(readout.Story.Id, readout.Story.Title, readout.Facts),
            Json = ServerJson.Web.FactListing,
            Table = readout => FactParts.TableOf(readout.Facts),
        };

    private static Page Show(Question question, StoryReadout readout) =>
        new(
            $"Figures: {readout.Story.Title}",
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <p class="when"><a href="{Href.To(
                        $"/stories/{readout.Story.Id}"
                    )}">{readout.Story.Title}</a></p>
                    <h1>Figures</h1>
                    <p class="lede">{(
                        readout.Facts.IsEmpty
                            ? "No figure says plainly of what it is"
                            : Parts.Count(readout.Facts.Length, "fact")
                    )}. Figures of one thing in one sense stand together; those of other units or periods are not comparable, and are called so.</p>

                    """
                );
                FactParts.List(
                    html,
                    readout.Facts.Take(Shown),
                    readout.Story.Reports.ToDictionary(row => row.Id, StringComparer.Ordinal)
                );
                if (readout.Facts.Length > Shown)
                {
                    html.Add(
                        $"<p class=\"next\">{readout.Facts.Length - Shown} more are in the <a href=\"{question.As(Format.Csv)}\">table</a>.</p>\n"
                    );
                }
            }
        );
}
