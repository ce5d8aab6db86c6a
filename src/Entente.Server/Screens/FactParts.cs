using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Shows facts: the figures of one thing under one another, with what they agree or differ in, and whose number each is.</summary>
internal static class FactParts
{
    private static readonly string[] s_columns =
    [
        "fact",
        "topic",
        "actors",
        "sense",
        "outcome",
        "reasons",
        "accounts",
        "id",
        "words",
        "stated",
        "low",
        "high",
        "unit",
        "period",
        "asOf",
        "speaker",
        "report",
        "story",
        "file",
        "start",
        "end",
    ];

    /// <summary>A list of facts.</summary>
    public static void List(
        Markup html,
        IEnumerable<FactRow> facts,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        html.Add($"<ol class=\"items facts\">\n");
        foreach (FactRow fact in facts)
        {
            html.Add(
                $"<li id=\"{fact.Id}\"><p class=\"act\">{PlainText.OneLine(FactWords.Of(fact))} <span class=\"modality\">{FactWords.OutcomeOf(fact)}</span> <a class=\"links\" href=\"{Href.To($"/why/{fact.Id}")}\">Why</a></p><ul>\n"
            );
            foreach (ValueRow value in fact.Values)
            {
                Value(html, fact, value, reports);
            }

            foreach (LaterRow later in fact.Later)
            {
                Later(html, later, reports);
            }

            html.Add($"</ul></li>\n");
        }

        html.Add($"</ol>\n");
    }

    /// <summary>Facts as a table: one row a figure.</summary>
    public static Table TableOf(IEnumerable<FactRow> facts) =>
        new(
            [.. s_columns],
            from fact in facts
            from value in fact.Values
            from figure in value.Figures
            select Cells(fact, value, figure)
        );

    private static void Value(
        Markup html,
        FactRow fact,
        ValueRow value,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        FigureRow first = value.Figures[0];
        string when = FactWords.WhenOf(first);
        html.Add(
            $"<li><strong class=\"figure\">{FactWords.WordsOf(fact, first)}</strong>{(when.Length == 0 ? "" : $" · {when}")} · {FactWords.VoiceOf(value)} · {Parts.Count(value.Accounts, "account")} · "
        );
        foreach (
            FigureRow figure in value.Figures.DistinctBy(row => row.Report, StringComparer.Ordinal)
        )
        {
            html.Add($"{Parts.Reference(reports, figure.Report, figure.Id)} ");
        }

        html.Add($"</li>\n");
    }

    private static void Later(
        Markup html,
        LaterRow later,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        FigureRow figure = later.Figure;
        html.Add(
            $"<li>later report {later.Relation}: <strong class=\"figure\">{FactWords.WordsOf(figure)}</strong> · {FactWords.WhenOf(figure)} · {Parts.Reference(reports, figure.Report, figure.Id)}</li>\n"
        );
    }

    private static string?[] Cells(FactRow fact, ValueRow value, FigureRow figure) =>
        [
            fact.Id,
            fact.Topic,
            string.Join('|', fact.Actors),
            fact.Sense,
            fact.Outcome,
            string.Join('|', fact.Reasons),
            value.Accounts.ToString(CultureInfo.InvariantCulture),
            figure.Id,
            figure.Words,
            Number(figure.Stated),
            Number(figure.Low),
            Number(figure.High),
            figure.Unit,
            figure.Period,
            figure.AsOf,
            figure.Speaker,
            figure.Report,
            figure.Story,
            figure.File,
            figure.Start.ToString(CultureInfo.InvariantCulture),
            figure.End.ToString(CultureInfo.InvariantCulture),
        ];

    private static string? Number(decimal? number) =>
        number?.ToString(CultureInfo.InvariantCulture);
}
