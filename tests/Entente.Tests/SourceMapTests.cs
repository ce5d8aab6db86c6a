using Xunit;

namespace Entente.Tests;

public sealed class SourceMapTests
{
    // "A & B" from "<p>A &amp; B</p><p>C</p>", then an empty line and "C".
    private const string Source = "<p>A &amp; B</p><p>C</p>";
    private const string Text = "A & B\n\nC";

    private static readonly SourceMap s_map = new([
        new SourceRun(new TextSpan(0, 2), new TextSpan(3, 5)),
        new SourceRun(new TextSpan(2, 3), new TextSpan(5, 10)),
        new SourceRun(new TextSpan(3, 5), new TextSpan(10, 12)),
        new SourceRun(new TextSpan(7, 8), new TextSpan(19, 20)),
    ]);

    [Theory]
    [InlineData(0, 1, "A")]
    [InlineData(0, 3, "A &amp;")]
    [InlineData(2, 3, "&amp;")]
    [InlineData(4, 5, "B")]
    [InlineData(7, 8, "C")]
    [InlineData(0, 8, "A &amp; B</p><p>C")]
    [InlineData(0, 6, "A &amp; B")]
    public void A_span_leads_to_the_characters_it_stands_for(int start, int end, string there) =>
        Assert.Equal(there, s_map.ToSource(new TextSpan(start, end)).In(Source).ToString());

    [Fact]
    public void A_span_reads_where_its_exact_runs_stand_in_the_source() =>
        Assert.True(s_map.Reads(Text, Source, new TextSpan(0, 8)));

    [Fact]
    public void A_span_does_not_read_in_another_source() =>
        Assert.False(s_map.Reads(Text, Source.Replace('B', 'D'), new TextSpan(0, 8)));

    [Fact]
    public void A_span_does_not_read_in_a_source_that_was_cut() =>
        Assert.False(s_map.Reads(Text, Source[..15], new TextSpan(0, 8)));

    [Fact]
    public void Runs_that_overlap_make_no_map() =>
        Assert.Throws<ArgumentException>(() =>
            new SourceMap([
                new SourceRun(new TextSpan(0, 2), new TextSpan(0, 2)),
                new SourceRun(new TextSpan(1, 3), new TextSpan(2, 4)),
            ])
        );
}
