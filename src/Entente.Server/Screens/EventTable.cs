using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Events as a table: one row an event, by the telling that says most.</summary>
internal static class EventTable
{
    private static readonly string[] s_columns =
    [
        "id",
        "day",
        "when",
        "type",
        "mode",
        "content",
        "modality",
        "sources",
        "targets",
        "place",
        "voice",
        "words",
        "reports",
        "accounts",
        "independent",
        "differences",
        "report",
        "story",
        "file",
        "start",
        "end",
        "rule",
    ];

    public static Table Of(IEnumerable<OccurrenceRow> events) =>
        new([.. s_columns], events.Select(Cells));

    public static Table Of(IEnumerable<PointRow> points) =>
        new(
            ["mark", "outcome", "later", "score", .. s_columns],
            points.Select(point =>
                new[]
                {
                    point.Mark,
                    point.Outcome,
                    point.Later?.Id,
                    point.Score?.ToString(CultureInfo.InvariantCulture),
                }
                    .Concat(Cells(point.Occurrence))
                    .ToArray()
            )
        );

    private static string?[] Cells(OccurrenceRow row) =>
        [
            row.Id,
            row.Day,
            row.When,
            row.Event.Type,
            row.Event.Mode,
            row.Event.Content,
            row.Event.Modality,
            Names(row.Event.Sources),
            Names(row.Event.Targets),
            row.Event.Place,
            row.Event.Voice,
            Snippet.Of(row.Event.Words, []),
            Number(row.Reports),
            Number(row.Accounts),
            Number(row.Independent),
            string.Join('|', row.Differences),
            row.Event.Report,
            row.Event.Story,
            row.Event.File,
            Number(row.Event.Start),
            Number(row.Event.End),
            row.Event.Rule,
        ];

    private static string Names(IEnumerable<PartyRow> parties) =>
        string.Join('|', parties.Select(party => party.Name));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
