using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Pictures;

/// <summary>Draws the events of a story by their day above a line, and its reports below it.</summary>
internal static class EventTimeline
{
    private const int Width = 720;
    private const int Left = 45;
    private const int Step = 14;
    private const int MostInPile = 12; // What is told of a day beyond that is counted, not drawn.
    private const int MostDays = 730; // What lies further back would press the story into a corner.

    public static Html Of(StoryReadout readout)
    {
        DateOnly? anchor = IsoDay.Leading(readout.Story.When);
        (DateOnly Day, string? Modality)[] marks =
        [
            .. readout
                .Events.Select(row =>
                    (
                        Day: IsoDay.Leading(row.When ?? row.Day),
                        Modality: (string?)row.Event.Modality
                    )
                )
                .Concat(
                    readout.Story.Reports.Select(row =>
                        (Day: IsoDay.Leading(row.Date), Modality: (string?)null)
                    )
                )
                .Where(mark => mark.Day is { } day && IsNear(day, anchor))
                .Select(mark => (mark.Day!.Value, mark.Modality)),
        ];
        DayScale scale = new(marks.Select(mark => mark.Day), Left, Width - Left);
        int above = PileOf(marks.Where(mark => mark.Modality is not null));
        int below = PileOf(marks.Where(mark => mark.Modality is null));
        int line = 12 + above * Step;
        int height = line + below * Step + 40;
        return Html.Of(html =>
        {
            html.Add(
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Describe(readout, marks)}\" font-size=\"12\" fill=\"currentColor\">\n<line x1=\"10\" x2=\"{Width - 10}\" y1=\"{line}\" y2=\"{line}\" stroke=\"currentColor\" stroke-opacity=\".5\"/>\n"
            );
            Piles(html, marks, scale, line);
            foreach (DateOnly day in scale.Ticks(6).Where(_ => marks.Length > 0))
            {
                html.Add(
                    $"<text x=\"{scale.Of(day)}\" y=\"{height - 8}\" text-anchor=\"middle\">{day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}</text>\n"
                );
            }

            html.Add($"</svg>");
        });
    }

    private static void Piles(
        Markup html,
        (DateOnly Day, string? Modality)[] marks,
        DayScale scale,
        int line
    )
    {
        foreach (var pile in marks.GroupBy(mark => (mark.Day, IsReport: mark.Modality is null)))
        {
            int direction = pile.Key.IsReport ? 1 : -1;
            double x = scale.Of(pile.Key.Day);
            int at = 0;
            foreach ((_, string? modality) in pile.Take(MostInPile))
            {
                double y = line + direction * (++at * Step - 4);
                double size = modality == "background" ? 2.5 : 4.5;
                string fill = modality is null or "happened" or "reported" or "background"
                    ? "currentColor"
                    : "none";
                if (pile.Key.IsReport)
                {
                    html.Add(
                        $"<rect x=\"{x - 4}\" y=\"{y - 4}\" width=\"8\" height=\"8\" fill=\"currentColor\" fill-opacity=\".55\"/>\n"
                    );
                }
                else
                {
                    html.Add(
                        $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.4\"/>\n"
                    );
                }
            }

            if (pile.Count() > MostInPile)
            {
                html.Add(
                    $"<text x=\"{x + 8}\" y=\"{line + direction * (at * Step - 8)}\" font-size=\"11\">{pile.Count()}</text>\n"
                );
            }
        }
    }

    private static bool IsNear(DateOnly day, DateOnly? anchor) =>
        anchor is not { } known || Math.Abs(day.DayNumber - known.DayNumber) <= MostDays;

    private static int PileOf(IEnumerable<(DateOnly Day, string? Modality)> marks) =>
        Math.Min(
            MostInPile,
            marks.GroupBy(mark => mark.Day).Select(day => day.Count()).DefaultIfEmpty(1).Max()
        );

    private static string Describe(StoryReadout readout, (DateOnly Day, string? Modality)[] marks)
    {
        string days =
            marks.Length == 0
                ? ""
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $", from {marks.Min(mark => mark.Day):yyyy-MM-dd} to {marks.Max(mark => mark.Day):yyyy-MM-dd}"
                );
        return $"Timeline: {Parts.Count(readout.Events.Length, "event")}, {Parts.Count(readout.Story.Reports.Length, "report")}{days}. The list below holds the same.";
    }
}
