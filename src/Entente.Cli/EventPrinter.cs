using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Prints events for people: who did what to whom, when, whether it happened, and who tells it.</summary>
internal sealed class EventPrinter(Printer printer)
{
    /// <summary>Prints events; reports by their labels where they have one, else by their identifiers.</summary>
    public void Print(
        IEnumerable<OccurrenceRow> events,
        IReadOnlyDictionary<string, string> labels
    ) =>
        printer.Table(
            ["EVENTS!", "", "when!", "modality!", "accounts>", "reports"],
            events.SelectMany(row => RowsOf(row, labels))
        );

    private static IEnumerable<string?[]> RowsOf(
        OccurrenceRow row,
        IReadOnlyDictionary<string, string> labels
    )
    {
        yield return
        [
            Printer.Short(row.Id),
            EventWords.Act(row.Event),
            row.When ?? "",
            row.Event.Modality,
            row.Accounts.ToString(CultureInfo.InvariantCulture),
            Reports(row.Tellings, labels),
        ];
        if (!row.Differences.IsEmpty)
        {
            yield return ["", $"  reports differ: {EventWords.DifferencesOf(row)}", "", "", "", ""];
        }

        if (!row.Retold.IsEmpty)
        {
            yield return ["", "  looked back at", "", "", "", Reports(row.Retold, labels)];
        }
    }

    private static string Reports(
        ImmutableArray<EventRow> tellings,
        IReadOnlyDictionary<string, string> labels
    ) =>
        string.Join(
            ' ',
            tellings
                .Select(row => labels.GetValueOrDefault(row.Report, Printer.Short(row.Report)))
                .Distinct(StringComparer.Ordinal)
        );
}
