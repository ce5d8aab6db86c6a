using System.Globalization;
using Entente.Readouts;

namespace Entente.Cli;

/// <summary>A temporal expression as a row of the export; offsets in code points of the text of the file.</summary>
/// <param name="Id">Its identifier, for <c>why</c>.</param>
/// <param name="Report">Its report.</param>
/// <param name="File">The file of the report.</param>
/// <param name="Part">body or headline.</param>
/// <param name="Start">Where the words begin; for a headline where it begins itself.</param>
/// <param name="End">Where they end, exclusive.</param>
/// <param name="Words">The words.</param>
/// <param name="Type">date, time, duration or set.</param>
/// <param name="Value">The value, in the notation of TIMEX3.</param>
/// <param name="Begins">The first moment; none when it is not known.</param>
/// <param name="EndsBefore">The first moment that no longer belongs to it.</param>
/// <param name="Precision">How exact the words are.</param>
/// <param name="Anchor">What it was counted from: stated, reference, story or missing.</param>
/// <param name="Reference">Where the day of the report is borrowed: from which report.</param>
/// <param name="Bound">before, since, until or after.</param>
/// <param name="Modifier">What is said of its place in the stretch.</param>
/// <param name="Rule">How it was counted.</param>
internal sealed record TimeExport(
    string Id,
    string Report,
    string File,
    string Part,
    int Start,
    int End,
    string Words,
    string Type,
    string Value,
    string? Begins,
    string? EndsBefore,
    string Precision,
    string Anchor,
    string? Reference,
    string? Bound,
    string? Modifier,
    string Rule
)
{
    /// <summary>The temporal expressions of a part of a report, in order.</summary>
    public static IEnumerable<TimeExport> Of(ToldReport told, ReportPart part) =>
        told.Report.ReckoningOf(part).Times.Select(time => Of(told, part, time));

    private static TimeExport Of(ToldReport told, ReportPart part, TemporalExpression time)
    {
        Evidence evidence = told.EvidenceOf(part, time.Span);
        return new TimeExport(
            RecordId.ForTime(told.Report.Id, part, time.Span.Start),
            told.Report.Id,
            told.File,
            part.Name,
            evidence.Start,
            evidence.End,
            time.Span.In(told.TextOf(part)).ToString(),
            time.Type.ToString().ToLowerInvariant(),
            time.Value,
            Moment(time.Begin),
            Moment(time.End),
            time.Precision.ToString().ToLowerInvariant(),
            time.Anchor.ToString().ToLowerInvariant(),
            time.Anchor == TemporalAnchor.Reference ? told.Report.Reference?.Source : null,
            time.Bound?.ToString().ToLowerInvariant(),
            time.Modifier,
            time.Rule
        );
    }

    /// <summary>A day, or a moment where the words tell one.</summary>
    private static string? Moment(DateTime? moment) =>
        moment?.ToString(
            moment.Value.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss",
            CultureInfo.InvariantCulture
        );
}
