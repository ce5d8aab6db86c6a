using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Server.Tools;

/// <summary>The tool <c>verify_text</c>.</summary>
internal static class VerifyTool
{
    // A draft comes in one message: what is longer is checked in pieces.
    private const int LongestDraft = 8_000;
    private const int MostMatches = 3;

    public static NewsTool<VerifyAnswer> Create() =>
        new(
            "verify_text",
            "Holds a draft in English against the record: each quotation, number and name of it is verbatim, variant or not found, with where it stands. It says what stands in the record, never what is true. The draft is not kept."
                + NewsTools.Untrusted,
            [
                new("text", "The draft: at most 8,000 characters."),
                new(
                    "start",
                    "The number of the first finding to list, from 0.",
                    IsRequired: false,
                    IsNumber: true
                ),
            ],
            ToolsJson.Lines.VerifyAnswer,
            async question =>
            {
                string draft = question.LongText("text", LongestDraft);
                int start = question.Number("start", 0);
                ImmutableArray<DraftRow> rows = await question.Served.Drafts.CheckAsync(
                    draft,
                    question.Stop
                );
                return items => AnswerOf(rows, start, items);
            },
            answer =>
                answer
                    .Findings.SelectMany(finding => finding.Matches)
                    .Select(match => match.Quotation ?? match.Report)
        );

    private static VerifyAnswer AnswerOf(ImmutableArray<DraftRow> rows, int start, int items) =>
        new(
            rows.Length,
            Math.Max(0, rows.Length - start - items),
            [.. rows.Skip(start).Take(items).Select(FindingOf)]
        );

    private static ToolFinding FindingOf(DraftRow row) =>
        new(
            row.Kind,
            row.Start,
            row.End,
            SourceText.Of(row.Words),
            row.Status,
            SourceText.Of(row.Speaker),
            row.SpeakerReports,
            [
                .. row
                    .Matches.Take(MostMatches)
                    .Select(match => new ToolMatch(
                        match.Report,
                        match.Quote,
                        SourceText.Of(match.Words),
                        SourceText.Of(match.Speaker),
                        SourceText.Of(match.Addressee),
                        match.Differences,
                        SourceText.Of(match.NotSaid)
                    )),
            ]
        );
}
