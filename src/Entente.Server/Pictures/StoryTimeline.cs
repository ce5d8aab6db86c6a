using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Pictures;

/// <summary>Draws the reports of a story by the time they state, a line for each account.</summary>
internal static class StoryTimeline
{
    private const int Width = 720;
    private const int Left = 90; // Room for "account 12" and for reports without a date.
    private const int Right = 30;
    private const int Row = 24;
    private const int Top = 14;
    private const int MostAccounts = 40;

    public static Html Of(StoryRow story)
    {
        (ReportRow Report, DateTimeOffset? At)[] reports =
        [
            .. story
                .Reports.Where(report => report.Account <= MostAccounts)
                .Select(report => (report, TimeOf(report.Date))),
        ];
        DateTimeOffset[] times = [.. reports.Select(report => report.At).OfType<DateTimeOffset>()];
        DateTimeOffset first = times.Length == 0 ? default : times.Min();
        double span = times.Length == 0 ? 0 : (times.Max() - first).TotalHours;
        int rows = Math.Min(story.Accounts, MostAccounts);
        int height = Top + rows * Row + 34;
        return Html.Of(html =>
        {
            html.Add(
                $"""
                <svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {Width} {height}" role="img" aria-label="{Describe(
                    story
                )}" font-size="12" fill="currentColor">

                """
            );
            for (int account = 1; account <= rows; account++)
            {
                int y = YOf(account);
                html.Add(
                    $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\" stroke=\"currentColor\" stroke-opacity=\".18\"/><text x=\"0\" y=\"{y + 4}\" fill-opacity=\".7\">account {account}</text>\n"
                );
            }

            Axis(html, times, first, span, YOf(rows) + 28);
            Marks(html, reports, first, span);
            html.Add($"</svg>");
        });
    }

    private static void Marks(
        Markup html,
        (ReportRow Report, DateTimeOffset? At)[] reports,
        DateTimeOffset first,
        double span
    )
    {
        // Reports of one account that state nearly the same time stand beside each other, not upon each other.
        foreach (var account in reports.GroupBy(report => report.Report.Account))
        {
            double free = double.MinValue;
            foreach (
                (ReportRow report, DateTimeOffset? at) in account.OrderBy(report =>
                    report.At ?? DateTimeOffset.MinValue
                )
            )
            {
                double x = Math.Max(free, at is { } time ? XOf(time, first, span) : Left - 14);
                free = x + 26;
                int y = YOf(report.Account);
                string fill = report.Copies is null ? "currentColor" : "none";
                html.Add(
                    $"<circle cx=\"{x}\" cy=\"{y}\" r=\"5\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.5\"/><text x=\"{x + 8}\" y=\"{y - 5}\" font-size=\"11\">{report.Label}</text>\n"
                );
            }
        }
    }

    private static void Axis(
        Markup html,
        DateTimeOffset[] times,
        DateTimeOffset first,
        double span,
        int y
    )
    {
        if (times.Length == 0)
        {
            html.Add($"<text x=\"{Left}\" y=\"{y}\">no report states a date</text>\n");
            return;
        }

        DateOnly begin = DateOnly.FromDateTime(first.DateTime);
        DateOnly end = DateOnly.FromDateTime(times.Max().DateTime);
        int days = end.DayNumber - begin.DayNumber;
        int step = Math.Max(1, (int)Math.Ceiling(days / 6.0));
        double free = double.MinValue;
        for (DateOnly day = begin; day <= end; day = day.AddDays(step))
        {
            double x = XOf(
                new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero),
                first,
                span
            );
            if (x >= free)
            {
                html.Add(
                    $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\">{day.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}</text>\n"
                );
                free = x + 90;
            }
        }
    }

    private static double XOf(DateTimeOffset time, DateTimeOffset first, double span)
    {
        const double inside = 40; // What stands at either end has room for its date below.
        double share = span < 1 ? 0.5 : Math.Clamp((time - first).TotalHours / span, 0, 1);
        return Left + inside + share * (Width - Left - Right - 2 * inside);
    }

    private static int YOf(int account) => Top + account * Row - 6;

    // Only a day is stated: its middle.
    private static DateTimeOffset? TimeOf(string? iso) =>
        iso is null ? null
        : IsoDay.Parse(iso) is { } day ? new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero)
        : DateTimeOffset.TryParse(
            iso,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out DateTimeOffset time
        )
            ? time
        : null;

    private static string Describe(StoryRow story)
    {
        string?[] days =
        [
            .. story
                .Reports.Select(report => report.Date?[..10])
                .Where(day => day is not null)
                .Order(StringComparer.Ordinal),
        ];
        return $"Timeline: {Parts.Numbers(story.Reports.Length, story.Accounts, story.Independent)}{(days.Length == 0 ? "" : $", from {days[0]} to {days[^1]}")}. The table below holds the same.";
    }
}
