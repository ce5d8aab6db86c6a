using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;
using Entente.Server.Serving;
using Entente.Storage;

namespace Entente.Server.Screens;

/// <summary>What a person should look at: statements whose speaker is not named, names that may mean several; one act decides each.</summary>
internal static class ReviewScreen
{
    private const int OnPage = 20;
    private const int ReportsAtOnce = 40;
    private const int MostChoices = 6;

    public static Screen<ReviewListing, ReviewListing> Create() =>
        new()
        {
            Name = "review",
            Path = "/review",
            Summary = "What a person should look at",
            Parameters = [Parameter.Page],
            Ask = AskAsync,
            Show = Show,
            Row = listing => listing,
            Json = ServerJson.Web.ReviewListing,
            Table = listing => new Table(
                ["kind", "subject", "words", "report", "title", "choices"],
                listing.Doubts.Select(row =>
                    new[]
                    {
                        row.Kind,
                        row.Subject,
                        row.Words,
                        row.Report,
                        row.Title,
                        string.Join('|', row.Choices.Select(choice => choice.Id)),
                    }
                )
            ),
        };

    private static async Task<ReviewListing> AskAsync(Question question)
    {
        List<ReportHead> heads = [];
        await foreach (ReportHead head in question.Served.Store.HeadsAsync(null, question.Stop))
        {
            heads.Add(head);
        }

        // Newest first: what was added last is what a desk works on.
        string[] ids = [.. Enumerable.Reverse(heads).Select(head => head.Id)];
        int at = question.PageStart;
        var doubts = ImmutableArray.CreateBuilder<DoubtRow>();
        try
        {
            while (at < ids.Length && doubts.Count < OnPage)
            {
                string[] some = [.. ids.Skip(at).Take(Math.Min(ReportsAtOnce, ids.Length - at))];
                await foreach (
                    (ToldReport told, _) in question.Record.ToldAsync(some, question.Soon)
                )
                {
                    at++;
                    doubts.AddRange(DoubtsIn(told));
                    if (doubts.Count >= OnPage)
                    {
                        break;
                    }
                }
            }
        }
        catch (OperationCanceledException) when (at > question.PageStart)
        {
            question.MarkPartial();
        }

        return new ReviewListing(
            doubts.ToImmutable(),
            at < ids.Length ? PageToken.Of(at) : null,
            question.IsPartial
        );
    }

    private static IEnumerable<DoubtRow> DoubtsIn(ToldReport told)
    {
        Report report = told.Report;
        string text = report.Article.Text;
        string? title = report.Article.Title?.Value;
        foreach (Quotation quotation in report.Quotations.Where(q => q.Speakers.IsEmpty))
        {
            yield return new DoubtRow(
                "speaker",
                quotation.Id,
                PlainText.Shortened(report.WordsOf(quotation), Snippet.MaxLength),
                report.Id,
                title,
                [
                    .. ActorsNear(
                        report,
                        quotation.Part == ReportPart.Body ? quotation.Words[0].Start : 0
                    ),
                ]
            );
        }

        foreach (
            Mention mention in report
                .Mentions.Where(mention => mention.Entity is null && mention.Candidates.Length > 1)
                .DistinctBy(mention => mention.Name, StringComparer.Ordinal)
        )
        {
            yield return new DoubtRow(
                "name",
                mention.Name,
                Snippet.Of(text[mention.Span.Start..], []),
                report.Id,
                title,
                [.. mention.Candidates.Take(MostChoices).Select(id => new ChoiceRow(id, id))]
            );
        }
    }

    /// <summary>Who is named in the report, the nearest to a place first.</summary>
    private static IEnumerable<ChoiceRow> ActorsNear(Report report, int place) =>
        report
            .Mentions.Where(mention =>
                mention.Type is EntityType.Person or EntityType.State or EntityType.Organization
            )
            .OrderBy(mention => Math.Abs(mention.Span.Start - place))
            .Select(mention => new ChoiceRow(mention.Entity ?? mention.Name, mention.Name))
            .DistinctBy(choice => choice.Id, StringComparer.Ordinal)
            .Take(MostChoices);

    private static Page Show(Question question, ReviewListing listing) =>
        new(
            "Review",
            "Review",
            html =>
            {
                html.Add(
                    $"""
                    <h1>Review</h1>
                    <p class="lede">What the machine left open, the newest reports first. A decision lies over what was read and changes nothing of it; <a href="/review/log">the log</a> holds every one, and undoes it.</p>

                    """
                );
                if (listing.Doubts.IsEmpty)
                {
                    html.Add($"<p>Nothing is open here.</p>\n");
                }

                foreach (DoubtRow row in listing.Doubts)
                {
                    Doubt(html, question, row);
                }

                Parts.Next(html, question, listing.Next);
            }
        );

    private static void Doubt(Markup html, Question question, DoubtRow row)
    {
        bool isSpeaker = row.Kind == "speaker";
        Href place = isSpeaker
            ? Href.To($"/reports/{row.Report}#{row.Subject}")
            : Href.To($"/reports/{row.Report}");
        html.Add(
            $"""
            <form class="doubtful" method="post" action="/review/decide">
            {question.Marked}<input type="hidden" name="kind" value="{row.Kind}"><input type="hidden" name="subject" value="{row.Subject}"><input type="hidden" name="report" value="{row.Report}">
            <p class="when"><a href="{place}">{row.Title ?? "[no headline]"}</a></p>
            <h2 class="small">{(isSpeaker ? "Who says this?" : $"Who is “{row.Subject}”?")}</h2>
            <blockquote class="told"><p>{PlainText.OneLine(row.Words)}</p></blockquote>
            <p class="choices">
            """
        );
        for (int i = 0; i < row.Choices.Length; i++)
        {
            string key = (i + 1).ToString(CultureInfo.InvariantCulture);
            ChoiceRow choice = row.Choices[i];
            html.Add(
                $"<button name=\"value\" value=\"{choice.Id}\" data-choice=\"{key}\"><span class=\"quiet\">{key}</span> {choice.Name}</button> "
            );
        }

        if (!isSpeaker)
        {
            html.Add($"<button name=\"nobody\" value=\"yes\">Names nobody</button> ");
        }

        html.Add(
            $"</p><p class=\"choices\"><label>Somebody else <input name=\"other\" maxlength=\"200\"></label> <button>Decide</button></p></form>\n"
        );
    }
}

/// <summary>The log of corrections.</summary>
internal static class LogScreen
{
    private const int OnPage = 100;

    public static Screen<LogListing, LogListing> Create() =>
        new()
        {
            Name = "corrections",
            Path = "/review/log",
            Summary = "Corrections",
            Parameters = [Parameter.Page],
            Ask = AskAsync,
            Show = Show,
            Row = listing => listing,
            Json = ServerJson.Web.LogListing,
            Table = listing => new Table(
                [
                    "number",
                    "made",
                    "kind",
                    "subject",
                    "value",
                    "report",
                    "of",
                    "from",
                    "to",
                    "undone",
                ],
                listing.Corrections.Select(row =>
                    new[]
                    {
                        row.Number.ToString(CultureInfo.InvariantCulture),
                        row.Made,
                        row.Kind,
                        row.Subject,
                        row.Value,
                        row.Report,
                        row.Of,
                        row.From,
                        row.To,
                        row.Undone,
                    }
                )
            ),
        };

    private static async Task<LogListing> AskAsync(Question question)
    {
        List<CorrectionRow> rows = [];
        await foreach (
            Correction correction in question.Served.Store.CorrectionsAsync(question.Stop)
        )
        {
            rows.Add(CorrectionTeller.RowOf(correction));
        }

        rows.Reverse();
        int end = Math.Min(rows.Count, question.PageStart + OnPage);
        return new LogListing(
            [.. rows.Skip(question.PageStart).Take(OnPage)],
            end < rows.Count ? PageToken.Of(end) : null
        );
    }

    private static Page Show(Question question, LogListing listing) =>
        new(
            "Corrections",
            "Review",
            html =>
            {
                html.Add(
                    $"""
                    <h1>Corrections</h1>
                    <p class="lede">Every correction, the last one first. <a href="/review">Back to the review</a></p>

                    """
                );
                Parts.Table(
                    html,
                    "Corrections",
                    ["Number>", "Made", "What", "Of", "To be", "Undone"],
                    listing.Corrections.Select(row =>
                        new[]
                        {
                            Parts.Cell(row.Number),
                            Parts.Time(row.Made),
                            Parts.Cell(row.Kind),
                            Parts.Cell(
                                !row.Moved.IsEmpty
                                    ? $"{row.Subject}, {Parts.Count(row.Moved.Length, "report")}"
                                : row.Report is null ? row.Subject
                                : $"{row.Subject} in {row.Report}"
                            ),
                            Parts.Cell(row.Of is null ? row.Value : $"{row.Value}, {row.Of}"),
                            row.Undone is null ? Undo(question, row) : Parts.Time(row.Undone),
                        }
                    )
                );
                Parts.Next(html, question, listing.Next);
            }
        );

    private static Html Undo(Question question, CorrectionRow row) =>
        Html.Of(
            $"<form method=\"post\" action=\"/review/undo\">{question.Marked}<input type=\"hidden\" name=\"number\" value=\"{row.Number}\"><button>Undo</button></form>"
        );
}

/// <summary>A page of what is doubtful.</summary>
internal sealed record ReviewListing(ImmutableArray<DoubtRow> Doubts, string? Next, bool IsPartial);

/// <summary>Something that a person can decide.</summary>
/// <param name="Kind"><c>speaker</c>: who says it; <c>name</c>: who is meant.</param>
/// <param name="Subject">The quotation, or the name.</param>
/// <param name="Words">The words it is about.</param>
/// <param name="Report">The report.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Choices">Who it may be.</param>
internal sealed record DoubtRow(
    string Kind,
    string Subject,
    string Words,
    string Report,
    string? Title,
    ImmutableArray<ChoiceRow> Choices
);

/// <summary>Who it may be.</summary>
internal sealed record ChoiceRow(string Id, string Name);

/// <summary>A page of the log.</summary>
internal sealed record LogListing(ImmutableArray<CorrectionRow> Corrections, string? Next);
