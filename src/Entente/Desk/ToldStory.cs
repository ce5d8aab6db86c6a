using System.Collections.Immutable;
using Entente.Readouts;

namespace Entente.Desk;

/// <summary>A story with all that is told of it.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Reports">Its reports, in the order in which they came.</param>
/// <param name="Accounts">The accounts they make up.</param>
/// <param name="Reuses">The reuses among them.</param>
internal sealed record ToldStory(
    string Id,
    IReadOnlyList<ToldReport> Reports,
    ImmutableArray<Account> Accounts,
    IReadOnlyList<Reuse> Reuses
)
{
    /// <summary>What its reports tell of who did what to whom, each with the number of its account.</summary>
    public IEnumerable<ReportedEvent> Events()
    {
        Dictionary<string, (int Account, int Family)> accountOf = new(StringComparer.Ordinal);
        for (int i = 0; i < Accounts.Length; i++)
        {
            foreach (string report in Accounts[i].Reports)
            {
                accountOf[report] = (i + 1, Accounts[i].Family);
            }
        }

        return Reports.SelectMany(told =>
        {
            (int account, int family) = accountOf.GetValueOrDefault(told.Report.Id);
            return EventTeller.EventsOf(told.Report, Id, account, family);
        });
    }

    /// <summary>What its reports say with figures, each with the number of its account.</summary>
    public IEnumerable<ReportedFigure> Figures()
    {
        Dictionary<string, int> accountOf = new(StringComparer.Ordinal);
        for (int i = 0; i < Accounts.Length; i++)
        {
            foreach (string report in Accounts[i].Reports)
            {
                accountOf[report] = i + 1;
            }
        }

        return Reports.SelectMany(told =>
            FactTeller.FiguresOf(told, Id, accountOf.GetValueOrDefault(told.Report.Id))
        );
    }
}
