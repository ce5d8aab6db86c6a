using System.Globalization;
using System.Text.Json;
using Entente.Data;

namespace Entente.Lab.World;

/// <summary>Makes <c>data/world/memberships.tsv</c>: who belongs to which organisation, since when where we know.</summary>
internal static class MembershipTable
{
    // What the CIA World Factbook calls organisations of ours whose members joined.txt does not name all.
    private static readonly Dictionary<string, string> s_ids = new(StringComparer.Ordinal)
    {
        ["AU"] = "african-union",
        ["LAS"] = "arab-league",
        ["OIC"] = "oic",
        ["OECD"] = "oecd",
        ["OAS"] = "oas",
        ["OSCE"] = "osce",
        ["CE"] = "council-of-europe",
        ["SADC"] = "sadc",
        ["SAARC"] = "saarc",
        ["APEC"] = "apec",
        ["CIS"] = "cis",
        ["Caricom"] = "caricom",
        ["CELAC"] = "celac",
        ["NAM"] = "nam",
        ["C"] = "commonwealth",
        ["PIF"] = "pif",
        ["EFTA"] = "european-free-trade-association",
        ["NC"] = "nordic-council",
        ["IGAD"] = "igad",
        ["COMESA"] = "common-market-for-eastern-and-southern-africa",
        ["UN"] = "un",
        ["IAEA"] = "iaea",
        ["WTO"] = "wto",
        ["IMF"] = "imf",
        ["NSG"] = "nuclear-suppliers-group",
        ["ICCt"] = "icc",
        ["OPCW"] = "opcw",
        ["Interpol"] = "interpol",
        ["UPU"] = "universal-postal-union",
        ["FAO"] = "fao",
        ["ITU"] = "international-telecommunication-union",
        ["UNCTAD"] = "unctad",
        ["UNESCO"] = "unesco",
        ["WHO"] = "who",
        ["ICAO"] = "icao",
        ["WMO"] = "world-meteorological-organization",
        ["IDA"] = "international-development-association",
        ["IBRD"] = "world-bank",
        ["ILO"] = "ilo",
        ["WIPO"] = "world-intellectual-property-organization",
        ["IFC"] = "international-finance-corporation",
        ["MIGA"] = "multilateral-investment-guarantee-agency",
        ["WCO"] = "world-customs-organization",
        ["UNIDO"] = "unido",
        ["IFAD"] = "international-fund-for-agricultural-development",
        ["IMO"] = "imo",
        ["UNWTO"] = "un-tourism",
        ["IOM"] = "international-organization-for-migration",
        ["G-77"] = "g77",
        ["PCA"] = "permanent-court-of-arbitration",
        ["IHO"] = "international-hydrographic-organization",
        ["ACP"] = "oacps",
        ["EBRD"] = "european-bank-for-reconstruction-and-development",
        ["IDB"] = "islamic-development-bank",
        ["AfDB"] = "african-development-bank",
        ["OIF"] = "la-francophonie",
        ["EAPC"] = "euro-atlantic-partnership-council",
        ["IADB"] = "inter-american-development-bank",
        ["ADB"] = "adb",
        ["Wassenaar Arrangement"] = "wassenaar-arrangement",
        ["Australia Group"] = "australia-group",
        ["AOSIS"] = "alliance-of-small-island-states",
        ["ZC"] = "zangger-committee",
        ["FATF"] = "fatf",
        ["OPANAL"] = "opanal",
        ["NEA"] = "nuclear-energy-agency",
        ["IEA"] = "iea",
        ["ARF"] = "asean-regional-forum",
        ["CP"] = "colombo-plan",
        ["CDB"] = "caribbean-development-bank",
        ["EIB"] = "european-investment-bank",
        ["Schengen Convention"] = "schengen-area",
        ["SPC"] = "pacific-community",
        ["ACS"] = "association-of-caribbean-states",
        ["G-24"] = "g24",
        ["CICA"] = "conference-on-interaction-and-confidence-building-measures-in-asia",
        ["PFP"] = "partnership-for-peace",
        ["CERN"] = "cern",
        ["AMF"] = "arab-monetary-fund",
        ["Paris Club"] = "paris-club",
        ["EMU"] = "euro-area",
        ["ESA"] = "european-space-agency",
        ["Petrocaribe"] = "petrocaribe",
        ["EAS"] = "east-asia-summit",
        ["CEI"] = "central-european-initiative",
        ["G-15"] = "g15",
        ["LAIA"] = "latin-american-integration-association",
        ["BSEC"] = "organization-of-the-black-sea-economic-cooperation",
        ["CBSS"] = "council-of-the-baltic-sea-states",
        ["OAPEC"] = "organisation-of-arab-petroleum-exporting-countries",
        ["CEMAC"] = "central-african-economic-and-monetary-community",
        ["ECO"] = "economic-cooperation-organization",
        ["Arctic Council"] = "arctic-council",
        ["CPLP"] = "community-of-portuguese-language-countries",
        ["AIIB"] = "aiib",
        ["OECS"] = "organisation-of-eastern-caribbean-states",
        ["WAEMU"] = "west-african-economic-and-monetary-union",
        ["D-8"] = "d-8-organization-for-economic-cooperation",
        ["SICA"] = "central-american-integration-system",
        ["BIMSTEC"] = "bimstec",
        ["LCBC"] = "lake-chad-basin-commission",
        ["AMU"] = "arab-maghreb-union",
        ["SACU"] = "southern-african-customs-union",
        ["InOC"] = "indian-ocean-commission",
        ["GUAM"] = "guam-organization",
        ["CAN"] = "andean-community",
        ["UNASUR"] = "union-of-south-american-nations",
        ["IPU"] = "inter-parliamentary-union",
        ["CAEU"] = "council-of-arab-economic-unity",
        ["LAES"] = "latin-american-economic-system",
        ["AFESD"] = "arab-fund-for-economic-and-social-development",
        ["ABEDA"] = "arab-bank-for-economic-development-in-africa",
        ["SELEC"] = "southeast-european-law-enforcement-center",
        ["CACM"] = "central-american-common-market",
    };

    /// <summary>Writes the table.</summary>
    public static int Write(string root, string shared)
    {
        Table organizations = DataTables.Embedded.Read("world/organizations");
        Dictionary<string, (string Since, string Until)> lives = organizations.Rows.ToDictionary(
            row => row[organizations.Column("id")],
            row => (row[organizations.Column("since")], row[organizations.Column("until")]),
            StringComparer.Ordinal
        );
        ILookup<string, string> today = OfFactbook(shared)
            .ToLookup(row => row.Body, row => row.Member, StringComparer.Ordinal);
        List<JoinedMember> joined = JoinedMembers.Read(
            File.ReadLines(Path.Combine(root, "lab/Entente.Lab/World/joined.txt")),
            today,
            body => lives.GetValueOrDefault(body, ("", "")).Item1
        );
        HashSet<string> written = [.. joined.Select(member => member.Body)];
        string[] rows =
        [
            .. joined
                .Concat(
                    today
                        .Where(body => !written.Contains(body.Key))
                        .SelectMany(body =>
                            body.Select(member => JoinedMembers.OfFactbook(body.Key, member))
                        )
                )
                .Where(member => lives.ContainsKey(member.Body))
                .Select(member => member.EndedWith(lives[member.Body].Until).ToRow())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        foreach (string unknown in written.Where(body => !lives.ContainsKey(body)))
        {
            Console.Error.WriteLine($"joined.txt: no organisation {unknown}");
        }

        File.WriteAllText(
            Path.Combine(root, "data/world/memberships.tsv"),
            $"""
            # Which states belong to which organisation. from: empty where we do not know the day; to: empty where it goes on. Written by `lab/run tables memberships`.
            organization	member	from	to	source
            {string.Join('\n', rows)}

            """
        );
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{rows.Length} memberships")
        );
        return 0;
    }

    /// <summary>The members of today. What is in brackets behind an organisation says that the state is only near it.</summary>
    private static IEnumerable<(string Body, string Member)> OfFactbook(string shared)
    {
        Dictionary<string, string> codes = CsvRows
            .Read(Path.Combine(shared, "world/country-codes.csv"))
            .Where(row => row["is_independent"] == "Yes" && row["FIPS"].Length == 2)
            .ToDictionary(
                row => row["FIPS"].ToLowerInvariant(),
                row => row["ISO3166-1-Alpha-3"],
                StringComparer.Ordinal
            );
        foreach (string line in File.ReadLines(Path.Combine(shared, "world/factbook.jsonl")))
        {
            using JsonDocument country = JsonDocument.Parse(line);
            string file = Path.GetFileNameWithoutExtension(
                country.RootElement.GetProperty("file").GetString()!
            );
            if (
                !codes.TryGetValue(file, out string? code)
                || !country.RootElement.TryGetProperty("organizations", out JsonElement list)
                || list.ValueKind != JsonValueKind.String
            )
            {
                continue;
            }

            foreach (string name in list.GetString()!.Split(',', StringSplitOptions.TrimEntries))
            {
                // Who is suspended is a member.
                if (
                    s_ids.TryGetValue(
                        name.Replace(" (suspended)", "", StringComparison.Ordinal),
                        out string? id
                    )
                )
                {
                    yield return (id, code);
                }
            }
        }
    }
}
