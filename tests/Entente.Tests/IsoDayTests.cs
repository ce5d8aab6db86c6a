using Xunit;

namespace Entente.Tests;

/// <summary>Days as they are written.</summary>
public sealed class IsoDayTests
{
    [Theory]
    [InlineData("2021-12-15", "2021-12-15", "2021-12-15")]
    [InlineData("2021-12-15T10:00Z", null, "2021-12-15")]
    [InlineData("2020-02-29", "2020-02-29", "2020-02-29")]
    [InlineData("2021-02-29", null, null)]
    [InlineData("2021-12", null, null)]
    [InlineData("2021-W50", null, null)]
    [InlineData("15-12-2021", null, null)]
    [InlineData("", null, null)]
    [InlineData(null, null, null)]
    public void A_day_is_read_alone_or_at_the_beginning_of_a_date(
        string? written,
        string? alone,
        string? leading
    )
    {
        Assert.Equal(alone, IsoDay.Parse(written)?.ToString("O"));
        Assert.Equal(leading, IsoDay.Leading(written)?.ToString("O"));
    }
}
