using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Server.Serving;

namespace Entente.Server.Pages;

/// <summary>Pieces of pages that several screens show.</summary>
internal static class Parts
{
    /// <summary>"1 report", "2,000 reports".</summary>
    public static string Count(int number, string noun) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{number:N0} {noun}{(number == 1 ? "" : "s")}"
        );

    /// <summary>"1 story", "2,000 stories".</summary>
    public static string Count(int number, string noun, string nouns) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? noun : nouns)}");

    /// <summary>The three numbers of a story.</summary>
    public static string Numbers(int reports, int accounts, int independent) =>
        $"{Count(reports, "report")} · {Count(accounts, "account")} · {independent.ToString("N0", CultureInfo.InvariantCulture)} independent";

    /// <summary>A day or moment as the page states it, readable by programs.</summary>
    public static Html Time(string? iso) =>
        iso is null
            ? Html.Of($"<span class=\"quiet\">no date</span>")
            : Html.Of($"<time datetime=\"{iso}\">{Moment(iso)}</time>");

    /// <summary>"12 October 1986", with the time of day when it is known.</summary>
    public static string Moment(string iso)
    {
        if (IsoDay.Leading(iso) is not { } day)
        {
            return iso;
        }

        string text = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        return iso.Length > 11 ? $"{text}, {iso[11..]}" : text;
    }

    /// <summary>The name of someone who speaks or hears, as a link when our tables know who that is.</summary>
    public static Html Voice(string? name, ImmutableArray<string> ids) =>
        name is null ? Html.Of($"<span class=\"quiet\">speaker not named</span>")
        : ids is [var id] && !name.Contains(" and ", StringComparison.Ordinal)
            ? Html.Of($"<a href=\"{Href.To($"/actors/{id}")}\">{name}</a>")
        : Html.Of($"{name}");

    /// <summary>"A": a report by its letter in the story, with its outlet for those who point at it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="quotation">The place in it that is meant; <see langword="null"/> for the whole.</param>
    public static Html Reference(ReportRow report, string? quotation = null)
    {
        Href address = quotation is null
            ? Href.To($"/reports/{report.Id}")
            : Href.To($"/reports/{report.Id}#{quotation}");
        string title = $"{NameOf(report)}: {report.Title ?? "no headline"}";
        return Html.Of($"<a class=\"ref\" href=\"{address}\" title=\"{title}\">{report.Label}</a>");
    }

    /// <summary>A place in a report by its letter in the story; by its identifier where the story of the page is not its own.</summary>
    public static Html Reference(
        IReadOnlyDictionary<string, ReportRow> reports,
        string report,
        string place
    ) =>
        reports.TryGetValue(report, out ReportRow? row)
            ? Reference(row, place)
            : Html.Of(
                $"<a class=\"ref\" href=\"{Href.To($"/reports/{report}#{place}")}\">{report[..8]}</a>"
            );

    /// <summary>Who publishes a report; its file when the page does not say.</summary>
    public static string NameOf(ReportRow report) =>
        report.Outlet ?? report.Agency ?? Path.GetFileName(report.File);

    /// <summary>How words look: those in marks as said, those a report tells in its own words as told.</summary>
    public static string ClassOf(QuoteRow row) => row.Kind == "indirect" ? "told" : "said";

    /// <summary>Where to go from a wording.</summary>
    public static Html Ways(QuoteRow row, string wordings)
    {
        Href utterance = Href.To($"/utterances/{row.Utterance}");
        Href why = Href.To($"/why/{row.Id}");
        return Html.Of(
            $"<p class=\"links\"><a href=\"{utterance}\">{wordings}</a> · <a href=\"{why}\">Why</a></p>"
        );
    }

    /// <summary>A statement with its wordings.</summary>
    public static void Statement(
        Markup html,
        StatementRow statement,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        QuoteRow longest = statement.Wordings[0];
        QuoteRow[][] wordings =
        [
            .. statement
                .Wordings.GroupBy(row =>
                    (
                        StoryTeller.Folded(row.Words),
                        row.Speaker,
                        row.Addressee,
                        Chain(row, reports),
                        row.Part
                    )
                )
                .Select(same =>
                    same.DistinctBy(row => row.Report, StringComparer.Ordinal).ToArray()
                ),
        ];
        string accounts = Count(statement.Accounts, "account");
        html.Add(
            $"""
            <article class="statement" id="{statement.Id}">
            <h3>{Head(longest)}</h3>
            <p class="numbers">{accounts} · {Count(statement.Reports, "report")}</p>

            """
        );
        foreach (QuoteRow[] same in wordings)
        {
            WordingOf(html, longest, same, reports);
        }

        html.Add($"{Ways(longest, wordings.Length > 1 ? "Compare wordings" : "This statement")}");
        html.Add($"</article>\n");
    }

    /// <summary>A wording with the reports that have it.</summary>
    private static void WordingOf(
        Markup html,
        QuoteRow longest,
        QuoteRow[] same,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        QuoteRow row = same[0];
        bool isLongest = row.Id == longest.Id;
        html.Add($"<div class=\"{(isLongest ? "wording first" : "wording")}\">");
        if (row.Speaker != longest.Speaker || row.Addressee != longest.Addressee)
        {
            html.Add($"<p class=\"who\">{Head(row)}</p>");
        }

        Html words = isLongest
            ? Html.Of($"{PlainText.OneLine(Wording.Shown(row.Words))}")
            : Wording.Marked(Wording.Pieces(longest.Words, row.Words));
        string channel = row.Channel is null ? "" : $"{row.Channel} · ";
        html.Add($"<blockquote class=\"{ClassOf(row)}\"><p>{words}</p></blockquote>");
        html.Add($"<p class=\"source\">{Chain(row, reports)}{channel}{PartOf(row)} ");
        foreach (QuoteRow quote in same)
        {
            html.Add($"{Reference(reports, quote.Report, quote.Id)} ");
        }

        html.Add($"</p></div>");
    }

    /// <summary>"Xi Jinping → Vladimir Putin", "China [denies]".</summary>
    public static Html Head(QuoteRow row)
    {
        Html speaker = Voice(StoryTeller.SpeakerOf(row), row.SpeakerIds);
        string negation = StoryTeller.NegationOf(row);
        return row.Addressee is null
            ? Html.Of($"{speaker}{negation}")
            : Html.Of(
                $"{speaker} <span class=\"arrow\">→<span class=\"unseen\"> to </span></span> {Voice(row.Addressee, row.AddresseeIds)}{negation}"
            );
    }

    /// <summary>" [headline]", " [caption 1]": where a wording stands that is not of the text.</summary>
    public static Html PartOf(QuoteRow row) =>
        row.Part == ReportPart.Body.Name
            ? Html.Of($"")
            : Html.Of($" <span class=\"quiet\">[{row.Part}]</span>");

    /// <summary>"← Ushakov ← the New York Times · ": those who handed it on, without the outlet at the end of each chain.</summary>
    public static string Chain(QuoteRow row, IReadOnlyDictionary<string, ReportRow> reports)
    {
        string chain = string.Concat(
            StoryTeller
                .ChainOf(row, report => reports.GetValueOrDefault(report)?.Label)
                .Skip(row.Speaker is null ? 0 : 1)
                .SkipLast(1)
                .Select(relay => $"← {relay} ")
        );
        return chain.Length == 0 ? "" : $"{chain}· ";
    }

    /// <summary>A table; a column whose name ends in <c>&gt;</c> holds numbers.</summary>
    public static void Table(
        Markup html,
        string caption,
        string[] columns,
        IEnumerable<Html[]> rows
    )
    {
        html.Add(
            $"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption class=\"unseen\">{caption}</caption><thead><tr>"
        );
        foreach (string column in columns)
        {
            html.Add(
                $"<th scope=\"col\" class=\"{(column.EndsWith('>') ? "number" : "word")}\">{column.TrimEnd('>')}</th>"
            );
        }

        html.Add($"</tr></thead><tbody>\n");
        foreach (Html[] row in rows)
        {
            html.Add($"<tr>");
            for (int i = 0; i < row.Length; i++)
            {
                html.Add(
                    $"<td class=\"{(columns[i].EndsWith('>') ? "number" : "word")}\">{row[i]}</td>"
                );
            }

            html.Add($"</tr>\n");
        }

        html.Add($"</tbody></table></div>\n");
    }

    /// <summary>A cell of text.</summary>
    public static Html Cell(string? text) => Html.Of($"{text ?? "–"}");

    /// <summary>A cell with a number.</summary>
    public static Html Cell(int number) =>
        Html.Of($"{number.ToString("N0", CultureInfo.InvariantCulture)}");

    /// <summary>A link to the next page of a list.</summary>
    public static void Next(Markup html, Question question, string? token)
    {
        if (token is not null)
        {
            html.Add(
                $"<p class=\"next\"><a href=\"{question.OnPage(token)}\" rel=\"next\">More</a></p>"
            );
        }
    }

    /// <summary>Words of a kept page with a little around them, as they stand there; what is not there says so.</summary>
    public static Html Evidence(Evidence evidence) =>
        evidence.IsOrphan ? Orphan
        : evidence.Read is { } read ? InContext(read.Before, read.Words, read.After)
        : InContext(evidence.Before, evidence.Words, evidence.After);

    /// <summary>Words of an article with a little around them; what is not in the kept page says so.</summary>
    public static Html Evidence(ToldReport told, TextSpan span)
    {
        if (told.EvidenceOf(span).IsOrphan)
        {
            return Orphan;
        }

        string text = told.Report.Article.Text;
        ReadWords read = ReadWords.At(text, span);
        return InContext(read.Before, read.Words, read.After);
    }

    private static Html Orphan =>
        Html.Of(
            $"<p class=\"orphan\">Orphan: the words are not in the kept page. Nothing is put in their place.</p>"
        );

    private static Html InContext(string before, string words, string after)
    {
        // Whole words only, where a cut is not at a paragraph.
        int begin = before.IndexOf(' ', StringComparison.Ordinal);
        int end = after.LastIndexOf(' ');
        string lead = PlainText.OneLine(begin < 0 ? "" : before[begin..]);
        string rest = PlainText.OneLine(end < 0 ? "" : after[..end]);
        bool isApart = before.Length > 0 && char.IsWhiteSpace(before[^1]);
        bool goesOn = after.Length > 0 && char.IsWhiteSpace(after[0]);
        return Html.Of(
            $"<p class=\"evidence\">{(lead.Length == 0 ? "" : $"…{lead}{(isApart ? " " : "")}")}<mark>{PlainText.Shortened(PlainText.OneLine(words), Snippet.MaxLength)}</mark>{(rest.Length == 0 ? "" : $"{(goesOn ? " " : "")}{rest}…")}</p>"
        );
    }
}
