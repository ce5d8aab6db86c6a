using System.Globalization;

namespace Entente.Readouts;

/// <summary>Tells why a figure or a temporal expression is read as it is: its words, what they were counted from, of what it is, who says so.</summary>
internal static class ReckoningExplainer
{
    /// <summary>Explains the figure of this identifier, if the report holds it.</summary>
    public static IEnumerable<ReasonRow> OfFigure(ToldReport told, string id)
    {
        Report report = told.Report;
        foreach (ReportPart part in report.Parts)
        {
            Reckoning reckoning = report.ReckoningOf(part);
            for (int i = 0; i < reckoning.Figures.Length; i++)
            {
                Figure figure = reckoning.Figures[i];
                if (RecordId.ForFigure(report.Id, part, figure.Span.Start) == id)
                {
                    return new Telling(told, part).OfFigure(
                        figure,
                        reckoning.Claims.FirstOrDefault(claim => claim.Figure == i)
                    );
                }
            }
        }

        return [];
    }

    /// <summary>Explains the temporal expression of this identifier, if the report holds it.</summary>
    public static IEnumerable<ReasonRow> OfTime(ToldReport told, string id) =>
        from part in told.Report.Parts
        from time in told.Report.ReckoningOf(part).Times
        where RecordId.ForTime(told.Report.Id, part, time.Span.Start) == id
        from reason in new Telling(told, part).OfTime("time", time)
        select reason;

    /// <summary>The day that a report borrowed; <see langword="null"/> when it borrowed none.</summary>
    public static ReasonRow? CountedFrom(ToldReport told) =>
        told.Report.Reference is { } day
            ? new ReasonRow(
                "counted from",
                $"{day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, which {day.Source} states",
                day.Rule,
                told.File,
                null
            )
            : null;

    private sealed class Telling(ToldReport told, ReportPart part)
    {
        private readonly string _text = told.TextOf(part);

        public IEnumerable<ReasonRow> OfFigure(Figure figure, Claim? claim)
        {
            yield return Reason("figure", ValueOf(figure), RuleOf(figure), figure.Span);
            if (figure.Exactness is { } exactness)
            {
                yield return Reason(
                    "exactness",
                    Words(exactness),
                    "words before the number",
                    exactness
                );
            }

            if (claim is not null)
            {
                yield return Reason(
                    claim.Sense.ToString().ToLowerInvariant() + " of",
                    Words(claim.Topic),
                    claim.IsTopicInferred ? "topic of the figure before" : "topic by the tree",
                    claim.Topic
                );
            }

            if (figure.Period is { } period)
            {
                foreach (
                    ReasonRow reason in OfTime(
                        figure.IsRate ? "per" : "period",
                        told.Report.ReckoningOf(part).Times[period]
                    )
                )
                {
                    yield return reason;
                }
            }

            foreach (Voice speaker in FactTeller.SpeakersOf(told.Report, part, figure, claim))
            {
                yield return Reason("who says so", speaker.Name, speaker.Rule, speaker.Span);
            }
        }

        public IEnumerable<ReasonRow> OfTime(string what, TemporalExpression time)
        {
            yield return Reason(
                what,
                time.Value,
                $"{time.Rule}, {AnchorOf(time.Anchor)}",
                time.Span
            );
            if (time.Anchor == TemporalAnchor.Reference && CountedFrom(told) is { } borrowed)
            {
                yield return borrowed;
            }
        }

        private string Words(TextSpan span) => span.In(_text).ToString();

        private ReasonRow Reason(string what, string value, string rule, TextSpan span) =>
            new(what, value, rule, told.File, told.EvidenceOf(part, span));
    }

    private static string AnchorOf(TemporalAnchor anchor) =>
        anchor switch
        {
            TemporalAnchor.Reference => "counted from the day of the report",
            TemporalAnchor.Story => "counted from what was told of before",
            TemporalAnchor.Missing => "no day to count from",
            _ => "as stated",
        };

    private static string RuleOf(Figure figure)
    {
        string kind = figure.Kind.ToString().ToLowerInvariant();
        return figure.IsUnitInferred ? $"{kind}, unit told from the text around" : kind;
    }

    private static string ValueOf(Figure figure)
    {
        string number = string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.Stated?.ToString(CultureInfo.InvariantCulture) ?? "not stated exactly"}"
        );
        string low = figure.Low is { } least
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {(figure.IsLowIn ? "at least" : "more than")} {least}"
            )
            : "";
        string high = figure.High is { } most
            ? string.Create(
                CultureInfo.InvariantCulture,
                $", {(figure.IsHighIn ? "at most" : "less than")} {most}"
            )
            : "";
        return $"{number}{low}{high}{(figure.Unit is null ? "" : $" {figure.Unit}")}";
    }
}
