using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class LemmatizerTests
{
    private const int Verb = 0;
    private const int Participle = 0;
    private const int CutIng = 0;

    private static readonly Lemmatizer s_lemmatizer = new(
        [
            LemmaScript.Make("walking", "walk"),
            LemmaScript.Make("making", "make"),
            LemmaScript.Make("running", "run"),
        ],
        new KnownLemmas([KnownLemmas.Line("VERB", "being", "be")], ["VERB"]),
        ["0 1 2"],
        new WordFeatures(["talk", "charge", "ship", "singe"], BucketCounts.Usual)
    );

    [Theory]
    [InlineData("being", "be")]
    [InlineData("talking", "talk")]
    [InlineData("charging", "charge")]
    [InlineData("shipping", "ship")]
    [InlineData("glorfing", "glorf")]
    public void A_lemma_is_known_or_a_word_where_any_script_makes_one(string form, string lemma) =>
        Assert.Equal(lemma, s_lemmatizer.Lemma(Verb, Participle, CutIng, form));

    [Fact]
    public void A_number_that_is_no_script_is_refused() =>
        Assert.Throws<FormatException>(() =>
            new Lemmatizer([], new KnownLemmas([], []), ["0"], new WordFeatures([], default))
        );
}
