using Entente.Articles;
using Entente.Data;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class DateReaderTests
{
    private static readonly DateReader s_dates = new(new PageWords(DataTables.Embedded));

    [Theory]
    [InlineData("2022-10-03", "2022-10-03")]
    [InlineData("2022-10-03T18:12:03.120+05:30", "2022-10-03T18:12+05:30")]
    [InlineData("2022-10-03T18:12:00Z", "2022-10-03T18:12Z")]
    [InlineData("First Published Oct 3, 2022, 6:12 PM IST", "2022-10-03T18:12")]
    [InlineData("March 12, 2019 at 6:40 p.m.", "2019-03-12T18:40")]
    [InlineData("Tuesday 12th of March, 2019", "2019-03-12")]
    [InlineData("12 Mar 2019 12:05 am GMT", "2019-03-12T00:05Z")]
    [InlineData("Am 12. März 2019 um 14:30 Uhr", "2019-03-12T14:30")]
    [InlineData("Publié le 1er mars 2020 à 18h05", "2020-03-01T18:05")]
    [InlineData("12 de marzo de 2019", "2019-03-12")]
    [InlineData("12.03.2019, 09.15 Uhr", "2019-03-12T09:15")]
    [InlineData("25/12/2021", "2021-12-25")]
    [InlineData("3/4/2024 at 18h05", "2024-04-03T18:05")]
    [InlineData("03/04/2024, 9 h 30", "2024-04-03")]
    [InlineData("31.10.23", "2023-10-31")]
    [InlineData("2022年10月3日", "2022-10-03")]
    public void Dates_are_read_in_the_forms_of_many_countries(string text, string date) =>
        Assert.Equal(date, s_dates.Find(text)?.Date.ToString());

    [Theory]
    [InlineData("3/4/2024")]
    [InlineData("3/4/2024 at 18:05")]
    [InlineData("3/4/2024 18 houses")]
    [InlineData("2024-13-01")]
    [InlineData("30 February 2024")]
    [InlineData("May 2024")]
    [InlineData("version 10.11.12.13")]
    [InlineData("1.10.23")]
    [InlineData("12 May")]
    [InlineData("chapter 12, May be read")]
    [InlineData("99999999999")]
    public void What_is_no_certain_date_is_not_read(string text) => Assert.Null(s_dates.Find(text));
}
