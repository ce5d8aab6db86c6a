using Xunit;

namespace Entente.Tests;

public sealed class TextSpanTests
{
    [Fact]
    public void A_span_that_ends_before_it_starts_cannot_be_made() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(3, 2));

    [Theory]
    [InlineData(0, 3, 3, 5, false)]
    [InlineData(0, 4, 3, 5, true)]
    [InlineData(3, 3, 0, 9, true)]
    public void Half_open_spans_overlap_only_where_they_share_a_code_unit(
        int s1,
        int e1,
        int s2,
        int e2,
        bool overlap
    ) => Assert.Equal(overlap, new TextSpan(s1, e1).Overlaps(new TextSpan(s2, e2)));
}
