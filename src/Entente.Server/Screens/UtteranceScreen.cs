using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Pictures;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>One statement: a row for each wording, with what it changes, who says so and through whom.</summary>
internal static class UtteranceScreen
{
    public static Screen<UtteranceContent, UtteranceReadout> Create() =>
        new()
        {
            Name = "utterance",
            Path = "/utterances/{id}",
            Summary = "The wordings of one statement",
            Ask = AskAsync,
            Show = Show,
            Row = content => content.Row,
            Json = ServerJson.Web.UtteranceReadout,
            Table = content => StatementTable.Of([content.Row.Statement]),
            Annotations = (question, content) => Annotations.OfUtterance(question, content),
        };

    private static async Task<UtteranceContent> AskAsync(Question question)
    {
        string id = await question.IdAsync('u');
        (StatementRow statement, StoryRow story) =
            await question.Served.StatementAsync(id, question.Stop)
            ?? throw Refused.Unknown("no statement in the record has this identifier");
        Dictionary<string, ToldReport> told = new(StringComparer.Ordinal);
        string[] reports =
        [
            .. statement.Wordings.Select(row => row.Report).Distinct(StringComparer.Ordinal),
        ];
        await foreach ((ToldReport report, _) in question.Record.ToldAsync(reports, question.Stop))
        {
            told[report.Report.Id] = report;
        }

        string longest = statement.Wordings[0].Words;
        return new UtteranceContent(
            new UtteranceReadout(
                story.Id,
                story.Title,
                statement,
                [
                    .. statement
                        .Wordings.Skip(1)
                        .Select(row => new WordingRow(
                            row.Id,
                            row.Report,
                            [
                                .. Wording
                                    .Pieces(longest, row.Words)
                                    .Select(piece => new PieceRow(
                                        piece.Kind.ToString().ToLowerInvariant(),
                                        piece.Words
                                    )),
                            ]
                        )),
                ]
            ),
            story,
            told
        );
    }

    private static Page Show(Question question, UtteranceContent content)
    {
        StatementRow statement = content.Row.Statement;
        QuoteRow longest = statement.Wordings[0];
        Dictionary<string, ReportRow> reports = content.Story.Reports.ToDictionary(
            report => report.Id,
            StringComparer.Ordinal
        );
        return new Page(
            $"{statement.Speaker ?? "Statement"}{StoryTeller.NegationOf(longest)}: {PlainText.OneLine(longest.Words)}",
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <p class="when"><a href="{Href.To(
                        $"/stories/{content.Row.Story}"
                    )}">{content.Row.Title}</a></p>
                    <h1 class="voice">{Parts.Head(longest)}</h1>
                    <p class="numbers">{Parts.Count(statement.Accounts, "account")} · {Parts.Count(
                        statement.Reports,
                        "report"
                    )}{(
                        statement.Differences.IsEmpty
                            ? ""
                            : $" · reports differ in: {string.Join(", ", statement.Differences)}"
                    )}</p>

                    """
                );
                if (
                    statement.Wordings.Length > 1
                    && WordingAlignment.Of(statement, reports) is { } picture
                )
                {
                    html.Add(
                        $"<figure class=\"scroll\" tabindex=\"0\">{picture}<figcaption>The wordings, word under word: filled where a report has the words of the longest wording, striped where it has others, empty where it has none.</figcaption></figure>\n"
                    );
                }

                html.Add($"<section aria-label=\"Wordings\">\n");
                foreach (QuoteRow row in statement.Wordings)
                {
                    ShowWording(html, row, longest, reports, content.Told[row.Report]);
                }

                html.Add($"</section>\n");
            }
        );
    }

    private static void ShowWording(
        Markup html,
        QuoteRow row,
        QuoteRow longest,
        Dictionary<string, ReportRow> reports,
        ToldReport told
    )
    {
        ReportRow report = reports[row.Report];
        bool isLongest = row.Id == longest.Id;
        Html words = isLongest
            ? Html.Of($"{PlainText.OneLine(Wording.Shown(row.Words))}")
            : Wording.Marked(Wording.Pieces(longest.Words, row.Words));
        html.Add(
            $"""
            <article class="statement" id="{row.Id}">
            <h2 class="small">{Parts.Reference(report, row.Id)} {Parts.NameOf(
                report
            )} <span class="quiet">{Parts.Time(report.Date)}</span></h2>
            <div class="{(isLongest ? "wording first" : "wording")}"><p class="who">{Parts.Head(
                row
            )}{(row.Channel is null ? "" : $", {row.Channel}")}{Parts.PartOf(row)}</p>
            <blockquote class="{(
                row.Kind == "indirect" ? "told" : "said"
            )}"><p>{words}</p></blockquote>
            <p class="source">{string.Join(" ← ", StoryTeller.ChainOf(row, id => reports.GetValueOrDefault(id)?.Label))}</p></div>

            """
        );
        Entente.Quotation quotation = told.Report.Quotations.First(q => q.Id == row.Id);
        html.Add(
            $"{(quotation.Part == ReportPart.Body ? Parts.Evidence(told, new TextSpan(quotation.Words[0].Start, quotation.Words[^1].End)) : Parts.Evidence(told.EvidenceOf(quotation)))}"
        );
        html.Add(
            $"<p class=\"links\"><a href=\"{Href.To($"/reports/{row.Report}#{row.Id}")}\">In the kept page</a>"
        );
        if (
            quotation.Part == ReportPart.Body
            && EvidenceLink.Live(told, quotation.Words[0]) is { } live
        )
        {
            html.Add(
                $" · <a href=\"{live}\" rel=\"noopener noreferrer nofollow ugc\">On the live page ({new Uri(live.Address).IdnHost})</a>"
            );
        }

        html.Add($" · <a href=\"{Href.To($"/why/{row.Id}")}\">Why</a></p></article>\n");
    }
}

/// <summary>What the page of a statement needs.</summary>
internal sealed record UtteranceContent(
    UtteranceReadout Row,
    StoryRow Story,
    IReadOnlyDictionary<string, ToldReport> Told
);
