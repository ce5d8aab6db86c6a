using System.Collections.Immutable;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Shows events: who did what to whom, when, whether it happened, who tells it, and where the words stand.</summary>
internal static class EventParts
{
    // What hundreds of reports tell is no list of them here.
    private const int MostReports = 20;

    /// <summary>A list of events.</summary>
    public static void List(
        Markup html,
        IEnumerable<OccurrenceRow> events,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        html.Add($"<ol class=\"items events\">\n");
        foreach (OccurrenceRow row in events)
        {
            Item(html, row, reports, Html.Of($""));
        }

        html.Add($"</ol>\n");
    }

    /// <summary>One event of a list, with what else there is to say of it.</summary>
    public static void Item(
        Markup html,
        OccurrenceRow row,
        IReadOnlyDictionary<string, ReportRow> reports,
        Html more
    )
    {
        html.Add($"<li id=\"{row.Id}\"><p class=\"act\">{Act(row.Event)}</p>\n");
        html.Add($"<p class=\"source\">{Facts(row)}{more} · ");
        References(html, row.Tellings, reports);
        html.Add($" · <a href=\"{Href.To($"/why/{row.Id}")}\">Why</a></p>");
        if (!row.Differences.IsEmpty)
        {
            html.Add($"<p class=\"source\">reports differ: {EventWords.DifferencesOf(row)}</p>");
        }

        if (!row.Retold.IsEmpty)
        {
            html.Add($"<p class=\"source\">looked back at by ");
            References(html, row.Retold, reports);
            html.Add($"</p>");
        }

        html.Add($"</li>\n");
    }

    /// <summary>"consult phone: Xi Jinping ↔ Vladimir Putin · Beijing ← Yuri Ushakov".</summary>
    public static Html Act(EventRow row)
    {
        string place = row.Place is null ? "" : $" · {row.Place}";
        string voice = row.Voice is null ? "" : $" ← {row.Voice}";
        Href words = Href.To($"/reports/{row.Report}#{row.Id}");
        return Html.Of(
            $"<span class=\"type\">{EventWords.TypeOf(row)}</span> {PartiesOf(row)}{place}{voice} <a class=\"trigger\" href=\"{words}\">“{PlainText.OneLine(row.Trigger)}”</a>{EventWords.PartOf(row)}"
        );
    }

    private static Html Facts(OccurrenceRow row) =>
        Html.Of(
            $"<span class=\"modality\">{row.Event.Modality}</span> · {EventWords.When(row)} · {Parts.Count(row.Accounts, "account")}"
        );

    private static Html PartiesOf(EventRow row) =>
        row.IsReciprocal ? Names(row.Sources, " ↔ ")
        : row.Targets.IsEmpty ? Names(row.Sources, " and ")
        : Html.Of(
            $"{Names(row.Sources, " and ")} <span class=\"arrow\">→<span class=\"unseen\"> to </span></span> {Names(row.Targets, " and ")}"
        );

    private static Html Names(ImmutableArray<PartyRow> parties, string between) =>
        Html.Of(html =>
        {
            for (int i = 0; i < parties.Length; i++)
            {
                html.Add($"{(i == 0 ? "" : between)}");
                html.Add($"{NameOf(parties[i])}");
            }
        });

    private static Html NameOf(PartyRow party) =>
        party.Id is { } id
            ? Html.Of($"<a href=\"{Href.To($"/actors/{id}")}\">{PlainText.OneLine(party.Name)}</a>")
            : Html.Of($"{PlainText.OneLine(party.Name)}");

    private static void References(
        Markup html,
        ImmutableArray<EventRow> tellings,
        IReadOnlyDictionary<string, ReportRow> reports
    )
    {
        EventRow[] told = [.. tellings.DistinctBy(row => row.Report, StringComparer.Ordinal)];
        foreach (EventRow telling in told.Take(MostReports))
        {
            html.Add($"{Parts.Reference(reports, telling.Report, telling.Id)} ");
        }

        if (told.Length > MostReports)
        {
            html.Add($"and {told.Length - MostReports} more ");
        }
    }
}
