using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class DatelineReaderTests
{
    private static readonly PageWords s_words = new(DataTables.Embedded);
    private static readonly DatelineReader s_datelines = new(
        new DateReader(s_words),
        new OutletBook(DataTables.Embedded),
        s_words
    );

    [Theory]
    [InlineData("VIENNA, March 12 (Reuters) – The talks", "VIENNA", "Reuters")]
    [InlineData("VIENNA — The talks", "VIENNA", null)]
    [InlineData("UNITED NATIONS (AP) — The talks", "UNITED NATIONS", "Associated Press")]
    [InlineData("PARIS/BERLIN, May 9 (Reuters) - The talks", "PARIS/BERLIN", "Reuters")]
    [InlineData("Berlin (dpa) - The talks", "Berlin", "Deutsche Presse-Agentur")]
    [InlineData("VIENNA, March 12. /TASS/. The talks", "VIENNA", "TASS")]
    [InlineData("SHANGHAI, Nov. 4 (Xinhua) -- The talks", "SHANGHAI", "Xinhua")]
    [InlineData("(Reuters) - The talks", null, "Reuters")]
    public void Datelines_are_read_with_place_and_agency(string text, string? place, string? agency)
    {
        Dateline? dateline = s_datelines.Read(text);

        Assert.NotNull(dateline);
        Assert.Equal(place, dateline.Place?.In(text).ToString());
        Assert.Equal(agency, dateline.AgencyName);
        Assert.Equal("The talks", text[dateline.Length..]);
    }

    [Theory]
    [InlineData("Moscow — the capital — was quiet")]
    [InlineData("BREAKING — The talks have ended")]
    [InlineData("FILE - In this picture of Friday, a ferry lies at the pier of Brenholm")]
    [InlineData("NATO — the alliance — met")]
    [InlineData("The talks (Reuters has learned) ended")]
    [InlineData("TALKS END IN GENEVA")]
    [InlineData("")]
    public void Prose_is_no_dateline(string text) => Assert.Null(s_datelines.Read(text));
}
