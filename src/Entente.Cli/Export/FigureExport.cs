using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>A figure as a row of the export, also one of which the report does not say plainly of what it is; offsets in code points of the text of the file.</summary>
/// <param name="Id">Its identifier, for <c>why</c>.</param>
/// <param name="Report">Its report.</param>
/// <param name="File">The file of the report.</param>
/// <param name="Part">body or headline.</param>
/// <param name="Start">Where the words begin; for a headline where it begins itself.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Words">The words: number, unit and sign.</param>
/// <param name="Kind">What kind of number it is.</param>
/// <param name="Stated">The number; none where only bounds are stated.</param>
/// <param name="Low">The least that the words allow.</param>
/// <param name="High">The most that they allow.</param>
/// <param name="Unit">The unit, the currency (ISO 4217) or "%".</param>
/// <param name="IsUnitInferred">Whether the currency is told from the text around.</param>
/// <param name="Exactness">The words that say how exact it is.</param>
/// <param name="Counted">What is counted.</param>
/// <param name="IsPlanned">Whether it is a target, a plan or a forecast.</param>
/// <param name="IsRate">Whether it is said per the period.</param>
/// <param name="Period">The time it is said of, in the notation of TIMEX3.</param>
/// <param name="AsOf">The day on which it was so, in the same notation.</param>
/// <param name="Topic">The words that say of what it is.</param>
/// <param name="Deed">What is done with what is counted.</param>
/// <param name="Sense">level, change, target, share or plan.</param>
/// <param name="Actors">Whose it is, by identifier.</param>
/// <param name="Speaker">On whose word it rests.</param>
/// <param name="SpeakerIds">Their identifiers.</param>
internal sealed record FigureExport(
    string Id,
    string Report,
    string File,
    string Part,
    int Start,
    int End,
    string Words,
    string Kind,
    decimal? Stated,
    decimal? Low,
    decimal? High,
    string? Unit,
    bool IsUnitInferred,
    string? Exactness,
    string? Counted,
    bool IsPlanned,
    bool IsRate,
    string? Period,
    string? AsOf,
    string? Topic,
    string? Deed,
    string? Sense,
    ImmutableArray<string> Actors,
    string? Speaker,
    ImmutableArray<string> SpeakerIds
)
{
    /// <summary>The figures of a part of a report, in order.</summary>
    public static IEnumerable<FigureExport> Of(ToldReport told, ReportPart part)
    {
        Reckoning reckoning = told.Report.ReckoningOf(part);
        for (int i = 0; i < reckoning.Figures.Length; i++)
        {
            Claim? claim = reckoning.Claims.FirstOrDefault(claim => claim.Figure == i);
            yield return Of(told, part, reckoning, reckoning.Figures[i], claim);
        }
    }

    private static FigureExport Of(
        ToldReport told,
        ReportPart part,
        Reckoning reckoning,
        Figure figure,
        Claim? claim
    )
    {
        Evidence evidence = told.EvidenceOf(part, figure.Span);
        ImmutableArray<Voice> speakers = FactTeller.SpeakersOf(told.Report, part, figure, claim);
        return new FigureExport(
            RecordId.ForFigure(told.Report.Id, part, figure.Span.Start),
            told.Report.Id,
            told.File,
            part.Name,
            evidence.Start,
            evidence.End,
            Words(figure.Span)!,
            figure.Kind.ToString().ToLowerInvariant(),
            figure.Stated,
            figure.Low,
            figure.High,
            figure.Unit,
            figure.IsUnitInferred,
            Words(figure.Exactness),
            Words(figure.Counted),
            figure.IsPlanned,
            figure.IsRate,
            figure.Period is { } period ? reckoning.Times[period].Value : null,
            figure.AsOf is { } day ? reckoning.Times[day].Value : null,
            Words(claim?.Topic),
            claim?.Deed,
            claim?.Sense.ToString().ToLowerInvariant(),
            claim?.Actors ?? [],
            ToldReport.NamesOf(speakers),
            [.. speakers.Select(voice => voice.Entity).OfType<string>()]
        );

        string? Words(TextSpan? span) => span?.In(told.TextOf(part)).ToString();
    }
}
