using System.Globalization;
using Entente.Readouts;
using Entente.Server.Pages;

namespace Entente.Server.Screens;

/// <summary>Statements as a table: one row a wording, as in <c>entente export quotes</c>, with the numbers of the statement.</summary>
internal static class StatementTable
{
    public static Table Of(IEnumerable<StatementRow> statements) =>
        new(
            [
                "utterance",
                "accounts",
                "reports",
                "differences",
                "id",
                "kind",
                "words",
                "speaker",
                "speakerIds",
                "addressee",
                "addresseeIds",
                "channel",
                "chain",
                "report",
                "file",
                "start",
                "end",
                "rule",
                "cue",
                "isNegated",
                "part",
            ],
            from statement in statements
            from row in statement.Wordings
            select new[]
            {
                statement.Id,
                Number(statement.Accounts),
                Number(statement.Reports),
                string.Join('|', statement.Differences),
                row.Id,
                row.Kind,
                row.Words,
                row.Speaker,
                string.Join('|', row.SpeakerIds),
                row.Addressee,
                string.Join('|', row.AddresseeIds),
                row.Channel,
                string.Join(" ← ", row.Chain),
                row.Report,
                row.File,
                Number(row.Start),
                Number(row.End),
                row.Rule,
                row.Cue,
                row.IsNegated ? "true" : "false",
                row.Part,
            }
        );

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
