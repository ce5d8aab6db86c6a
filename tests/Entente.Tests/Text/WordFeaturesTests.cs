using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class WordFeaturesTests
{
    private static readonly WordFeatures s_features = new(
        ["minister", "0000", "'s", "\"", "covid-19"],
        BucketCounts.Usual
    );

    [Theory]
    [InlineData("Minister", 0)]
    [InlineData("1999", 1)]
    [InlineData("’s", 2)]
    [InlineData("“", 3)]
    [InlineData("COVID-19", 4)]
    [InlineData("ministers", -1)]
    public void A_vector_is_found_by_the_plain_form(string word, int row) =>
        Assert.Equal(row, Read(word).Vector);

    [Fact]
    public void Capitals_change_the_shape_and_nothing_else() =>
        Assert.Equal(Read("Minister") with { Shape = Read("minister").Shape }, Read("minister"));

    [Fact]
    public void Words_of_one_shape_share_their_bucket() =>
        Assert.Equal(Read("Paris").Shape, Read("Washington").Shape);

    [Fact]
    public void The_place_and_look_of_a_sentence_change_the_shape()
    {
        int[] shapes =
        [
            Read("Paris").Shape,
            s_features.Read("Paris", isFirst: true, SentenceLook.Usual).Shape,
            s_features.Read("Paris", isFirst: false, SentenceLook.Title).Shape,
        ];

        Assert.Equal(3, shapes.Distinct().Count());
    }

    [Fact]
    public void Of_a_very_long_word_only_both_ends_count()
    {
        string word = "unbelievable" + new string('a', 1_000_000) + "ing";

        Assert.Equal(Read("unbelievable" + new string('a', 200) + "ing"), Read(word));
        Assert.Equal(Read("being").Ending, Read(word).Ending);
    }

    [Fact]
    public void The_buckets_of_any_word_lie_in_their_tables() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), word => IsInTables(Read(word)))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("The minister met reporters in Paris .", SentenceLook.Usual)]
    [InlineData("MINISTER MEETS REPORTERS IN PARIS", SentenceLook.Capitals)]
    [InlineData("Minister Meets Reporters in Paris", SentenceLook.Title)]
    [InlineData("the minister met reporters", SentenceLook.Lower)]
    [InlineData("1999 .", SentenceLook.Usual)]
    public void The_look_of_a_sentence_follows_its_capitals(string words, object look)
    {
        SentenceLookCounter counter = default;
        foreach (string word in words.Split(' '))
        {
            counter.Add(word);
        }

        Assert.Equal(look, counter.Look);
    }

    private static WordCode Read(string? word) =>
        s_features.Read(word, isFirst: false, SentenceLook.Usual);

    private static bool IsInTables(WordCode code) =>
        code.Vector >= -1
        && IsIn(code.Form, BucketCounts.Usual.Form)
        && IsIn(code.Prefix, BucketCounts.Usual.Prefix)
        && IsIn(code.Suffix, BucketCounts.Usual.Suffix)
        && IsIn(code.Ending, BucketCounts.Usual.Ending)
        && IsIn(code.Shape, BucketCounts.Usual.Shape);

    private static bool IsIn(int bucket, int count) => bucket >= 0 && bucket < count;
}
