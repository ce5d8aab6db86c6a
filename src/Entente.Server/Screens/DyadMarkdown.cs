using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Two actors as a readout in Markdown: what a desk pastes into its note.</summary>
internal static class DyadMarkdown
{
    public static void Write(MarkdownText text, RelationReadout relation)
    {
        text.Heading(1, $"{relation.One.Name} – {relation.Other.Name}");
        text.Heading(2, "Month by month");
        text.Table(
            new Table(
                [
                    "month",
                    "contact",
                    "cooperation",
                    "conflict",
                    "threat",
                    "plan",
                    "cancelled",
                    "together",
                    "other",
                    "reports read",
                    "naming both",
                ],
                relation.Months.Select(Cells)
            )
        );
        foreach (
            IGrouping<string, PointRow> mark in relation.Points.GroupBy(
                point => point.Mark,
                StringComparer.Ordinal
            )
        )
        {
            Points(text, mark.Key, [.. mark]);
        }

        if (!relation.States.IsEmpty)
        {
            text.Heading(2, "What held for a time");
            text.Blank();
            foreach (StateRow state in relation.States)
            {
                text.Item(
                    $"{EventWords.StateOf(state)}: from {state.From ?? "a day not told"} to {state.To ?? "no end told"} ({string.Join(", ", new[] { state.Begin?.Id, state.End?.Id }.OfType<string>())})"
                );
            }
        }

        text.Paragraph("Machine-read, unchecked.");
    }

    private static void Points(MarkdownText text, string mark, ImmutableArray<PointRow> points)
    {
        text.Heading(2, mark);
        text.Blank();
        foreach (PointRow point in points)
        {
            OccurrenceRow row = point.Occurrence;
            string outcome = EventWords.OutcomeOf(point, id => id);
            text.Item(
                $"{EventWords.When(row)}: {EventWords.Act(row.Event)} – {row.Event.Modality}{(outcome.Length == 0 ? "" : $", {outcome}")} ({Parts.Count(row.Accounts, "account")}; {row.Id})"
            );
        }
    }

    private static string?[] Cells(MonthRow month) =>
        [
            month.Month,
            .. new[]
            {
                month.Contact,
                month.Cooperation,
                month.Conflict,
                month.Threat,
                month.Plan,
                month.Cancelled,
                month.Together,
                month.Other,
                month.Reports,
                month.Naming,
            }.Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];
}
