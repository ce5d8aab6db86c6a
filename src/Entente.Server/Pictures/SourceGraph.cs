using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Pictures;

/// <summary>Draws who stands on whom in a story: reports on the right, the voices they rest on at the left, copies as broken arcs.</summary>
internal static class SourceGraph
{
    private const int Width = 720;
    private const int VoiceEnd = 285;
    private const int ReportStart = 450;
    private const int Row = 24;
    private const int Top = 8;
    private const int MostReports = 40;
    private const int MostVoices = 24;

    /// <summary>The picture; <see langword="null"/> when no report stands on anybody.</summary>
    public static Html? Of(StoryRow story, IReadOnlyList<CopyRow> copies)
    {
        VoiceRow[] voices = [.. story.FirstVoices.Take(MostVoices)];
        HashSet<string> drawn =
        [
            .. voices.SelectMany(voice => voice.Reports),
            .. copies.SelectMany(copy => new[] { copy.Source, copy.Copy }),
        ];
        ReportRow[] reports =
        [
            .. story.Reports.Where(report => drawn.Contains(report.Id)).Take(MostReports),
        ];
        if (reports.Length == 0)
        {
            return null;
        }

        Dictionary<string, int> rows = reports
            .Select((report, index) => (report.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        int height = Top + Row * Math.Max(reports.Length, voices.Length) + 8;
        int shift = (reports.Length - voices.Length) * Row / 2;
        return Html.Of(html =>
        {
            html.Add(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {Width} {height}" role="img" aria-label="{Describe(
                    story,
                    reports,
                    voices,
                    copies
                )}" font-size="12" fill="currentColor">
                <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="currentColor"/></marker></defs>

                """
            );
            Voices(html, voices, rows, shift);
            Reports(html, reports, shift);
            Copies(html, copies, rows, shift);
            html.Add($"</svg>");
        });
    }

    private static void Voices(
        Markup html,
        VoiceRow[] voices,
        Dictionary<string, int> rows,
        int shift
    )
    {
        for (int i = 0; i < voices.Length; i++)
        {
            int y = YOf(i) + Math.Max(0, shift);
            html.Add(
                $"<text x=\"{VoiceEnd - 8}\" y=\"{y + 4}\" text-anchor=\"end\">{PlainText.Shortened(voices[i].Name, 38)}</text>\n"
            );
            foreach (string report in voices[i].Reports.Where(rows.ContainsKey))
            {
                int to = YOf(rows[report]) + Math.Max(0, -shift);
                html.Add(
                    $"<path d=\"M{ReportStart - 6} {to} C{ReportStart - 80} {to} {VoiceEnd + 80} {y} {VoiceEnd} {y}\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\".55\" marker-end=\"url(#tip)\"/>\n"
                );
            }
        }
    }

    private static void Reports(Markup html, ReportRow[] reports, int shift)
    {
        for (int i = 0; i < reports.Length; i++)
        {
            int y = YOf(i) + Math.Max(0, -shift);
            html.Add(
                $"<text x=\"{ReportStart}\" y=\"{y + 4}\"><tspan font-weight=\"bold\">{reports[i].Label}</tspan> {PlainText.Shortened(Parts.NameOf(reports[i]), 30)}</text>\n"
            );
        }
    }

    private static void Copies(
        Markup html,
        IReadOnlyList<CopyRow> copies,
        Dictionary<string, int> rows,
        int shift
    )
    {
        foreach (
            CopyRow copy in copies.Where(copy =>
                rows.ContainsKey(copy.Source) && rows.ContainsKey(copy.Copy)
            )
        )
        {
            int from = YOf(rows[copy.Copy]) + Math.Max(0, -shift);
            int to = YOf(rows[copy.Source]) + Math.Max(0, -shift);
            int bend = Width - 60 + Math.Min(50, Math.Abs(from - to) / 3);
            html.Add(
                $"<path d=\"M{Width - 90} {from} C{bend} {from} {bend} {to} {Width - 90} {to}\" fill=\"none\" stroke=\"currentColor\" stroke-dasharray=\"4 3\" marker-end=\"url(#tip)\"/>\n"
            );
        }
    }

    private static int YOf(int row) => Top + row * Row + 10;

    private static string Describe(
        StoryRow story,
        ReportRow[] reports,
        VoiceRow[] voices,
        IReadOnlyList<CopyRow> copies
    )
    {
        Dictionary<string, string> labels = story.Reports.ToDictionary(
            report => report.Id,
            report => report.Label,
            StringComparer.Ordinal
        );
        IEnumerable<string> rest = voices.Select(voice =>
            $"{string.Join(", ", voice.Reports.Where(labels.ContainsKey).Select(id => labels[id]))} on the word of {voice.Name}"
        );
        IEnumerable<string> taken = copies
            .Where(copy => labels.ContainsKey(copy.Copy) && labels.ContainsKey(copy.Source))
            .Select(copy => $"{labels[copy.Copy]} from {labels[copy.Source]}");
        return PlainText.Shortened(
            $"Who stands on whom, {Parts.Count(reports.Length, "report")}: {string.Join("; ", rest)}. Taken: {string.Join("; ", taken)}. The table below holds the same.",
            600
        );
    }
}
