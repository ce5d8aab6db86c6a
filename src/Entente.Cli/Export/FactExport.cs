using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>A figure as a row of the export, with the fact that it is part of.</summary>
/// <param name="Fact">The fact; its figures are of one thing in one sense.</param>
/// <param name="Sense">level, change, target, share or plan.</param>
/// <param name="Outcome">agreed, reports differ, not comparable, one account only.</param>
/// <param name="Reasons">Why figures of the fact cannot be compared.</param>
/// <param name="Actors">Whose it is, by identifier.</param>
/// <param name="Accounts">The accounts that state the value of this figure.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Words">The words, as the report has them.</param>
/// <param name="Topic">The words that name what it is of.</param>
/// <param name="Stated">The number; <see langword="null"/> where only bounds are stated.</param>
/// <param name="Low">The least; <see langword="null"/> when there is no lower bound.</param>
/// <param name="High">The most; <see langword="null"/> when there is no upper bound.</param>
/// <param name="Unit">Unit or currency; <see langword="null"/> for a plain number.</param>
/// <param name="IsUnitInferred">Whether the unit is told from the text around.</param>
/// <param name="Exactness">The words that say how exact it is; <see langword="null"/> when none do.</param>
/// <param name="Period">The time it is said of (ISO 8601); <see langword="null"/> when none is stated, or the day cannot be told.</param>
/// <param name="PeriodWords">The words for that time.</param>
/// <param name="IsRate">Whether it is said per such a time.</param>
/// <param name="AsOf">The day of the report; <see langword="null"/> when it is not known.</param>
/// <param name="AsOfSource">The report that the day was taken from, where the report states none.</param>
/// <param name="Speaker">Who says so; <see langword="null"/> when the report gives no source.</param>
/// <param name="SpeakerIds">Their identifiers, where our tables know them.</param>
/// <param name="Report">Its report.</param>
/// <param name="Story">The story of that report.</param>
/// <param name="File">Where that report's capture was found.</param>
/// <param name="Account">The number of its account in the story, from 1.</param>
/// <param name="Start">Where the words begin in the text of the file, in Unicode code points.</param>
/// <param name="End">Where they end, exclusive.</param>
internal sealed record FactExport(
    string Fact,
    string Sense,
    string Outcome,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Actors,
    int Accounts,
    string Id,
    string Words,
    string Topic,
    decimal? Stated,
    decimal? Low,
    decimal? High,
    string? Unit,
    bool IsUnitInferred,
    string? Exactness,
    string? Period,
    string? PeriodWords,
    bool IsRate,
    string? AsOf,
    string? AsOfSource,
    string? Speaker,
    ImmutableArray<string> SpeakerIds,
    string Report,
    string Story,
    string File,
    int Account,
    int Start,
    int End
)
{
    public static IEnumerable<FactExport> Of(FactRow fact) =>
        from value in fact.Values
        from figure in value.Figures
        select new FactExport(
            fact.Id,
            fact.Sense,
            fact.Outcome,
            fact.Reasons,
            fact.Actors,
            value.Accounts,
            figure.Id,
            figure.Words,
            figure.Topic,
            figure.Stated,
            figure.Low,
            figure.High,
            figure.Unit,
            figure.IsUnitInferred,
            figure.Exactness,
            figure.Period,
            figure.PeriodWords,
            figure.IsRate,
            figure.AsOf,
            figure.AsOfSource,
            figure.Speaker,
            figure.SpeakerIds,
            figure.Report,
            figure.Story,
            figure.File,
            figure.Account,
            figure.Start,
            figure.End
        );
}
