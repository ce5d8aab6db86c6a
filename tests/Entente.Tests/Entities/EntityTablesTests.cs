using System.Collections.Immutable;
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

    public static TheoryData<string> Tables() =>
        [.. s_tables, "world/offices", "world/ambiguous", "en/titles", "en/name-words"];
}
