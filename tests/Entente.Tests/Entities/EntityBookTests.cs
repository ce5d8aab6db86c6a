using Entente.Data;
using Entente.Entities;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class EntityBookTests
{
    private static readonly EntityBook s_book = new(DataTables.Embedded);

    [Theory]
    [InlineData("Kremlin", "RUS")]
    [InlineData("white house", "USA")]
    [InlineData("U.S.", "USA")]
    [InlineData("Recep Tayyip Erdoğan", "recep-tayyip-erdogan")]
    [InlineData("recep tayyip erdogan", "recep-tayyip-erdogan")]
    [InlineData("North Atlantic Treaty Organization", "nato")]
    [InlineData("Valery Giscard d’Estaing", "valery-giscard-destaing")]
    [InlineData("Guinea Bissau", "GNB")]
    [InlineData("Agence France-Presse", "afp")]
    public void A_name_is_found_whatever_its_case_marks_and_hyphens(string name, string id) =>
        Assert.Contains(s_book.Named(name), entity => entity.Id == id);

    [Fact]
    public void A_name_that_nobody_bears_gives_nothing() =>
        Assert.Empty(s_book.Named("Nobody of Nowhere"));

    [Fact]
    public void Offices_come_by_their_start_with_the_days_that_are_known()
    {
        Entity putin = s_book.Find("vladimir-putin")!;

        Assert.Equal(
            new Office("president", "RUS", new DateOnly(2012, 5, 7), null),
            putin.Offices[^1]
        );
        Assert.Equal(putin.Offices.OrderBy(office => office.From), putin.Offices);
    }

    [Fact]
    public void A_date_of_less_than_a_day_is_not_published_as_a_day()
    {
        Entity aide = s_book.Find("yuri-ushakov")!;

        Assert.Null(aide.Offices[0].From);
    }

    [Fact]
    public void Every_state_has_its_ministries()
    {
        Entity ministry = s_book.Find("rus-foreign-ministry")!;

        Assert.Equal("Foreign Ministry of Russia", ministry.Name);
        Assert.Equal("US State Department", s_book.Find("usa-foreign-ministry")!.Name);
    }

    [Fact]
    public void An_unknown_identifier_gives_nothing() => Assert.Null(s_book.Find("nobody"));
}
