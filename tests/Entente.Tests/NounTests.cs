using Xunit;

namespace Entente.Tests;

public sealed class NounTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("a😀b", 1, 1)]
    [InlineData("a😀b", 3, 2)]
    [InlineData("a😀b", 4, 3)]
    [InlineData("\ud83dab", 2, 2)]
    public void Published_offsets_count_code_points(string text, int utf16, int codePoints) =>
        Assert.Equal(codePoints, new CodePoints(text).Before(utf16));

    [Fact]
    public void The_same_content_has_the_same_identifier_and_other_content_another()
    {
        ContentDigest one = ContentDigest.Of("one"u8);
        ContentDigest two = ContentDigest.Of("two"u8);

        Assert.Equal(RecordId.ForReport(one), RecordId.ForReport(ContentDigest.Of("one"u8)));
        Assert.NotEqual(RecordId.ForReport(one), RecordId.ForReport(two));
        Assert.Matches("^r[0-9a-hjkmnp-tv-z]{12}$", RecordId.ForReport(one));
    }

    [Theory]
    [InlineData("s1a2", true)]
    [InlineData("r0123456789abc", false)]
    [InlineData("summit", false)]
    [InlineData("putin-xi", false)]
    [InlineData("q1", false)]
    public void Words_are_not_taken_for_identifiers(string typed, bool isPrefix) =>
        Assert.Equal(isPrefix, RecordId.IsPrefix(typed));

    [Theory]
    [InlineData(null, null, "2024-02-08")]
    [InlineData("16:57", null, "2024-02-08T16:57")]
    [InlineData("16:57", "05:30", "2024-02-08T16:57+05:30")]
    [InlineData("16:57", "-04:00", "2024-02-08T16:57-04:00")]
    [InlineData("16:57", "00:00", "2024-02-08T16:57Z")]
    public void A_date_is_printed_as_precisely_as_it_is_known(
        string? time,
        string? offset,
        string printed
    )
    {
        NewsDate date = new(
            new DateOnly(2024, 2, 8),
            time is null
                ? null
                : TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture),
            offset is null
                ? null
                : TimeSpan.Parse(offset, System.Globalization.CultureInfo.InvariantCulture)
        );

        Assert.Equal(printed, date.ToString());
    }

    [Fact]
    public void Evidence_shows_the_words_with_a_little_around_them()
    {
        const string source = "😀 He said: we will answer. Then he left.";
        TextSpan words = new(
            source.IndexOf("we", StringComparison.Ordinal),
            source.IndexOf('.', StringComparison.Ordinal)
        );

        Evidence evidence = Evidence.At(
            ContentDigest.Of("x"u8),
            source,
            new CodePoints(source),
            words,
            isOrphan: false
        );

        Assert.Equal("we will answer", evidence.Words);
        Assert.Equal(11, evidence.Start); // one less than in UTF-16
        Assert.EndsWith("said: ", evidence.Before, StringComparison.Ordinal);
        Assert.StartsWith(". Then", evidence.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Evidence_outside_its_page_is_an_orphan_and_shows_nothing()
    {
        Evidence evidence = Evidence.At(
            ContentDigest.Of("x"u8),
            "short",
            new CodePoints("short"),
            new TextSpan(3, 9),
            isOrphan: false
        );

        Assert.True(evidence.IsOrphan);
        Assert.Equal("", evidence.Words);
    }
}
