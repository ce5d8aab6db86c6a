using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Pictures;

/// <summary>Draws what two actors did by month: a row for each mark, and at the bottom how much was read.</summary>
internal static class DyadMonths
{
    private const int Width = 720;
    private const int Left = 100;
    private const int Right = 12;
    private const int Row = 26;
    private const int Top = 22;
    private const int Coverage = 44;

    /// <summary>How many months are drawn at most: the last ones.</summary>
    public const int MostMonths = 36;

    // What has not happened is hollow.
    private static readonly ImmutableArray<(
        string Name,
        bool IsHollow,
        Func<MonthRow, int> Of
    )> s_rows =
    [
        ("contact", false, month => month.Contact),
        ("cooperation", false, month => month.Cooperation),
        ("conflict", false, month => month.Conflict),
        ("threat", true, month => month.Threat),
        ("plan", true, month => month.Plan),
        ("cancelled", true, month => month.Cancelled),
        ("together", false, month => month.Together),
        ("other", true, month => month.Other),
    ];

    /// <summary>The months that are drawn.</summary>
    public static IEnumerable<MonthRow> Shown(RelationReadout relation) =>
        relation.Months.TakeLast(MostMonths);

    public static Html Of(RelationReadout relation)
    {
        MonthRow[] months = [.. Shown(relation)];
        int bottom = Top + s_rows.Length * Row;
        int height = bottom + Coverage + 30;
        return Html.Of(html =>
        {
            html.Add(
                $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" viewBox=\"0 0 {Width} {height}\" role=\"img\" aria-label=\"{Describe(relation, months)}\" font-size=\"12\" fill=\"currentColor\">\n"
            );
            for (int row = 0; row < s_rows.Length; row++)
            {
                int y = Top + row * Row;
                html.Add(
                    $"<line x1=\"{Left}\" x2=\"{Width - Right}\" y1=\"{y}\" y2=\"{y}\" stroke=\"currentColor\" stroke-opacity=\".18\"/><text x=\"0\" y=\"{y + 4}\" fill-opacity=\".7\">{s_rows[row].Name}</text>\n"
                );
            }

            html.Add(
                $"<text x=\"0\" y=\"{bottom + Coverage}\" fill-opacity=\".7\">reports read</text>\n"
            );
            for (int i = 0; i < months.Length; i++)
            {
                double x = Left + (i + 0.5) * (Width - Left - Right) / months.Length;
                Marks(html, months[i], x);
                Read(html, months, i, x, bottom + Coverage);
            }

            Names(html, months, height - 8);
            html.Add($"</svg>");
        });
    }

    private static void Marks(Markup html, MonthRow month, double x)
    {
        for (int row = 0; row < s_rows.Length; row++)
        {
            int count = s_rows[row].Of(month);
            if (count == 0)
            {
                continue;
            }

            int y = Top + row * Row;
            double size = Math.Min(11, 4 + 2 * Math.Sqrt(count));
            string fill = s_rows[row].IsHollow ? "none" : "currentColor";
            html.Add(
                $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{size}\" fill=\"{fill}\" stroke=\"currentColor\" stroke-width=\"1.4\"/>"
            );
            if (count > 1)
            {
                html.Add(
                    $"<text x=\"{x + size + 1}\" y=\"{y - 5}\" font-size=\"10\">{count}</text>\n"
                );
            }
        }
    }

    /// <summary>A bar for what was read of the month, and in it a full one for what names both.</summary>
    private static void Read(Markup html, MonthRow[] months, int i, double x, int bottom)
    {
        double most = Math.Max(1, months.Max(month => month.Reports));
        double wide = Math.Min(16, 0.7 * (Width - Left - Right) / months.Length);
        double all = months[i].Reports / most * (Coverage - 14);
        double both = months[i].Naming / most * (Coverage - 14);
        html.Add(
            $"<rect x=\"{x - wide / 2}\" y=\"{bottom - all}\" width=\"{wide}\" height=\"{all}\" fill=\"currentColor\" fill-opacity=\".25\"/><rect x=\"{x - wide / 2}\" y=\"{bottom - both}\" width=\"{wide}\" height=\"{both}\" fill=\"currentColor\"/>\n"
        );
    }

    private static void Names(Markup html, MonthRow[] months, int y)
    {
        const int roomOfName = 68;
        double step = (Width - Left - Right) / (double)Math.Max(1, months.Length);
        int every = Math.Max(1, (int)Math.Ceiling(roomOfName / step));
        for (int i = 0; i < months.Length; i += every)
        {
            html.Add(
                $"<text x=\"{Left + (i + 0.5) * step}\" y=\"{y}\" text-anchor=\"middle\">{months[i].Month}</text>\n"
            );
        }
    }

    private static string Describe(RelationReadout relation, MonthRow[] months)
    {
        IEnumerable<string> sums = s_rows.Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{row.Name} {months.Sum(row.Of)}")
        );
        string cut =
            months.Length < relation.Months.Length
                ? $" The last {MostMonths.ToString(CultureInfo.InvariantCulture)} months only."
                : "";
        return $"{relation.One.Name} and {relation.Other.Name} by month: {string.Join(", ", sums)}.{cut} The table below holds the same.";
    }
}
