using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Two reports side by side, with the unquoted words that they share.</summary>
internal static class CopyScreen
{
    public static Screen<CopyContent, CopyRow> Create() =>
        new()
        {
            Name = "copy",
            Path = "/copies/{id}",
            Summary = "The text that one report took from another",
            Ask = AskAsync,
            Show = Show,
            Row = content => content.Row,
            Json = ServerJson.Web.CopyRow,
            Table = content => new Table(
                ["sourceWords", "sourceStart", "sourceEnd", "copyWords", "copyStart", "copyEnd"],
                content.Row.Passages.Select(row =>
                    new[]
                    {
                        row.SourceWords,
                        $"{row.SourceStart}",
                        $"{row.SourceEnd}",
                        row.CopyWords,
                        $"{row.CopyStart}",
                        $"{row.CopyEnd}",
                    }
                )
            ),
        };

    private static async Task<CopyContent> AskAsync(Question question)
    {
        string id = await question.IdAsync('c');
        var sides = await question.Served.Store.ReportsOfAsync(id, question.Stop);
        Dictionary<string, ToldReport> told = new(StringComparer.Ordinal);
        await foreach ((ToldReport report, _) in question.Record.ToldAsync(sides, question.Stop))
        {
            told[report.Report.Id] = report;
        }

        await foreach (Reuse reuse in question.Served.Store.ReusesAsync([sides[1]], question.Stop))
        {
            if (RecordId.ForReuse(reuse.Source, reuse.Copy) == id)
            {
                (ToldReport source, ToldReport copy) = (told[reuse.Source], told[reuse.Copy]);
                return new CopyContent(StoryTeller.RowOf(reuse, source, copy), reuse, source, copy);
            }
        }

        throw Refused.Unknown("no copy in the record has this identifier");
    }

    private static Page Show(Question question, CopyContent content) =>
        new(
            $"{NameOf(content.Copy)} ← {NameOf(content.Source)}",
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <h1>{NameOf(
                        content.Copy
                    )} <span class="arrow">←<span class="unseen"> took from </span></span> {NameOf(
                        content.Source
                    )}</h1>
                    <p class="lede">{(
                        content.Row.Kind == "copy"
                            ? "The report as a whole is a copy: it is no account of its own."
                            : "Passages of the report are taken over."
                    )} {Parts.Count(
                        content.Row.SharedWords,
                        "shared unquoted word"
                    )}. Words that both quote are no evidence of copying: everybody quotes the same words.</p>
                    <ul class="signals">
                    """
                );
                foreach (string signal in content.Row.Signals)
                {
                    html.Add($"<li>{signal}</li>");
                }

                html.Add($"</ul>\n<div class=\"sides\">\n");
                Side(
                    html,
                    "The copy",
                    content.Copy,
                    [.. content.Reuse.Passages.Select(passage => passage.InCopy)]
                );
                Side(
                    html,
                    "Its source",
                    content.Source,
                    [.. content.Reuse.Passages.Select(passage => passage.InSource)]
                );
                html.Add(
                    $"</div>\n<p class=\"links\"><a href=\"{Href.To($"/why/{content.Row.Id}")}\">Why</a></p>\n"
                );
            }
        )
        {
            IsWide = true,
        };

    private static void Side(
        Markup html,
        string role,
        ToldReport told,
        IReadOnlyList<TextSpan> shared
    )
    {
        Article article = told.Report.Article;
        html.Add(
            $"""
            <section class="side"><p class="when">{role} · {Parts.Time(
                article.Published?.Value.ToString()
            )}</p>
            <h2><a href="{Href.To($"/reports/{told.Report.Id}")}">{article.Title?.Value
                ?? "[no headline]"}</a></h2>
            <p class="quiet">{NameOf(told)}</p>

            """
        );
        LitText.Write(
            html,
            article.Text,
            [
                .. shared.Select(
                    (span, index) => new Light(span, "", "shared", $"passage {index + 1}")
                ),
                .. told
                    .Report.Quotations.Where(q => q.Part == ReportPart.Body)
                    .SelectMany(q => q.Words)
                    .Select(span => new Light(span, "", "quoted", "")),
            ]
        );
        html.Add($"</section>\n");
    }

    private static string NameOf(ToldReport told) =>
        told.Report.Article.Outlet?.Value
        ?? told.Report.Article.Agency?.Value
        ?? Path.GetFileName(told.File);
}

/// <summary>What the page of a copy needs.</summary>
internal sealed record CopyContent(CopyRow Row, Reuse Reuse, ToldReport Source, ToldReport Copy);
