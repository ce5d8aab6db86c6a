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

    /// <summary>"CONSULT phone “conversation”: Xi Jinping ↔ Vladimir Putin · Beijing ← Yuri Ushakov".</summary>
    public static string Act(EventRow row)
    {
        string type = row.Type.ToUpperInvariant();
        string mode = row.Mode is null ? "" : $" {row.Mode}";
        string content = row.Content is null
            ? ""
            : $" [{row.Content}{(row.ContentMode is null ? "" : $" {row.ContentMode}")}]";
        string place = row.Place is null ? "" : $" · {row.Place}";
        string voice = row.Voice is null ? "" : $" ← {row.Voice}";
        return $"{type}{mode}{content} “{Printer.OneLine(row.Trigger)}”: {Parties(row)}{place}{voice}";
    }

    private static string Parties(EventRow row) =>
        row.IsReciprocal ? string.Join(" ↔ ", row.Sources.Select(Name))
        : row.Targets.IsEmpty ? Names(row.Sources)
        : $"{Names(row.Sources)} → {Names(row.Targets)}";

    private static string Names(ImmutableArray<PartyRow> parties) =>
        string.Join(" and ", parties.Select(Name));

    private static string Name(PartyRow party) => Printer.OneLine(party.Name);

    private static IEnumerable<string?[]> RowsOf(
        OccurrenceRow row,
        IReadOnlyDictionary<string, string> labels
    )
    {
        yield return
        [
            Printer.Short(row.Id),
            Act(row.Event),
            row.When ?? "",
            row.Event.Modality,
            row.Accounts.ToString(CultureInfo.InvariantCulture),
            Reports(row.Tellings, labels),
        ];
        if (!row.Differences.IsEmpty)
        {
            yield return
            [
                "",
                $"  reports differ: {string.Join(", ", row.Differences)}",
                All(row, told => told.When),
                All(row, told => told.Modality),
                "",
                "",
            ];
        }

        if (!row.Retold.IsEmpty)
        {
            yield return ["", "  looked back at", "", "", "", Reports(row.Retold, labels)];
        }
    }

    private static string All(OccurrenceRow row, Func<EventRow, string?> what) =>
        string.Join(
            ", ",
            row.Tellings.Select(what).OfType<string>().Distinct(StringComparer.Ordinal)
        );

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
