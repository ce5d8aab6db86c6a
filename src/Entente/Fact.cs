using System.Collections.Immutable;

namespace Entente;

/// <summary>What reports say with figures of one thing, in one sense.</summary>
public sealed record Fact
{
    /// <summary>The figures; those that agree stand behind one another.</summary>
    public required ImmutableArray<ImmutableArray<ReportedFigure>> Values { get; init; }

    /// <summary>How they stand to one another.</summary>
    public required FactOutcome Outcome { get; init; }

    /// <summary>Why they are not comparable, in words of a table: "other period"; empty for other outcomes.</summary>
    public ImmutableArray<string> Reasons { get; init; } = [];

    /// <summary>For a plan: figures of later reports that tell what became of it.</summary>
    public ImmutableArray<ReportedFigure> Later { get; init; } = [];
}

/// <summary>How the figures of a fact stand to one another.</summary>
public enum FactOutcome
{
    /// <summary>Comparable figures of different accounts are not the same.</summary>
    Differ,

    /// <summary>Accounts that are no copies of one another state the same.</summary>
    Agreed,

    /// <summary>The figures are of different periods, units, exactness …</summary>
    NotComparable,

    /// <summary>One account states it.</summary>
    OneAccount,
}

/// <summary>A figure of a report, with what it is compared by.</summary>
public sealed record ReportedFigure
{
    /// <summary>The report, as far as it is compared: identifier, story, day.</summary>
    public required Report Report { get; init; }

    /// <summary>Its story.</summary>
    public required string Story { get; init; }

    /// <summary>The number of its account in that story.</summary>
    public required int Account { get; init; }

    /// <summary>The part of the report in which it stands.</summary>
    public required ReportPart Part { get; init; }

    /// <summary>Of what the figure is.</summary>
    public required Claim Claim { get; init; }

    /// <summary>The figure.</summary>
    public Figure Figure => Report.ReckoningOf(Part).Figures[Claim.Figure];

    /// <summary>The time that it is said of, or per; <see langword="null"/> when none is stated.</summary>
    public TemporalExpression? Period =>
        Figure.Period is { } period ? Report.ReckoningOf(Part).Times[period] : null;

    /// <summary>The day as of which it is said: the one that the words tell ("as of 1 March"), else that of the report, stated or borrowed.</summary>
    public DateOnly? Day =>
        Figure.AsOf is { } asOf && Report.ReckoningOf(Part).Times[asOf].Begin is { } told
            ? DateOnly.FromDateTime(told)
            : Report.Article.Published?.Value.Day ?? Report.Reference?.Day;

    /// <summary>The words of the figure; with what one costs, where it is a price: "$80 a barrel".</summary>
    public string Words =>
        new TextSpan(Figure.Span.Start, Math.Max(Figure.Span.End, PricedOne?.End ?? 0))
            .In(Text)
            .ToString();

    /// <summary>What one of costs so much: "barrel"; <see langword="null"/> where the figure is no such price.</summary>
    public string? Priced => PricedOne?.In(Text).ToString();

    private TextSpan? PricedOne => Figure.Kind == FigureKind.Money ? Figure.Head : null;

    private string Text => Report.TextOf(Part);

    /// <summary>The identifier of the figure.</summary>
    public string Id => RecordId.ForFigure(Report.Id, Part, Figure.Span.Start);
}
