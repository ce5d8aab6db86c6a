using Entente.Search;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>What a person types, and what it asks for.</summary>
public sealed class SearchQueryTests
{
    [Fact]
    public void Names_values_phrases_and_words_are_told_apart()
    {
        SearchQuery query = SearchQuery.Parse(
            """speaker:Putin to:"Xi Jinping" "new model" after:2021-12 trade"""
        );

        Assert.Null(query.Fault);
        Assert.Equal("Putin", query.Speaker);
        Assert.Equal("Xi Jinping", query.Addressee);
        Assert.Equal(["new model", "trade"], query.Terms);
        Assert.Equal(new DateOnly(2021, 12, 1), query.After);
        Assert.True(query.IsForQuotes);
    }

    [Fact]
    public void Statements_are_asked_for_by_where_they_stand()
    {
        SearchQuery query = SearchQuery.Parse("part:caption within:no harbour");

        Assert.Null(query.Fault);
        Assert.Equal(("caption", false), (query.Part, query.IsWithin));
        Assert.Equal(["harbour"], query.Terms);
        Assert.True(query.IsForQuotes);
    }

    [Theory]
    [InlineData("part:headline kind:event")]
    [InlineData("type:consult part:headline")]
    public void A_part_is_one_of_events_where_events_are_asked_for(string typed)
    {
        SearchQuery query = SearchQuery.Parse(typed);

        Assert.Null(query.Fault);
        Assert.Equal("headline", query.Part);
        Assert.True(query.IsForEvents);
        Assert.False(query.IsForQuotes);
    }

    [Theory]
    [InlineData("before:2021", "2021-12-31")]
    [InlineData("before:2020-02", "2020-02-29")]
    [InlineData("before:2020-02-03", "2020-02-03")]
    public void The_end_of_a_year_a_month_or_a_day_is_its_last_day(string typed, string day) =>
        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd", null), SearchQuery.Parse(typed).Before);

    [Theory]
    [InlineData("after:never")]
    [InlineData("before:2021-13")]
    [InlineData("kind:rumour")]
    [InlineData("part:footer")]
    [InlineData("within:perhaps")]
    public void What_cannot_be_meant_is_said(string typed) =>
        Assert.NotNull(SearchQuery.Parse(typed).Fault);

    [Theory]
    [InlineData("http://a.example", "http://a.example")]
    [InlineData("speakers:all", "speakers:all")]
    [InlineData("\"never closed", "never closed")]
    [InlineData("\"\" speaker: ,", ",")]
    public void Everything_else_is_words(string typed, string word) =>
        Assert.Equal([word], SearchQuery.Parse(typed).Terms);
}
