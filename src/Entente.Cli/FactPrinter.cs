using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>Prints facts for people: the figures of one thing under one another, with what they agree or differ in.</summary>
internal sealed class FactPrinter(Printer printer)
{
    /// <summary>Prints facts; reports by their labels where they have one, else by their identifiers.</summary>
    public void Print(IEnumerable<FactRow> facts, IReadOnlyDictionary<string, string> labels) =>
        printer.Table(
            ["FACTS!", "", "when!", "accounts>", "reports"],
            facts.SelectMany(fact => RowsOf(fact, labels))
        );

    private static IEnumerable<string?[]> RowsOf(
        FactRow fact,
        IReadOnlyDictionary<string, string> labels
    )
    {
        bool isOne = fact.Values.Length == 1;
        string of = FactWords.Of(fact);
        if (!isOne)
        {
            yield return
            [
                Printer.Short(fact.Id),
                $"{of} · {FactWords.OutcomeOf(fact)}",
                "",
                "",
                "",
            ];
        }

        foreach (ValueRow value in fact.Values)
        {
            FigureRow figure = value.Figures[0];
            string words = $"{FactWords.WordsOf(fact, figure)} · {FactWords.VoiceOf(value)}";
            yield return
            [
                isOne ? Printer.Short(fact.Id) : "",
                isOne ? $"{of}: {words}" : $"  {words}",
                FactWords.WhenOf(figure),
                value.Accounts.ToString(CultureInfo.InvariantCulture),
                string.Join(
                    ' ',
                    value
                        .Figures.Select(row =>
                            labels.GetValueOrDefault(row.Report, Printer.Short(row.Report))
                        )
                        .Distinct(StringComparer.Ordinal)
                ),
            ];
        }

        foreach (LaterRow later in fact.Later)
        {
            yield return
            [
                "",
                $"  later report {later.Relation}: {FactWords.WordsOf(later.Figure)}",
                FactWords.WhenOf(later.Figure),
                "",
                labels.GetValueOrDefault(later.Figure.Report, Printer.Short(later.Figure.Report)),
            ];
        }
    }
}
