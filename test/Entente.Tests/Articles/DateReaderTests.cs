using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class DateReaderTests
{
    private static readonly DateReader s_dates = new(new PageWords(DataTables.Embedded));

    [Theory]
    [InlineData("2024-05-17", "2024-05-17")]
    [InlineData("2024-05-17T16:57:03.120+05:30", "2024-05-17T16:57+05:30")]
    [InlineData("2024-05-17T16:57:00Z", "2024-05-17T16:57Z")]
    [InlineData("First Published Feb 8, 2024, 4:57 PM IST", "2024-02-08T16:57")]
    [InlineData("December 15, 2021 at 3:24 p.m.", "2021-12-15T15:24")]
    [InlineData("Wednesday 15th of December, 2021", "2021-12-15")]
    [InlineData("15 Dec 2021 12:05 am GMT", "2021-12-15T00:05Z")]
    [InlineData("Am 15. Dezember 2021 um 14:30 Uhr", "2021-12-15T14:30")]
    [InlineData("Publié le 1er mars 2020 à 18h05", "2020-03-01T18:05")]
    [InlineData("15 de diciembre de 2021", "2021-12-15")]
    [InlineData("15.12.2021, 09.15 Uhr", "2021-12-15T09:15")]
    [InlineData("25/12/2021", "2021-12-25")]
    [InlineData("2024年2月8日", "2024-02-08")]
    public void Dates_are_read_in_the_forms_of_many_countries(string text, string date) =>
        Assert.Equal(date, s_dates.Find(text)?.Date.ToString());

    [Theory]
    [InlineData("3/4/2024")]
    [InlineData("2024-13-01")]
    [InlineData("30 February 2024")]
    [InlineData("May 2024")]
    [InlineData("12 May")]
    [InlineData("chapter 12, May be read")]
    [InlineData("99999999999")]
    public void What_is_no_certain_date_is_not_read(string text) => Assert.Null(s_dates.Find(text));
}
