using System.CommandLine;
using Entente.Lab.Quality;

namespace Entente.Lab.World;

/// <summary><c>lab/run tables</c>: writes the generated tables of <c>data/world</c> again.</summary>
internal static class TableLab
{
    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        Command leaders = new("leaders", "Holders of office: leaders.tsv and terms.tsv.");
        leaders.SetAction(_ => Run(LeaderTables.Write));
        Command memberships = new("memberships", "Members of organisations: memberships.tsv.");
        memberships.SetAction(_ => Run(MembershipTable.Write));
        Option<string> modules = new("--packages")
        {
            Description = "The folder node_modules that holds the packages",
            HelpName = "FOLDER",
            Required = true,
        };
        Command places = new(
            "places",
            "Towns, regions and names of states: cities.tsv, regions.tsv, state-names.tsv."
        )
        {
            modules,
        };
        places.SetAction(parsed =>
            Run((root, shared) => PlaceTables.Write(root, shared, parsed.GetRequiredValue(modules)))
        );
        return new Command("tables", "Write the generated tables of data/world.")
        {
            leaders,
            places,
            memberships,
        };
    }

    private static int Run(Func<string, string, int> write)
    {
        if (SharedData.Repository() is not { } root || SharedData.Find() is not { } shared)
        {
            Console.Error.WriteLine(
                "tables: expected a checkout with the reference facts in ../shared/data (or below ENTENTE_SHARED), found none"
            );
            return 3;
        }

        return write(root, shared);
    }
}
