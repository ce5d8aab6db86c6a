using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>A figure as a row of the export, with the fact that it is part of.</summary>
internal sealed record FactExport(
    string Fact,
    string Sense,
    string Outcome,
    string Reasons,
    string Actors,
    int Accounts,
    FigureRow Figure
)
{
    public static string[] Columns { get; } =
    [
        "fact",
        "sense",
        "outcome",
        "reasons",
        "actors",
        "accounts",
        "id",
        "topic",
        "words",
        "stated",
        "low",
        "high",
        "unit",
        "isUnitInferred",
        "exactness",
        "period",
        "isRate",
        "asOf",
        "speaker",
        "report",
        "story",
        "file",
        "start",
        "end",
    ];

    public static IEnumerable<FactExport> Of(FactRow fact) =>
        from value in fact.Values
        from figure in value.Figures
        select new FactExport(
            fact.Id,
            fact.Sense,
            fact.Outcome,
            string.Join('|', fact.Reasons),
            string.Join('|', fact.Actors),
            value.Accounts,
            figure
        );

    public string?[] Cells() =>
        [
            Fact,
            Sense,
            Outcome,
            Reasons,
            Actors,
            Number(Accounts),
            Figure.Id,
            Figure.Topic,
            Figure.Words,
            Number(Figure.Stated),
            Number(Figure.Low),
            Number(Figure.High),
            Figure.Unit,
            Figure.IsUnitInferred ? "true" : "false",
            Figure.Exactness,
            Figure.Period,
            Figure.IsRate ? "true" : "false",
            Figure.AsOf,
            Figure.Speaker,
            Figure.Report,
            Figure.Story,
            Figure.File,
            Number(Figure.Start),
            Number(Figure.End),
        ];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) =>
        number?.ToString(CultureInfo.InvariantCulture);
}
