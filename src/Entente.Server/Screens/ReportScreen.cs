using System.Collections.Immutable;
using System.Text;
using Entente.Articles;
using Entente.Export;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>A report: the page as it was kept on the left, with what was cut in grey; on the right the record, each item lighting its words.</summary>
internal static class ReportScreen
{
    private const int CutShown = 600;

    public static Screen<ReportContent, ReportReadout> Create() =>
        new()
        {
            Name = "report",
            Path = "/reports/{id}",
            Summary = "A report with what was found in it",
            Ask = AskAsync,
            Show = Show,
            Row = content => content.Row,
            Json = ServerJson.Web.ReportReadout,
            Annotations = (_, content) => Annotations.OfReport(content),
            Others =
            [
                (
                    Format.BibTex,
                    (_, content) => Encoding.UTF8.GetBytes(Citation.ToBibTex(content.Told.Report))
                ),
                (Format.Csl, (_, content) => Citation.ToCslJson([content.Told.Report])),
            ],
        };

    private static async Task<ReportContent> AskAsync(Question question)
    {
        string id = await question.IdAsync('r');
        await foreach (
            (ToldReport told, string story) in question.Record.ToldAsync([id], question.Stop)
        )
        {
            return new ReportContent(
                told,
                story,
                RowOf(
                    told,
                    story,
                    await question.Record.PageAsync(told, question.Stop),
                    question.Settings.GivesFullText
                )
            );
        }

        throw Refused.Unknown("no report in the record has this identifier");
    }

    private static ReportReadout RowOf(
        ToldReport told,
        string story,
        PageReadout page,
        bool isFullText
    )
    {
        Article article = told.Report.Article;
        return new ReportReadout(
            told.Report.Id,
            story,
            told.File,
            article.Capture.ToString(),
            article.Title?.Value,
            [.. article.Authors.Select(author => author.Value)],
            article.Outlet?.Value,
            article.Agency?.Value,
            article.Published?.Value.ToString(),
            article.Dateline?.Value,
            article.Language,
            article.Address,
            article.Doubts,
            isFullText ? article.Text : Snippet.Of(article.Text, []),
            isFullText,
            page.Passages,
            [.. told.QuoteRows()]
        )
        {
            Captions = CaptionsOf(told, isFullText),
            Events = EventsOf(told, story),
            Figures = FiguresOf(told, story),
        };
    }

    private static ImmutableArray<CaptionRow> CaptionsOf(ToldReport told, bool isFullText) =>
        [
            .. told
                .Report.Parts.Where(part => part.IsCaption)
                .Select(part =>
                {
                    Caption caption = told.Report.Article.Captions[part.CaptionNumber - 1];
                    Evidence evidence = told.EvidenceOf(part, new TextSpan(0, caption.Text.Length));
                    return new CaptionRow(
                        part.Name,
                        isFullText ? caption.Text : Snippet.Of(caption.Text, []),
                        evidence.Start,
                        evidence.End,
                        caption.IsOfEarlier
                    );
                }),
        ];

    private static ImmutableArray<EventRow> EventsOf(ToldReport told, string story)
    {
        Dictionary<string, ToldReport> reports = ById(told);
        return
        [
            .. EventTeller
                .EventsOf(told.Report, story, account: 0, family: 0)
                .Select(telling => EventTeller.RowOf(telling, reports)),
        ];
    }

    private static ImmutableArray<FigureRow> FiguresOf(ToldReport told, string story)
    {
        Dictionary<string, ToldReport> reports = ById(told);
        return
        [
            .. FactTeller
                .FiguresOf(told, story, account: 0)
                .Select(figure => FactTeller.RowOf(figure, reports)),
        ];
    }

    private static Dictionary<string, ToldReport> ById(ToldReport told) =>
        new(StringComparer.Ordinal) { [told.Report.Id] = told };

    private static Page Show(Question question, ReportContent content)
    {
        ToldReport told = content.Told;
        Article article = told.Report.Article;
        string name = article.Outlet?.Value ?? article.Agency?.Value ?? Path.GetFileName(told.File);
        return new Page(
            article.Title?.Value ?? name,
            "Stories",
            html =>
            {
                html.Add(
                    $"""
                    <p class="when">{name} · {Parts.Time(
                        article.Published?.Value.ToString()
                    )} · <a href="{Href.To($"/stories/{content.Story}")}">its story</a></p>
                    <h1>{article.Title?.Value ?? "[no headline]"}</h1>

                    """
                );
                if (!article.Authors.IsEmpty)
                {
                    html.Add(
                        $"<p class=\"quiet\">by {string.Join(", ", article.Authors.Select(author => author.Value))}</p>\n"
                    );
                }

                html.Add(
                    $"<div class=\"sides report\">\n<section class=\"side kept\" aria-label=\"The kept page\">\n"
                );
                KeptPage(html, told);
                html.Add(
                    $"</section>\n<section class=\"side record\" aria-label=\"The record\">\n"
                );
                Record(html, content);
                html.Add($"</section>\n</div>\n");
            }
        )
        {
            IsWide = true,
        };
    }

    private static void KeptPage(Markup html, ToldReport told)
    {
        Article article = told.Report.Article;
        string source = told.Source ?? "";
        TextSpan whole = new(0, source.Length);
        Light[] lights = LitText.Ordered(LightsOf(told, ReportPart.Body));
        IEnumerable<(int Start, Action Write)> kept = LitText
            .Paragraphs(article.Text)
            .Select(paragraph =>
                (
                    article.Source.ToSource(paragraph).Start,
                    (Action)(() => LitText.Write(html, article.Text, paragraph, lights))
                )
            );
        (ReportPart Part, TextSpan Source)[] captions =
        [
            .. told
                .Report.Parts.Where(part => part.IsCaption)
                .Select(part => (part, SourceOf(article.Captions[part.CaptionNumber - 1]))),
        ];
        IEnumerable<(int Start, Action Write)> shown = captions.Select(caption =>
            (caption.Source.Start, (Action)(() => Caption(html, told, caption.Part)))
        );
        IEnumerable<(int Start, Action Write)> cuts = article
            .Cuts.Where(cut =>
                whole.Contains(cut.Source)
                && !Array.Exists(captions, caption => cut.Source.Contains(caption.Source))
            )
            .Select(cut => (cut.Source.Start, (Action)(() => Cut(html, source, cut))));
        foreach (
            (_, Action write) in kept.Concat(shown).Concat(cuts).OrderBy(passage => passage.Start)
        )
        {
            write();
        }
    }

    private static TextSpan SourceOf(Caption caption) =>
        caption.Source.ToSource(new TextSpan(0, caption.Text.Length));

    /// <summary>What stands under a picture, with its words lit.</summary>
    private static void Caption(Markup html, ToldReport told, ReportPart part)
    {
        string text = told.TextOf(part);
        html.Add($"<div class=\"caption\"><span class=\"reason\">{part.Name}</span> ");
        LitText.Write(
            html,
            text,
            new TextSpan(0, text.Length),
            LitText.Ordered(LightsOf(told, part))
        );
        html.Add($"</div>\n");
    }

    /// <summary>What is lit in a part of the report: what is said, the words of events and figures, and in the text names.</summary>
    private static IEnumerable<Light> LightsOf(ToldReport told, ReportPart part)
    {
        Report report = told.Report;
        IEnumerable<Light> said = report
            .Quotations.Where(quotation => quotation.Part == part)
            .SelectMany(quotation =>
                quotation.Words.Select(
                    (span, piece) =>
                        new Light(
                            span,
                            piece == 0 ? quotation.Id : "",
                            "said",
                            quotation.Speakers.IsEmpty
                                ? "speaker not named"
                                : string.Join(
                                    " and ",
                                    quotation.Speakers.Select(voice => voice.Name)
                                )
                        )
                )
            );
        IEnumerable<Light> events = report
            .Events.Where(found => found.Part == part)
            .Select(found => new Light(
                found.Trigger,
                RecordId.ForEvent(report.Id, found.Trigger.Start, found.Part),
                "act",
                found.Type.ToString().ToLowerInvariant()
            ));
        IEnumerable<Light> figures = FactTeller
            .FiguresOf(told, "", account: 0)
            .Where(figure => figure.Part == part)
            .Select(figure => new Light(figure.Figure.Span, figure.Id, "act", "figure"));
        IEnumerable<Light> names =
            part == ReportPart.Body
                ? report.Mentions.Select(mention => new Light(
                    mention.Span,
                    "",
                    "name",
                    mention.Name
                ))
                : [];
        return said.Concat(events).Concat(figures).Concat(names);
    }

    private static void Cut(Markup html, string source, Cut cut)
    {
        string words = PlainText.OneLine(ArticleReader.ShownText(source, cut.Source));
        if (words.Length > 0)
        {
            html.Add(
                $"<p class=\"cut\"><span class=\"reason\">left out: {cut.Reason}</span> {PlainText.Shortened(words, CutShown)}</p>\n"
            );
        }
    }

    // Words of the text and its captions are where their page lights them; those of a headline are only here.
    private static Html ItemOf(string part, string id) =>
        part == ReportPart.Headline.Name ? Html.Of($"<li id=\"{id}\">") : Html.Of($"<li>");

    private static void Record(Markup html, ReportContent content)
    {
        ToldReport told = content.Told;
        Article article = told.Report.Article;
        html.Add(
            $"<h2>Statements <span class=\"count\">{content.Row.Quotations.Length}</span></h2>\n<ol class=\"items\">\n"
        );
        foreach (QuoteRow row in content.Row.Quotations)
        {
            html.Add(
                $"""
                {ItemOf(row.Part, row.Id)}<p class="who">{Parts.Head(
                    row
                )}{Parts.PartOf(row)}</p>
                <p class="{(
                    row.Kind == "indirect" ? "words told" : "words said"
                )}"><a href="{Href.To($"#{row.Id}")}">{PlainText.Shortened(
                    PlainText.OneLine(row.Words),
                    Snippet.MaxLength
                )}</a></p>
                <p class="links"><a href="{Href.To(
                    $"/utterances/{row.Utterance}"
                )}">Wordings</a> · <a href="{Href.To($"/why/{row.Id}")}">Why</a></p></li>

                """
            );
        }

        html.Add($"</ol>\n");
        Events(html, content.Row.Events);
        Figures(html, content.Row.Figures);
        html.Add($"<h2>What the page states</h2>\n<dl class=\"stated\">\n");
        State("Outlet", article.Outlet?.Value);
        State("Agency", article.Agency?.Value);
        State("Dateline", article.Dateline?.Value);
        State("Published", article.Published?.Value.ToString());
        State("Updated", article.Updated?.Value.ToString());
        State("Language", article.Language);
        State("File", told.File);
        State("Capture", article.Capture.ToString());
        State("Doubts", article.Doubts.IsEmpty ? null : string.Join(", ", article.Doubts));
        if (Href.Outside(article.Address) is { } address)
        {
            html.Add(
                $"<div><dt>Live page</dt><dd><a href=\"{address}\" rel=\"noopener noreferrer nofollow ugc\">{new Uri(address.Address).IdnHost}</a></dd></div>\n"
            );
        }

        html.Add(
            $"</dl>\n<p class=\"links\"><a href=\"{Href.To($"/why/{told.Report.Id}")}\">Why, with the words of the page</a></p>\n"
        );

        void State(string name, string? value)
        {
            if (value is not null)
            {
                html.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
            }
        }
    }

    private static void Events(Markup html, ImmutableArray<EventRow> events)
    {
        if (events.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<h2>Events <span class=\"count\">{events.Length}</span></h2>\n<ol class=\"items events\">\n"
        );
        foreach (EventRow row in events)
        {
            html.Add(
                $"{ItemOf(row.Part, row.Id)}<p class=\"act\">{EventParts.Act(row)}</p>\n<p class=\"source\"><span class=\"modality\">{row.Modality}</span>{(row.When is null ? "" : $" · {row.When}")} · <a href=\"{Href.To($"/why/{row.Id}")}\">Why</a></p></li>\n"
            );
        }

        html.Add($"</ol>\n");
    }

    private static void Figures(Markup html, ImmutableArray<FigureRow> figures)
    {
        if (figures.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<h2>Figures <span class=\"count\">{figures.Length}</span></h2>\n<ol class=\"items facts\">\n"
        );
        foreach (FigureRow row in figures)
        {
            string when = FactWords.WhenOf(row);
            html.Add(
                $"<li><p class=\"act\">{PlainText.OneLine(row.Topic)}: <a href=\"{Href.To($"/reports/{row.Report}#{row.Id}")}\"><strong class=\"figure\">{FactWords.WordsOf(row)}</strong></a>{(when.Length == 0 ? "" : $" · {when}")}{(row.Speaker is null ? "" : $" · {row.Speaker}")} · <a href=\"{Href.To($"/why/{row.Id}")}\">Why</a></p></li>\n"
            );
        }

        html.Add($"</ol>\n");
    }
}

/// <summary>What the page of a report needs.</summary>
internal sealed record ReportContent(ToldReport Told, string Story, ReportReadout Row);
