using System.Globalization;
using Entente.Data;
using Entente.Entities;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class ActorCoderTests
{
    private static readonly ActorCoder s_coder = new(
        new EntityBook(DataTables.Embedded),
        Language.English
    );

    [Theory]
    [InlineData("Hungarian border guards", "HUN", "COP")]
    [InlineData("the Norwegian navy", "NOR", "MIL")]
    [InlineData("Peru's Ministry of Fisheries", "PER", "GOV")]
    [InlineData("trade unions in Belgium", "BEL", "LAB")]
    [InlineData("nurses at a hospital in Nairobi", "KEN", "MED")]
    [InlineData("the ambassador of Ghana to Brazil", "GHA", "GOV")]
    [InlineData("Bolivia's ambassador to Peru", "BOL", "GOV")]
    [InlineData("Leeds University", "GBR", "EDU")]
    public void Nationality_and_word_give_country_and_sector(
        string phrase,
        string country,
        string sector
    ) => Assert.Equal(new ActorCode(country, sector), Code(phrase));

    [Theory]
    [InlineData("smugglers", "CRM")]
    [InlineData("a band of mercenaries", "PRM")]
    [InlineData("the president of a human rights league", "SOC")]
    [InlineData("the head of the intelligence service", "SPY")]
    [InlineData("a retired admiral", "ELI")]
    [InlineData("villagers", "CVL")]
    public void Without_a_country_the_sector_stands_alone(string phrase, string sector) =>
        Assert.Equal(new ActorCode(null, sector), Code(phrase));

    [Theory]
    [InlineData("Angela Merkel", "2012-05-01", "GOV")]
    [InlineData("Angela Merkel", "2023-05-01", "ELI")]
    [InlineData("former Chancellor Angela Merkel", "2023-05-01", "ELI")]
    [InlineData("Nancy Pelosi", "2021-05-01", "LEG")]
    public void A_person_has_the_sector_of_the_office_held_on_the_day(
        string phrase,
        string day,
        string sector
    ) => Assert.Equal(sector, Code(phrase, day).Sector);

    [Theory]
    [InlineData("Lisbon", "PRT", "GOV")]
    [InlineData("Liverpool", "GBR", "CVL")]
    [InlineData("Portugal", "PRT", null)]
    [InlineData("Abkhazia", "GEO", "PRE")]
    [InlineData("Puerto Rico", "USA", null)]
    public void A_capital_acts_as_the_government_another_town_as_its_people(
        string phrase,
        string country,
        string? sector
    ) => Assert.Equal(new ActorCode(country, sector), Code(phrase));

    [Theory]
    [InlineData("the UN Security Council", "UNO", null)]
    [InlineData("International Court of Justice", "UNO", "JUD")]
    [InlineData("the European Commission", "EUR", "GOV")]
    [InlineData("NATO", "IGO", null)]
    [InlineData("Boko Haram", "NGA", "REB")]
    public void Organisations_have_the_codes_of_the_table(
        string phrase,
        string country,
        string? sector
    ) => Assert.Equal(new ActorCode(country, sector), Code(phrase));

    [Fact]
    public void Words_around_tell_the_country_that_the_phrase_leaves_open()
    {
        ActorCode code = s_coder.Code("the interior minister", "Slovak police", Day("2020-01-01"));

        Assert.Equal(new ActorCode("SVK", "GOV"), code);
    }

    [Fact]
    public void The_name_of_a_ministry_goes_to_the_state_that_stands_before_it() =>
        Assert.Equal(new ActorCode("CHL", "GOV"), Code("Chile's State Department"));

    [Fact]
    public void A_town_is_no_part_of_an_unknown_name() =>
        Assert.Null(Code("Anna Valencia").Country);

    [Theory]
    [InlineData("Prime Minister Brown", "2009-05-01", "GBR")]
    [InlineData("Officer Brown", "2009-05-01", null)]
    [InlineData("Minister Anna Brown", "2009-05-01", null)]
    [InlineData("Brown", "2009-05-01", null)]
    public void A_surname_needs_a_title_of_its_sector(string phrase, string day, string? country) =>
        Assert.Equal(country, Code(phrase, day).Country);

    [Fact]
    public void Letters_that_changed_places_are_read_in_the_name_of_a_people() =>
        Assert.Equal("UZB", Code("Uzebks").Country);

    [Fact]
    public void An_entity_of_the_book_has_the_same_codes_as_its_name()
    {
        Assert.Equal(new ActorCode("RUS", "SPY"), s_coder.Of("fsb", Day("2020-01-01")));
        Assert.Equal(new ActorCode("DEU", "ELI"), s_coder.Of("angela-merkel", Day("2023-01-01")));
        Assert.Equal(default, s_coder.Of("nobody", day: null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800 \u0301 ,,, 's of in")]
    public void Noise_gives_nothing(string phrase) => Assert.Equal(default, Code(phrase));

    [Fact]
    public void Of_a_long_line_only_the_beginning_is_read()
    {
        string line = string.Concat(
            "soldiers ",
            string.Concat(Enumerable.Repeat("of Ghana ", 500_000))
        );

        Assert.Equal(new ActorCode("GHA", "MIL"), Code(line));
    }

    private static ActorCode Code(string phrase, string day = "2024-03-01") =>
        s_coder.Code(phrase, "", Day(day));

    private static DateOnly Day(string day) =>
        DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
