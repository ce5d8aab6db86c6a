using System.Collections.Immutable;
using Entente.Data;
using Entente.Entities;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class PlaceFinderTests
{
    private static readonly EntityBook s_book = new(DataTables.Embedded);
    private static readonly EntityFinder s_finder = new(s_book, Language.English);
    private static readonly PlaceFinder s_places = new(s_book, DataTables.Embedded);
    private static readonly TextAnalyzer s_analyzer = new(Language.English);

    [Fact]
    public void A_capital_where_things_happen_is_a_city_of_its_state() =>
        Assert.Equal(("Moscow", "RUS", null, "Moscow"), Only("They met in Moscow on Monday."));

    [Fact]
    public void A_capital_that_acts_is_no_place() =>
        Assert.Empty(Find("Moscow said it would wait."));

    [Fact]
    public void A_state_is_the_place_itself() =>
        Assert.Equal(("Finland", "FIN", null, null), Only("They met in Finland on Monday."));

    [Fact]
    public void What_stands_behind_a_comma_says_where_it_lies()
    {
        Assert.Equal(
            ("Northfield", "USA", null, null),
            Find("They met in Northfield, United States.", "Northfield").Select(Tell).First()
        );
        Assert.Equal(
            ("Northfield", "CHN", "Xinjiang", "Northfield"),
            Find("They met in Northfield, Xinjiang, China.", "Northfield").Select(Tell).First()
        );
    }

    [Fact]
    public void A_place_of_which_nothing_tells_where_it_lies_stays_open() =>
        Assert.Equal(
            ("Northfield", null, null, null),
            Tell(Assert.Single(Find("They met in Northfield.", "Northfield")))
        );

    [Fact]
    public void What_the_text_says_does_not_move_a_place_of_the_tables() =>
        Assert.Equal(
            ["CHN", "ISL"],
            Find("They met in Xinjiang, Iceland.").Select(place => place.Country)
        );

    [Theory]
    [InlineData("They met in Northfield.", null)]
    [InlineData("They met in Northfield, said the Chinese envoy.", "CHN")]
    [InlineData("They met in Northfield, United States.", "USA")]
    [InlineData("They met in Northfield. China and the United States agreed.", null)]
    [InlineData("They met in Southfield.", "FIN")]
    [InlineData("They met in Eastfield.", null)]
    public void A_town_of_the_tables_has_its_point_where_it_is_clear_which_is_meant(
        string text,
        string? country
    )
    {
        string folder = Directory.CreateTempSubdirectory("entente-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "world"));
            File.WriteAllText(
                Path.Combine(folder, "world/cities.tsv"),
                """
                name	country	region	latitude	longitude	population	source
                Northfield	USA	MN	1.5	2.5	50000	own
                Northfield	CHN	13	3.5	4.5	200000	own
                Southfield	FIN	01	5.5	6.5	300000	own
                Eastfield	FIN	01	7.5	8.5	30000	own
                """
            );
            string name = text.Split(' ')[3].TrimEnd('.', ',');

            Place place = Find(text, new PlaceFinder(s_book, DataTables.WithFolder(folder)), name)
                .First(p => p.Name == name);

            Assert.Equal(country, place.Country);
            Assert.Equal(country is null, place.Point is null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static (string, string?, string?, string?) Only(string text) =>
        Tell(Assert.Single(Find(text)));

    private static (string, string?, string?, string?) Tell(Place place) =>
        (place.Name, place.Country, place.Region, place.City);

    private static ImmutableArray<Place> Find(string text, params string[] read) =>
        Find(text, s_places, read);

    private static ImmutableArray<Place> Find(string text, PlaceFinder places, params string[] read)
    {
        Document document = s_analyzer.Analyze(text) with
        {
            Names =
            [
                .. read.Select(word => new Name(
                    new TextSpan(
                        text.IndexOf(word, StringComparison.Ordinal),
                        text.IndexOf(word, StringComparison.Ordinal) + word.Length
                    ),
                    NameType.Place
                )),
            ],
        };
        return places.Find(document, s_finder.Find(document, published: null), published: null);
    }
}
