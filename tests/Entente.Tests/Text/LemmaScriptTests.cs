using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class LemmaScriptTests
{
    [Theory]
    [InlineData("studies", "study", "Stories", "story")]
    [InlineData("said", "say", "paid", "pay")]
    [InlineData("was", "be", "Is", "be")]
    [InlineData("LONDON", "London", "PARIS", "Paris")]
    [InlineData("gesagt", "sagen", "gefragt", "fragen")]
    public void A_script_made_from_one_word_serves_another_of_its_kind(
        string form,
        string lemma,
        string other,
        string otherLemma
    )
    {
        LemmaScript script = LemmaScript.Parse(LemmaScript.Make(form, lemma).ToString());

        Assert.Equal(lemma, script.Apply(form));
        Assert.Equal(otherLemma, script.Apply(other));
    }

    [Fact]
    public void Common_words_and_their_capitalised_forms_share_a_script() =>
        Assert.Equal(
            LemmaScript.Make("dog", "dog").ToString(),
            LemmaScript.Make("The", "the").ToString()
        );

    [Fact]
    public void A_form_that_is_too_short_for_the_script_is_its_own_lemma() =>
        Assert.Equal("is", LemmaScript.Make("studies", "study").Apply("is"));

    [Fact]
    public void A_surrogate_pair_is_never_cut() =>
        Assert.Equal("a😀", LemmaScript.Make("dogs", "dog").Apply("a😀"));

    [Fact]
    public void Every_script_makes_the_lemma_it_was_made_for() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonEmptyString>(),
                ArbMap.Default.ArbFor<NonEmptyString>(),
                (form, lemma) => HoldsFor(Plain(form.Get), Plain(lemma.Get))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_line_that_is_no_script_is_refused() =>
        Assert.Throws<FormatException>(() => LemmaScript.Parse("Lower\t-1\t\t0\t"));

    private static bool HoldsFor(string form, string lemma) =>
        LemmaScript.Parse(LemmaScript.Make(form, lemma).ToString()).Apply(form) == lemma;

    // Columns of a treebank hold no tabs and no halves of surrogate pairs.
    private static string Plain(string text) =>
        "x" + string.Concat(text.Where(unit => unit != '\t' && !char.IsSurrogate(unit)));
}
