using System.Collections.Immutable;
using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells facts in rows, each with its words in the kept page.</summary>
public static class FactTeller
{
    /// <summary>The figures of a report that say plainly of what they are.</summary>
    /// <param name="told">The report.</param>
    /// <param name="story">Its story.</param>
    /// <param name="account">The number of its account in that story.</param>
    public static IEnumerable<ReportedFigure> FiguresOf(ToldReport told, string story, int account)
    {
        ArgumentNullException.ThrowIfNull(told);
        return from part in told.Report.Parts
            from claim in told.Report.ReckoningOf(part).Claims
            select new ReportedFigure
            {
                Report = told.Report,
                Story = story,
                Account = account,
                Part = part,
                Claim = claim,
            };
    }

    /// <summary>Tells facts: those in which reports differ first, then what they agree on, what cannot be compared, and what one account states; of one thing together.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="reports">The reports of all their figures, by identifier.</param>
    public static ImmutableArray<FactRow> Tell(
        IEnumerable<Fact> facts,
        IReadOnlyDictionary<string, ToldReport> reports
    ) =>
        [
            .. facts
                .Select(fact => (Fact: fact, Row: RowOf(fact, reports)))
                .GroupBy(told => ThingOf(told.Fact), StringComparer.Ordinal)
                .OrderBy(thing => thing.Min(told => told.Fact.Outcome))
                .ThenByDescending(thing => thing.Max(told => told.Row.Accounts))
                .ThenByDescending(thing => thing.Max(told => told.Row.Reports))
                .SelectMany(thing => thing.Select(told => told.Row)),
        ];

    /// <summary>The outcome in the words of the readout.</summary>
    public static string WordsOf(FactOutcome outcome) =>
        outcome switch
        {
            FactOutcome.Differ => "reports differ",
            FactOutcome.Agreed => "agreed",
            FactOutcome.NotComparable => "not comparable",
            _ => "one account only",
        };

    /// <summary>Tells a figure in one row.</summary>
    public static FigureRow RowOf(
        ReportedFigure figure,
        IReadOnlyDictionary<string, ToldReport> reports
    )
    {
        ArgumentNullException.ThrowIfNull(figure);
        ArgumentNullException.ThrowIfNull(reports);
        ToldReport told = reports[figure.Report.Id];
        Report report = told.Report;
        string text = told.TextOf(figure.Part);
        Evidence evidence = told.EvidenceOf(figure.Part, figure.Figure.Span);
        ImmutableArray<Voice> speakers = SpeakersOf(
            report,
            figure.Part,
            figure.Figure,
            figure.Claim
        );
        TemporalExpression? period = figure.Period;
        return new FigureRow(
            figure.Id,
            figure.Words,
            figure.Claim.Topic.In(text).ToString(),
            figure.Figure.Stated,
            figure.Figure.Low,
            figure.Figure.High,
            figure.Figure.Unit,
            figure.Figure.IsUnitInferred,
            figure.Figure.Exactness?.In(text).ToString(),
            period is null ? null : PeriodText.Of(period),
            period?.Span.In(text).ToString(),
            figure.Figure.IsRate,
            figure.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            report.Reference?.Source,
            ToldReport.NamesOf(speakers),
            [.. speakers.Select(voice => voice.Entity).OfType<string>()],
            report.Id,
            figure.Story,
            told.File,
            figure.Account,
            evidence.Start,
            evidence.End
        );
    }

    internal static FactRow RowOf(Fact fact, IReadOnlyDictionary<string, ToldReport> reports)
    {
        ReportedFigure first = fact.Values[0][0];
        ReportedFigure[] all = [.. fact.Values.SelectMany(value => value)];
        return new FactRow(
            first.Id,
            RowOf(first, reports).Topic,
            first.Claim.Actors,
            first.Claim.Deed,
            first.Claim.Sense.ToString().ToLowerInvariant(),
            WordsOf(fact.Outcome),
            fact.Reasons,
            Accounts(all),
            all.Select(figure => figure.Report.Id).Distinct(StringComparer.Ordinal).Count(),
            [
                .. fact.Values.Select(value => new ValueRow(
                    Accounts(value),
                    [.. value.Select(figure => RowOf(figure, reports))]
                )),
            ],
            [
                .. fact.Later.Select(later => new LaterRow(
                    Relation(first, later),
                    RowOf(later, reports)
                )),
            ]
        );
    }

    private static int Accounts(IEnumerable<ReportedFigure> figures) =>
        figures.Select(figure => (figure.Story, figure.Account)).Distinct().Count();

    private static string Relation(ReportedFigure plan, ReportedFigure later)
    {
        decimal? target = plan.Figure.Stated ?? plan.Figure.Low ?? plan.Figure.High;
        decimal? told = later.Figure.Stated ?? later.Figure.Low ?? later.Figure.High;
        return told > target ? "above the target"
            : told < target ? "below the target"
            : "the target";
    }

    private static string ThingOf(Fact fact)
    {
        Claim claim = fact.Values[0][0].Claim;
        return $"{claim.Head}\n{string.Join(' ', claim.Modifiers)}\n{string.Join(' ', claim.Actors)}";
    }

    /// <summary>On whose word a figure rests: of those who say the shortest statement in which it stands, else of its source; empty when the report gives none.</summary>
    public static ImmutableArray<Voice> SpeakersOf(
        Report report,
        ReportPart part,
        Figure figure,
        Claim? claim
    )
    {
        Quotation? said = report
            .Quotations.Where(said =>
                said.Part == part
                && !said.Speakers.IsEmpty
                && (
                    said.Clause is { } clause && clause.Contains(figure.Span)
                    || said.Words.Any(piece => piece.Contains(figure.Span))
                )
            )
            .MinBy(said => said.Words[^1].End - said.Words[0].Start);
        return said?.Speakers ?? (claim?.Speaker is { } source ? [source] : []);
    }
}
