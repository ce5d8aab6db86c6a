using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class KnownLemmasTests
{
    private static readonly KnownLemmas s_known = new(
        [KnownLemmas.Line("VERB", "saw", "see"), KnownLemmas.Line("NOUN", "saw", "saw")],
        ["NOUN", "VERB", "ADJ"]
    );

    [Theory]
    [InlineData(0, "saw", "saw")]
    [InlineData(1, "saw", "see")]
    [InlineData(1, "Saw", null)]
    [InlineData(2, "saw", null)]
    public void A_lemma_is_known_for_a_form_and_its_part_of_speech(
        int tag,
        string form,
        string? lemma
    ) => Assert.Equal(lemma, s_known.Find(tag, form));

    [Theory]
    [InlineData("NOUN\tsaw")]
    [InlineData("NOUN\tsaw\tsaw\tsaw")]
    [InlineData("saw")]
    [InlineData("XYZ\tsaw\tsaw")]
    public void A_line_of_another_sort_is_refused(string line) =>
        Assert.Throws<FormatException>(() => new KnownLemmas([line], ["NOUN"]));

    [Fact]
    public void A_form_is_found_among_many_like_it()
    {
        string[] forms = [.. Enumerable.Range(0, 5_000).Select(i => $"form{i}")];
        KnownLemmas known = new(
            [.. forms.Select(form => KnownLemmas.Line("NOUN", form, form + "!"))],
            ["NOUN"]
        );

        Assert.All(forms, form => Assert.Equal(form + "!", known.Find(0, form)));
        Assert.Null(known.Find(0, "form"));
        Assert.Null(known.Find(0, "form5000"));
    }
}
