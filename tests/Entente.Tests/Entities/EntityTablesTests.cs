using System.Collections.Immutable;
using System.Globalization;
using Entente.Data;
using Entente.Entities;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class EntityTablesTests
{
    private static readonly string[] s_tables =
    [
        "world/states",
        "world/organizations",
        "world/places",
        "world/persons",
        "world/leaders",
    ];

    // Countries' codes of PLOVER for actors of no country.
    private static readonly string[] s_codes = ["UNO", "EUR", "IGO", "NGO", "IMG", "MNC"];

    // Offices that one person holds at a time. Where two did for a while the list of exceptions of the test says why.
    private static readonly string[] s_single =
    [
        "president",
        "prime-minister",
        "chancellor",
        "king",
        "emir",
        "foreign-minister",
        "defence-minister",
        "secretary-general",
        "managing-director",
    ];

    private const int HandOverDays = 40; // Lists differ by weeks in whom they count on the way out.

    private static readonly string[] s_sectors = (
        "GOV MIL COP SPY JUD LEG PTY PRM REB UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
    ).Split(' ');

    // Two at a time, and why.
    private static readonly string[] s_twoAtATime =
    [
        "CIV president: laurent-gbagbo, alassane-ouattara", // both claimed to have won the election of 2010
    ];

    // Seats whose name the table of towns gives to another town.
    private static readonly string[] s_capitalsElsewhere =
    [
        "CHN: Pékin", // Pekin in Illinois is large enough for the table
        "PAN: Panama City", // "Panamá" there; the town of this name lies in Florida
        "USA: Washington", // "Washington D.C." there
    ];

    private static readonly EntityBook s_book = new(DataTables.Embedded);

    [Fact]
    public void Every_identifier_is_given_once()
    {
        var twice = s_book.All.GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void States_have_codes_of_three_capitals_and_all_others_have_slugs()
    {
        var bad = s_book.All.Where(e =>
            e.Type == EntityType.State
                ? e.Id.Length != 3 || !e.Id.All(char.IsAsciiLetterUpper)
                : !e.Id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        );

        Assert.Empty(bad.Select(e => e.Id));
    }

    [Fact]
    public void Every_country_is_a_state_of_the_table()
    {
        var bad = s_book.All.Where(e =>
            e.Country is not null && s_book.Find(e.Country)?.Type != EntityType.State
        );

        Assert.Empty(bad.Select(e => $"{e.Id} of {e.Country}"));
    }

    [Fact]
    public void Every_office_begins_before_it_ends()
    {
        var bad =
            from person in s_book.All
            from office in person.Offices
            where office.From > office.To
            select $"{person.Id}: {office.From} – {office.To}";

        Assert.Empty(bad);
    }

    [Fact]
    public void Every_role_is_a_role_of_the_titles()
    {
        Table titles = Language.English.Read("titles");
        HashSet<string> roles = [.. titles.Rows.Select(row => row[titles.Column("role")])];

        var bad =
            from person in s_book.All
            from office in person.Offices
            where !roles.Contains(office.Role)
            select $"{person.Id}: {office.Role}";

        Assert.Empty(bad);
    }

    [Fact]
    public void Every_leading_role_of_a_state_is_a_role_of_the_titles()
    {
        Table titles = Language.English.Read("titles");
        HashSet<string> roles = [.. titles.Rows.Select(row => row[titles.Column("role")])];
        Table states = DataTables.Embedded.Read("world/states");

        var bad = states
            .Rows.SelectMany(row => row.List(states.Column("leader")))
            .Where(role => !roles.Contains(role));

        Assert.Empty(bad);
    }

    [Fact]
    public void One_person_holds_the_leading_office_of_a_great_power_on_any_day()
    {
        var offices =
            from person in s_book.All
            from office in person.Offices
            where
                (office.Role, office.Of)
                    is
                        ("president", "USA")
                        or
                        ("president", "RUS")
                        or
                        ("general-secretary", "CHN")
                        or
                        ("president", "FRA")
                        or
                        ("prime-minister", "GBR")
                        or
                        ("chancellor", "DEU")
                        or
                        ("general-secretary", "SUN")
            orderby office.Of, office.From
            select (person.Id, office);

        var overlapping = offices
            .Zip(offices.Skip(1))
            .Where(pair =>
                pair.First.office.Of == pair.Second.office.Of
                && (pair.First.office.To ?? DateOnly.MaxValue) > pair.Second.office.From
            )
            .Select(pair => $"{pair.First.Id} and {pair.Second.Id}");

        Assert.Empty(overlapping);
    }

    [Fact]
    public void Two_hold_one_office_at_a_time_only_for_a_reason()
    {
        var terms =
            from person in s_book.All
            from office in person.Offices
            where s_single.Contains(office.Role) && office.From is not null
            let tenure = (
                office.Role,
                office.Of,
                From: office.From!.Value,
                To: office.To,
                person.Id
            )
            group tenure by (tenure.Role, tenure.Of);

        var found =
            from office in terms
            let inOrder = office.OrderBy(t => t.From).ToArray()
            from pair in inOrder.Zip(inOrder.Skip(1))
            where
                pair.First.To is { } end
                && end.AddDays(-HandOverDays) > pair.Second.From
                && pair.First.Id != pair.Second.Id
            select $"{office.Key.Of} {office.Key.Role}: {pair.First.Id}, {pair.Second.Id}";

        Assert.Equal(
            s_twoAtATime.Order(StringComparer.Ordinal),
            found.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Codes_and_sectors_are_those_of_PLOVER()
    {
        Table organizations = DataTables.Embedded.Read("world/organizations");
        Table places = DataTables.Embedded.Read("world/places");
        Table agents = Language.English.Read("agents");
        int code = organizations.Column("code");
        int weight = agents.Column("weight");

        var sectors = organizations
            .Rows.Select(row => row[organizations.Column("sector")])
            .Concat(places.Rows.Select(row => row[places.Column("sector")]))
            .Concat(
                agents
                    .Rows.Where(row => row[weight] is "strong" or "rank" or "weak" or "before")
                    .Select(row => row[agents.Column("sector")])
            );

        Assert.DoesNotContain(
            organizations.Rows,
            row => row[code].Length > 0 && !s_codes.Contains(row[code])
        );
        Assert.Empty(sectors.Where(s => s.Length > 0 && !s_sectors.Contains(s)).Distinct());
    }

    [Fact]
    public void An_organisation_has_a_country_or_a_code_of_none_but_not_both()
    {
        Table table = DataTables.Embedded.Read("world/organizations");
        int country = table.Column("country");
        int code = table.Column("code");

        var both = table.Rows.Where(row => row[country].Length > 0 && row[code].Length > 0);

        Assert.Empty(both.Select(row => row[0]));
    }

    [Fact]
    public void Every_capital_that_is_a_town_of_the_tables_lies_in_its_state()
    {
        Table states = DataTables.Embedded.Read("world/states");
        Table cities = DataTables.Embedded.Read("world/cities");
        ILookup<string, string> countries = cities.Rows.ToLookup(
            row => NameFolding.Fold(row[cities.Column("name")]),
            row => row[cities.Column("country")]
        );

        var bad =
            from row in states.Rows
            where row[states.Column("until")].Length == 0
            from capital in row.List(states.Column("capital"))
            let known = countries[NameFolding.Fold(capital)]
            where known.Any() && !known.Contains(row[0])
            select $"{row[0]}: {capital}";

        Assert.Equal(
            s_capitalsElsewhere.Order(StringComparer.Ordinal),
            bad.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void A_code_of_the_Correlates_of_War_belongs_to_one_state_of_today()
    {
        Table states = DataTables.Embedded.Read("world/states");

        var twice = states
            .Rows.Where(row =>
                row[states.Column("until")].Length == 0 && row[states.Column("cow")].Length > 0
            )
            .GroupBy(row => row[states.Column("cow")])
            .Where(g => g.Count() > 1)
            .Select(g => string.Join(' ', g.Select(row => row[0])));

        Assert.Empty(twice);
    }

    [Theory]
    [InlineData("world/cities", "country")]
    [InlineData("world/regions", "country")]
    [InlineData("world/state-names", "state")]
    public void Towns_regions_and_names_belong_to_states_of_the_table(string name, string column)
    {
        Table table = DataTables.Embedded.Read(name);
        int of = table.Column(column);

        var unknown = table
            .Rows.Select(row => row[of])
            .Distinct(StringComparer.Ordinal)
            .Where(id => s_book.Find(id) is null && id != "ATA");

        Assert.Empty(unknown);
    }

    [Fact]
    public void The_tables_know_the_world_widely_enough()
    {
        Entity[] bodies = [.. s_book.All.Where(e => e.Type == EntityType.Organization)];
        string?[] sectors = [.. bodies.Select(e => s_book.CodeOf(s_book.IndexOf(e.Id)).Sector)];
        Office[] offices =
        [
            .. s_book
                .All.SelectMany(e => e.Offices)
                .Where(office => office.To is null || office.To.Value.Year >= 1950),
        ];

        Assert.True(bodies.Count(e => e.Country is null) >= 350, "bodies of several states");
        Assert.True(sectors.Count(sector => sector is "REB" or "UAF") >= 150, "armed groups");
        Assert.True(sectors.Count(sector => sector is "PTY" or "OPP") >= 200, "parties");
        Assert.True(offices.Length >= 2_500, "offices since 1950");
        Assert.True(
            offices.Count(office => office.Role is "spokesperson" or "aide") >= 70,
            "spokespersons and aides"
        );
    }

    [Theory]
    [InlineData("cow", 190)]
    [InlineData("adjectives", 220)]
    [InlineData("capital", 190)]
    [InlineData("seats", 20)]
    public void States_have_codes_adjectives_capitals_and_seats_of_power(string column, int least)
    {
        Table table = DataTables.Embedded.Read("world/states");
        int at = table.Column(column);

        Assert.True(table.Rows.Count(row => row[at].Length > 0) >= least);
    }

    [Fact]
    public void All_states_and_territories_of_ISO_3166_are_in_the_table()
    {
        Table table = DataTables.Embedded.Read("world/states");
        int until = table.Column("until");

        // 249 codes, and Kosovo; Antarctica has no rulers and no people.
        Assert.Equal(249, table.Rows.Count(row => row[until].Length == 0));
    }

    [Fact]
    public void Outlets_name_their_country_language_and_mostly_their_owner()
    {
        Table table = DataTables.Embedded.Read("world/outlets");
        int[] columns = [table.Column("country"), table.Column("language"), table.Column("owner")];

        Assert.True(table.Rows.Count(row => columns.All(c => row[c].Length > 0)) >= 800);
    }

    [Fact]
    public void Who_owns_an_outlet_is_written_in_one_way()
    {
        Table table = DataTables.Embedded.Read("world/outlets");
        int owner = table.Column("owner");

        var spellings = table
            .Rows.Select(row => row[owner])
            .Distinct(StringComparer.Ordinal)
            .GroupBy(NameFolding.Fold)
            .Where(g => g.Count() > 1);

        Assert.Empty(spellings.Select(g => string.Join(" / ", g)));
    }

    [Fact]
    public void Bodies_have_members_and_mostly_the_days_on_which_they_joined()
    {
        Table table = DataTables.Embedded.Read("world/memberships");
        Table organizations = DataTables.Embedded.Read("world/organizations");
        HashSet<string> dated =
        [
            .. organizations
                .Rows.Where(row => row[organizations.Column("since")].Length > 0)
                .Select(row => row[organizations.Column("id")]),
        ];
        string[] bodies = [.. table.Rows.Select(row => row[0]).Distinct(StringComparer.Ordinal)];

        Assert.True(bodies.Length >= 280);
        Assert.True(bodies.Count(dated.Contains) >= 200);
        Assert.True(
            table
                .Rows.Where(row => row[table.Column("from")].Length > 0)
                .Select(row => row[0])
                .Distinct(StringComparer.Ordinal)
                .Count() >= 190
        );
    }

    [Fact]
    public void Members_are_states_of_the_table_and_organisations_too()
    {
        Table table = DataTables.Embedded.Read("world/memberships");
        int organization = table.Column("organization");
        int member = table.Column("member");

        var unknown = table.Rows.Where(row =>
            s_book.Find(row[organization])?.Type != EntityType.Organization
            || s_book.Find(row[member])?.Type != EntityType.State
        );

        Assert.Empty(unknown.Select(row => $"{row[organization]}: {row[member]}"));
    }

    [Fact]
    public void Nobody_joins_again_without_having_left()
    {
        var bad =
            from membership in Memberships()
            group membership by (membership.Body, membership.State) into of
            let inOrder = of.OrderBy(m => m.From.First).ToArray()
            from pair in inOrder.Zip(inOrder.Skip(1))
            where pair.First.To.First >= pair.Second.From.First
            select $"{of.Key.Body}: {of.Key.State}";

        Assert.Empty(bad);
    }

    [Fact]
    public void Nobody_belongs_to_a_body_before_it_began_or_after_it_or_the_state_ended()
    {
        Dictionary<string, (DateOnly First, DateOnly Last)> lives = LivesOfOrganizations();

        var bad =
            from membership in Memberships()
            let life = lives[membership.Body]
            let end = s_book.EndOf(s_book.IndexOf(membership.State)) ?? DateOnly.MaxValue
            where
                (membership.From.First > DateOnly.MinValue && membership.From.Last < life.First)
                || membership.To.First > life.Last
                || membership.From.Last > membership.To.Last
                || membership.To.First > end
            select $"{membership.Body}: {membership.State}";

        Assert.Empty(bad);
    }

    [Theory]
    [InlineData("un", "2024-06-01", 193)]
    [InlineData("un", "1957-12-31", 82)]
    [InlineData("eu", "2019-06-01", 28)]
    [InlineData("european-commission", "2021-06-01", 27)]
    [InlineData("un-security-council", "2022-03-01", 15)]
    [InlineData("commonwealth", "2023-01-01", 56)]
    [InlineData("council-of-europe", "2022-03-17", 46)]
    [InlineData("african-union", "2018-01-01", 55)]
    [InlineData("osce", "2013-01-01", 57)]
    [InlineData("oecd", "2022-01-01", 38)]
    [InlineData("opec", "2023-06-01", 13)]
    [InlineData("opec", "2024-06-01", 12)]
    [InlineData("ecowas", "2025-06-01", 12)]
    [InlineData("arab-league", "2024-06-01", 22)]
    [InlineData("oic", "2024-06-01", 57)]
    [InlineData("icc", "2025-06-01", 125)]
    [InlineData("comecon", "1991-07-01", 0)]
    public void A_body_has_as_many_members_as_the_world_counts(
        string organization,
        string day,
        int members
    ) =>
        Assert.Equal(
            members,
            s_book.MembersOf(organization, DateOnly.Parse(day, CultureInfo.InvariantCulture)).Length
        );

    [Theory]
    [InlineData("nato", "2022-06-01", "FIN", false)]
    [InlineData("nato", "2023-06-01", "FIN", true)]
    [InlineData("eu", "2020-02-01", "GBR", false)]
    [InlineData("warsaw-pact", "1970-01-01", "ALB", false)]
    [InlineData("african-union", "2022-06-01", "KEN", true)]
    public void Members_of_an_organisation_are_those_of_the_day(
        string organization,
        string day,
        string member,
        bool isMember
    ) =>
        Assert.Equal(
            isMember,
            s_book
                .MembersOf(organization, DateOnly.Parse(day, CultureInfo.InvariantCulture))
                .Contains(member)
        );

    [Fact]
    public void An_organisation_begins_before_it_ends()
    {
        Table table = DataTables.Embedded.Read("world/organizations");
        int since = table.Column("since");
        int until = table.Column("until");

        var bad = table.Rows.Where(row =>
            DayRange.Read(row, since, DateOnly.MinValue).First
            > DayRange.Read(row, until, DateOnly.MaxValue).Last
        );

        Assert.Empty(bad.Select(row => row[0]));
    }

    [Fact]
    public void Every_role_with_a_sector_is_a_role_of_the_titles()
    {
        Table titles = Language.English.Read("titles");
        HashSet<string> roles = [.. titles.Rows.Select(row => row[titles.Column("role")])];
        Table sectors = DataTables.Embedded.Read("world/role-sectors");

        Assert.DoesNotContain(sectors.Rows, row => !roles.Contains(row[0]));
    }

    [Fact]
    public void A_name_means_two_only_where_the_table_of_ambiguous_names_says_so()
    {
        Table table = DataTables.Embedded.Read("world/ambiguous");
        HashSet<string> known =
        [
            .. table.Rows.Select(row =>
                $"{NameFolding.Fold(row[table.Column("name")])}: {string.Join(' ', row.List(table.Column("ids")).Order(StringComparer.Ordinal))}"
            ),
        ];

        HashSet<string> found =
        [
            .. s_book
                .Aliases.Where(alias => alias.Kind != AliasKind.Short)
                .GroupBy(alias => NameFolding.Fold(alias.Words))
                .Select(g =>
                    (
                        g.Key,
                        Ids: g.Select(a => s_book.All[a.Entity].Id)
                            .Distinct(StringComparer.Ordinal)
                            .Order(StringComparer.Ordinal)
                            .ToImmutableArray()
                    )
                )
                .Where(g => g.Ids.Length > 1)
                .Select(g => $"{g.Key}: {string.Join(' ', g.Ids)}"),
        ];

        Assert.Equal(known.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_surname_that_is_enough_alone_belongs_to_one_person()
    {
        var shared = s_book
            .Aliases.Where(alias =>
                alias.Kind == AliasKind.Short && s_book.NeedOf(alias.Entity) == PersonNeed.Short
            )
            .GroupBy(alias => NameFolding.Fold(alias.Words))
            .Where(g => g.Select(a => a.Entity).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(' ', g.Select(a => s_book.All[a.Entity].Id))}");

        // Father and son Assad: the dates of office tell them apart.
        Assert.DoesNotContain(shared, line => !line.Contains("assad", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_Wikidata_identifier_is_given_to_one_entity()
    {
        var bad = s_book
            .All.Where(e => e.Wikidata is not null)
            .GroupBy(e => e.Wikidata)
            .Where(g => g.Count() > 1 || !(g.Key![0] == 'Q' && g.Key[1..].All(char.IsAsciiDigit)))
            .Select(g => g.Key);

        Assert.Empty(bad);
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_row_names_its_source(string name)
    {
        Table table = DataTables.Embedded.Read(name);

        Assert.Equal("source", table.Columns[^1]);
        Assert.DoesNotContain(table.Rows, row => row[table.Columns.Length - 1].Length == 0);
    }

    private static IEnumerable<(
        string Body,
        string State,
        DayRange From,
        DayRange To
    )> Memberships()
    {
        Table table = DataTables.Embedded.Read("world/memberships");
        return table.Rows.Select(row =>
            (
                row[table.Column("organization")],
                row[table.Column("member")],
                DayRange.Read(row, table.Column("from"), DateOnly.MinValue),
                DayRange.Read(row, table.Column("to"), DateOnly.MaxValue)
            )
        );
    }

    private static Dictionary<string, (DateOnly First, DateOnly Last)> LivesOfOrganizations()
    {
        Table table = DataTables.Embedded.Read("world/organizations");
        return table.Rows.ToDictionary(
            row => row[table.Column("id")],
            row =>
                (
                    DayRange.Read(row, table.Column("since"), DateOnly.MinValue).First,
                    DayRange.Read(row, table.Column("until"), DateOnly.MaxValue).Last
                ),
            StringComparer.Ordinal
        );
    }

    public static TheoryData<string> Tables() =>
        [
            .. s_tables,
            "world/offices",
            "world/terms",
            "world/ambiguous",
            "world/cities",
            "world/regions",
            "world/state-names",
            "world/role-sectors",
            "world/memberships",
            "world/outlets",
            "world/agencies",
            "en/agents",
            "en/titles",
            "en/name-words",
        ];
}
