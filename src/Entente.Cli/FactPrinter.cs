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
        string outcome = fact.Reasons.IsEmpty
            ? fact.Outcome
            : $"{fact.Outcome}: {string.Join(", ", fact.Reasons)}";
        string of = fact.Actors.IsEmpty
            ? fact.Topic
            : $"{fact.Topic} ({string.Join(", ", fact.Actors)})";
        if (!isOne)
        {
            yield return [Printer.Short(fact.Id), $"{of} · {outcome}", "", "", ""];
        }

        foreach (ValueRow value in fact.Values)
        {
            FigureRow figure = value.Figures[0];
            string words = $"{Words(fact, figure)} · {Voice(value)}";
            yield return
            [
                isOne ? Printer.Short(fact.Id) : "",
                isOne ? $"{of}: {words}" : $"  {words}",
                When(figure),
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
                $"  later report {later.Relation}: {Printer.OneLine(later.Figure.Words)}{Inferred(later.Figure)}",
                When(later.Figure),
                "",
                labels.GetValueOrDefault(later.Figure.Report, Printer.Short(later.Figure.Report)),
            ];
        }
    }

    /// <summary>"change 31%", "target 200 billion (USD inferred)": the page states no currency there.</summary>
    private static string Words(FactRow fact, FigureRow figure)
    {
        string exactness =
            figure.Exactness is { } exact
            && !figure.Words.StartsWith(exact, StringComparison.OrdinalIgnoreCase)
                ? $"{exact} "
                : "";
        string number = $"{exactness}{Printer.OneLine(figure.Words)}{Inferred(figure)}";
        string deed = fact.Deed is null ? "" : $" [{fact.Deed}]";
        return fact.Sense switch
        {
            "change" => $"change {number}",
            "target" => $"target {number}",
            "share" => $"{number} of it{deed}",
            _ => $"{number}{deed}",
        };
    }

    /// <summary>Behind words without a sign of money only: a "$" says itself which dollars it leaves open.</summary>
    private static string Inferred(FigureRow figure) =>
        figure.IsUnitInferred && !figure.Words.Any(char.IsSymbol)
            ? $" ({figure.Unit} inferred)"
            : "";

    /// <summary>Those who say so, over all reports of a value.</summary>
    private static string Voice(ValueRow value)
    {
        string[] speakers =
        [
            .. value
                .Figures.Select(figure => figure.Speaker)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        return speakers.Length == 0 ? "no source given" : string.Join(", ", speakers);
    }

    private static string When(FigureRow figure) =>
        figure.Period is { } period
            ? figure.IsRate
                ? $"per {Printer.OneLine(figure.PeriodWords!)}"
                : period
            : figure.PeriodWords is { } words
                ? $"“{Printer.OneLine(words)}”"
                : figure.AsOf is { } day
                    ? $"as of {(figure.AsOfSource is null ? day : $"({day})")}"
                    : "";
}
