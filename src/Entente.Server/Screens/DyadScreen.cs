using System.Collections.Immutable;
using System.Globalization;
using Entente.Readouts;
using Entente.Search;
using Entente.Server.Pages;
using Entente.Server.Pictures;
using Entente.Server.Serving;

namespace Entente.Server.Screens;

/// <summary>Two actors over a time: what they did with and to each other, what was planned and what became of it, by month with how much was read.</summary>
internal static class DyadScreen
{
    // Each story is read as a whole: more of them are no longer a page.
    private const int MostStories = 200;
    private const int Shown = 12; // of each of eight groups: so the page stays within 100 kB
    private const int StoriesShown = 20;

    private static readonly ImmutableArray<(string Id, string Title, string[] Marks)> s_groups =
    [
        ("contacts", "Contacts", ["contact"]),
        ("plans", "Plans and promises", ["plan"]),
        ("cancelled", "Meetings cancelled or refused", ["cancelled"]),
        ("cooperation", "Cooperation", ["cooperation"]),
        ("conflict", "Conflict", ["conflict"]),
        ("threats", "Threats", ["threat"]),
        ("together", "Together toward others", ["together"]),
        ("other", "Looked back at, demanded, denied or supposed", ["other"]),
    ];

    public static Screen<RelationReadout, RelationReadout> Create() =>
        new()
        {
            Name = "dyad",
            Path = "/dyads/{one}/{other}",
            Summary = "Two actors over a time",
            Parameters =
            [
                new Parameter("from", "The first day, month or year."),
                new Parameter("to", "The last day, month or year."),
            ],
            Ask = AskAsync,
            Show = Show,
            Row = relation => relation,
            Json = ServerJson.Web.RelationReadout,
            Table = relation => EventTable.Of(relation.Points),
            Markdown = DyadMarkdown.Write,
            Picture = DyadMonths.Of,
            Meetings = (_, relation) =>
                Meetings.In(
                    relation.Points.Select(point => point.Occurrence),
                    relation.Reports.Values
                ),
        };

    private static async Task<RelationReadout> AskAsync(Question question)
    {
        Entity one = await question.ActorAsync("one");
        Entity other = await question.ActorAsync("other");
        RelationReadout relation = await question.Record.RelationAsync(
            one,
            other,
            DayOf(question, "from", isEnd: false),
            DayOf(question, "to", isEnd: true),
            MostStories,
            question.Stop
        );
        if (relation.IsPartial)
        {
            question.MarkPartial();
        }

        return relation;
    }

    private static DateOnly? DayOf(Question question, string name, bool isEnd) =>
        question.Text(name) is not { } typed
            ? null
            : SearchQuery.DayOf(typed, isEnd)
                ?? throw Refused.Unreadable(
                    $"{name}: expected a year, month or day (2021, 2021-12, 2021-12-15)"
                );

    private static Page Show(Question question, RelationReadout relation) =>
        new(
            $"{relation.One.Name} – {relation.Other.Name}",
            "Actors",
            html =>
            {
                Head(html, question, relation);
                if (relation.Points.IsEmpty)
                {
                    html.Add(
                        $"<p>No report of the record tells an event between them in this time.</p>\n"
                    );
                }
                else
                {
                    Acts(html, relation);
                }

                Months(html, question, relation);
                foreach ((string id, string title, string[] marks) in s_groups)
                {
                    Points(
                        html,
                        question,
                        id,
                        title,
                        [.. relation.Points.Where(point => marks.Contains(point.Mark))],
                        relation.Reports
                    );
                }

                States(html, relation);
                Repeated(html, relation);
                Stories(html, relation);
            }
        );

    private static void Head(Markup html, Question question, RelationReadout relation)
    {
        string there = $"kind:quote speaker:\"{relation.One.Id}\" to:\"{relation.Other.Id}\"";
        string back = $"kind:quote speaker:\"{relation.Other.Id}\" to:\"{relation.One.Id}\"";
        html.Add(
            $"""
            <h1><a href="{Href.To($"/actors/{relation.One.Id}")}">{relation.One.Name}</a> – <a href="{Href.To(
                $"/actors/{relation.Other.Id}"
            )}">{relation.Other.Name}</a></h1>
            <p class="lede">{Parts.Count(
                relation.Points.Length,
                "event"
            )} between them, as reports tell. Statements: <a href="{Href.To(
                $"/search?q={there}"
            )}">{relation.One.Name} to {relation.Other.Name}</a>, <a href="{Href.To(
                $"/search?q={back}"
            )}">{relation.Other.Name} to {relation.One.Name}</a>.</p>
            <form class="filter"><p><label for="from">From (year, month or day)</label><input id="from" name="from" value="{question.Text(
                "from"
            )}" maxlength="10"></p><p><label for="to">To</label><input id="to" name="to" value="{question.Text(
                "to"
            )}" maxlength="10"></p><p><button>Show</button></p></form>

            """
        );
    }

    /// <summary>Which acts there are, and whether they took place: planned and held are different columns.</summary>
    private static void Acts(Markup html, RelationReadout relation)
    {
        html.Add($"<section aria-labelledby=\"acts\"><h2 id=\"acts\">At a glance</h2>\n");
        Parts.Table(
            html,
            "Acts and whether they took place",
            [
                "Act",
                "Took place>",
                "Planned>",
                "Then held>",
                "Cancelled>",
                "No more told>",
                "Else>",
            ],
            DyadAct
                .Of(relation)
                .Select(act =>
                    new[]
                    {
                        Parts.Cell(act.Name),
                        Parts.Cell(act.Held),
                        Parts.Cell(act.Planned),
                        Parts.Cell(act.KeptPlans),
                        Parts.Cell(act.Cancelled),
                        Parts.Cell(act.Open),
                        Parts.Cell(act.Else),
                    }
                )
        );
        html.Add(
            $"<p class=\"quiet\">Else: threatened, demanded, denied, supposed, or looked back at. What is held once may have been planned in several reports of other days.</p></section>\n"
        );
    }

    private static void Months(Markup html, Question question, RelationReadout relation)
    {
        if (relation.Months.IsEmpty)
        {
            return;
        }

        html.Add(
            $"""
            <section aria-labelledby="months"><h2 id="months">Month by month</h2>
            <figure class="scroll" tabindex="0">{DyadMonths.Of(
                relation
            )}<figcaption>Events by month, and at the bottom how much was read: reports of the month in the record, and those among them that name both. A month without marks says nothing where little was read.</figcaption></figure>

            """
        );
        Parts.Table(
            html,
            "Events by month",
            [
                "Month",
                "Contact>",
                "Cooperation>",
                "Conflict>",
                "Threat>",
                "Plan>",
                "Cancelled>",
                "Together>",
                "Other>",
                "Reports read>",
                "Naming both>",
            ],
            DyadMonths
                .Shown(relation)
                .Select(month =>
                    new[]
                    {
                        Html.Of($"<span class=\"whole\">{month.Month}</span>"),
                        Parts.Cell(month.Contact),
                        Parts.Cell(month.Cooperation),
                        Parts.Cell(month.Conflict),
                        Parts.Cell(month.Threat),
                        Parts.Cell(month.Plan),
                        Parts.Cell(month.Cancelled),
                        Parts.Cell(month.Together),
                        Parts.Cell(month.Other),
                        Parts.Cell(month.Reports),
                        Parts.Cell(month.Naming),
                    }
                )
        );
        int earlier = relation.Months.Length - DyadMonths.MostMonths;
        if (earlier > 0)
        {
            html.Add(
                $"<p class=\"next\">{Parts.Count(earlier, "earlier month")} in the <a href=\"{question.As(Format.Json)}\">JSON</a>, or here with another time.</p>\n"
            );
        }

        html.Add($"</section>\n");
    }

    private static void Points(
        Markup html,
        Question question,
        string id,
        string title,
        ImmutableArray<PointRow> points,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        if (points.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"{id}\"><h2 id=\"{id}\">{title} <span class=\"count\">{points.Length}</span></h2>\n<ol class=\"items events\">\n"
        );
        foreach (PointRow point in points.Reverse().Take(Shown)) // The newest first.
        {
            EventParts.Item(html, point.Occurrence, reports, OutcomeOf(point));
        }

        html.Add($"</ol>\n");
        if (points.Length > Shown)
        {
            html.Add(
                $"<p class=\"next\">{(points.Length - Shown).ToString("N0", CultureInfo.InvariantCulture)} more are in the <a href=\"{question.As(Format.Csv)}\">table</a>.</p>\n"
            );
        }

        html.Add($"</section>\n");
    }

    private static Html OutcomeOf(PointRow point) =>
        point.Outcome is null ? Html.Of($"")
        : point.Later is not { } later ? Html.Of($" · {point.Outcome}")
        : Html.Of(
            $" · <strong>{point.Outcome}</strong>: <a href=\"{Href.To($"/reports/{later.Report}#{later.Id}")}\">{EventWords.TypeOf(later)} “{PlainText.OneLine(later.Trigger)}”</a> {later.When ?? "no day told"}"
        );

    private static void States(Markup html, RelationReadout relation)
    {
        if (relation.States.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"states\"><h2 id=\"states\">What held for a time</h2>\n"
        );
        Parts.Table(
            html,
            "Sanctions, treaties, memberships and relations, as reports tell their ends",
            ["State", "From", "To"],
            relation.States.Select(state =>
                new[]
                {
                    Parts.Cell(EventWords.StateOf(state)),
                    EndOf(state.From, state.Begin, "not told"),
                    EndOf(state.To, state.End, "no end told"),
                }
            )
        );
        html.Add($"</section>\n");
    }

    private static void Stories(Markup html, RelationReadout relation)
    {
        if (relation.Stories.IsEmpty)
        {
            return;
        }

        html.Add(
            $"<section aria-labelledby=\"stories\"><h2 id=\"stories\">Stories <span class=\"count\">{relation.Stories.Length}</span></h2>\n"
        );
        Parts.Table(
            html,
            "Stories that tell these events",
            ["First report", "Story", "Events>"],
            relation
                .Stories.Take(StoriesShown)
                .Select(row =>
                    new[]
                    {
                        Parts.Time(row.When),
                        Html.Of($"<a href=\"{Href.To($"/stories/{row.Story}")}\">{row.Title}</a>"),
                        Parts.Cell(row.Events),
                    }
                )
        );
        html.Add($"</section>\n");
    }

    private static Html EndOf(string? day, OccurrenceRow? told, string otherwise) =>
        told is null
            ? Html.Of($"{otherwise}")
            : Html.Of(
                $"<span class=\"whole\">{day}</span> <a href=\"{Href.To($"/reports/{told.Event.Report}#{told.Id}")}\">“{PlainText.OneLine(told.Event.Trigger)}”</a> ({Parts.Count(told.Accounts, "account")})"
            );

    private static void Repeated(Markup html, RelationReadout relation)
    {
        if (relation.Repeated.IsEmpty)
        {
            return;
        }

        html.Add($"<section aria-labelledby=\"again\"><h2 id=\"again\">Again and again</h2>\n");
        Parts.Table(
            html,
            "What both did to the same third in several stories",
            ["Act", "Toward", "Days"],
            relation.Repeated.Select(row =>
                new[]
                {
                    Parts.Cell(row.Type.ToUpperInvariant()),
                    Parts.Cell(row.Toward),
                    Parts.Cell(string.Join(", ", row.Days)),
                }
            )
        );
        html.Add($"</section>\n");
    }
}
