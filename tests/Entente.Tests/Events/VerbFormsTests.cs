using Entente.Data;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

public sealed class VerbFormsTests
{
    private static readonly VerbForms s_forms = new(Language.English);

    [Theory]
    [InlineData("freed", "free")]
    [InlineData("rammed", "ram")]
    [InlineData("severed", "sever")]
    [InlineData("barred", "bar")]
    [InlineData("vetoes", "veto")]
    public void A_form_has_its_verb(string form, string verb) =>
        Assert.Equal(verb, s_forms.LemmaOf(form));

    [Theory]
    [InlineData("routed", "rout")]
    [InlineData("routing", "rout")]
    [InlineData("raped", "rap")]
    [InlineData("scraped", "scrap")]
    [InlineData("striped", "strip")]
    [InlineData("sited", "sit")]
    [InlineData("planed", "plan")]
    [InlineData("bared", "bar")]
    public void A_form_of_another_verb_is_left_to_the_models(string form, string verb) =>
        Assert.NotEqual(verb, s_forms.LemmaOf(form));
}
