using System.Globalization;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class LemmaCacheTests
{
    private static readonly LemmaScript s_plural = LemmaScript.Make("stories", "story");
    private static readonly LemmaScript s_lower = LemmaScript.Make("The", "the");

    [Fact]
    public void A_lemma_is_made_once_and_kept()
    {
        LemmaCache cache = new([s_plural, s_lower]);

        string first = cache.Lemma(0, "studies");
        string second = cache.Lemma(0, "studies");

        Assert.Equal("study", first);
        Assert.Same(first, second);
    }

    [Fact]
    public void Scripts_of_one_form_are_kept_apart()
    {
        LemmaCache cache = new([s_plural, s_lower]);

        Assert.Equal("study", cache.Lemma(0, "studies"));
        Assert.Equal("studies", cache.Lemma(1, "studies"));
        Assert.Equal("study", cache.Lemma(0, "studies"));
    }

    [Fact]
    public void More_words_than_there_are_places_are_all_right()
    {
        LemmaCache cache = new([s_plural, s_lower]);

        for (int i = 0; i < 100_000; i++)
        {
            string form = i.ToString(CultureInfo.InvariantCulture) + "ies";
            Assert.Equal(form[..^3] + "y", cache.Lemma(0, form));
        }
    }
}
