using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>The three numbers of a story, each with its why.</summary>
internal static class StoryNumbers
{
    public static void Write(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        StoryRow story = readout.Story;
        html.Add($"<dl class=\"three\">\n");
        Begin(html, story.Reports.Length, story.Reports.Length == 1 ? "report" : "reports");
        html.Add($"<a href=\"#reports\">Who reports</a></dd></div>\n");
        Begin(html, story.Accounts, story.Accounts == 1 ? "account" : "accounts");
        Copies(html, readout, reports);
        html.Add($"</dd></div>\n");
        Begin(html, story.Independent, "independent");
        Voices(html, story, reports);
        html.Add($"</dd></div>\n</dl>\n");
    }

    private static void Begin(Markup html, int number, string what) =>
        html.Add($"<div><dt>{what}</dt><dd>{number}</dd><dd class=\"because\">");

    private static void Copies(
        Markup html,
        StoryReadout readout,
        Dictionary<string, ReportRow> reports
    )
    {
        ReportRow[] copies = [.. readout.Story.Reports.Where(report => report.Copies is not null)];
        if (copies.Length == 0)
        {
            html.Add($"no report is a copy of another");
            return;
        }

        string summary = copies.Length == 1 ? "1 copy is" : $"{copies.Length} copies are";
        html.Add($"<details><summary>{summary} not counted</summary><ul>");
        foreach (ReportRow copy in copies)
        {
            ReportRow source = reports[copy.Copies!];
            html.Add($"<li>{Parts.Reference(copy)} ← {Parts.Reference(source)}");
            CopyRow? row = readout.Copies.FirstOrDefault(c =>
                c.Copy == copy.Id && c.Source == source.Id
            );
            if (row is not null)
            {
                Href address = Href.To($"/copies/{row.Id}");
                html.Add($" <a href=\"{address}\">{string.Join("; ", row.Signals)}</a>");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul></details>");
    }

    private static void Voices(Markup html, StoryRow story, Dictionary<string, ReportRow> reports)
    {
        if (story.FirstVoices.IsEmpty)
        {
            html.Add($"no account names a first voice");
            return;
        }

        html.Add($"<details><summary>on whose word they rest</summary><ul>");
        foreach (VoiceRow voice in story.FirstVoices)
        {
            string noun = voice.Accounts.Length == 1 ? "account" : "accounts";
            html.Add($"<li>{voice.Name}: {noun} {string.Join(", ", voice.Accounts)} ");
            foreach (string report in voice.Reports.Where(reports.ContainsKey))
            {
                html.Add($"{Parts.Reference(reports[report])} ");
            }

            html.Add($"</li>");
        }

        html.Add($"</ul></details>");
    }
}
