using Entente.Articles;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Articles;

public sealed class PhraseFinderTests
{
    private static readonly string[] s_phrases =
    [
        "read more",
        "ad",
        "more on this",
        "Überblick",
        "on th",
        "ἔξω",
        "aab",
        "abab",
        "b",
    ];

    private static readonly PhraseFinder s_finder = new(s_phrases);

    [Theory]
    [InlineData("READ MORE ON THIS", 0)]
    [InlineData("much more on This page", 2)]
    [InlineData("im ÜBERBLICK", 3)]
    [InlineData("ΕΞΩ, ἜΞΩ", 5)]
    [InlineData("ABAab", 6)]
    [InlineData("", -1)]
    [InlineData("nothing of it", -1)]
    public void The_first_phrase_of_the_list_is_found_wherever_it_stands(string text, int expected)
    {
        Assert.Equal(expected, s_finder.Find(text));
    }

    [Fact]
    public void What_is_found_is_what_a_search_for_each_phrase_finds()
    {
        Arbitrary<char[]> texts = Gen.ArrayOf(
                Gen.Elements([.. "abreadmonthis ÜüἔξωἜΞΩ.AB\uD83D".ToCharArray()])
            )
            .ToArbitrary();

        Prop.ForAll(
                texts,
                letters =>
                {
                    string text = new(letters);
                    int expected = Array.FindIndex(
                        s_phrases,
                        phrase => text.Contains(phrase, StringComparison.OrdinalIgnoreCase)
                    );
                    return s_finder.Find(text) == expected;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_phrases_are_found_nowhere()
    {
        Assert.Equal(-1, new PhraseFinder([]).Find("anything"));
    }
}
