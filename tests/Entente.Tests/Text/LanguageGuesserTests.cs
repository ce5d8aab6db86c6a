using Entente.Data;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class LanguageGuesserTests
{
    private static readonly LanguageGuesser s_guesser = new(DataTables.Embedded);

    [Theory]
    [InlineData(
        "The two presidents met in the capital and spoke for an hour about the river.",
        "en"
    )]
    [InlineData(
        "Les deux présidents se sont rencontrés dans la capitale et ont parlé du fleuve.",
        "fr"
    )]
    [InlineData(
        "Die beiden Präsidenten trafen sich in der Hauptstadt und sprachen über den Fluss.",
        "de"
    )]
    [InlineData(
        "Los dos presidentes se reunieron en la capital y hablaron de las aguas del río.",
        "es"
    )]
    [InlineData(
        "I due presidenti si sono incontrati nella capitale e hanno parlato del fiume.",
        "it"
    )]
    [InlineData("Os dois presidentes encontraram-se na capital e não falaram sobre o rio.", "pt")]
    [InlineData(
        "De twee presidenten hebben elkaar in de hoofdstad gesproken over het water van de rivier.",
        "nl"
    )]
    [InlineData(
        "Obaj prezydenci spotkali się w stolicy i nie rozmawiali o tym, jak dzielić wody rzeki.",
        "pl"
    )]
    [InlineData(
        "İki başkan başkentte bir araya geldi ve nehir için çok önemli bir anlaşma yaptı.",
        "tr"
    )]
    [InlineData(
        "Оба президента встретились в столице и говорили о том, как поделить воды реки.",
        "ru"
    )]
    [InlineData(
        "التقى الرئيسان في العاصمة وتحدثا عن مياه النهر من أجل التوصل إلى اتفاق بعد عام.",
        "ar"
    )]
    [InlineData("两国总统在首都会晤，讨论了河流问题。", "zh")]
    [InlineData("両国の大統領は首都で会い、川について話し合った。", "ja")]
    public void The_language_of_a_sentence_is_told(string text, string language) =>
        Assert.Equal(language, s_guesser.Guess(text));

    [Theory]
    [InlineData("")]
    [InlineData("12 345, 67!")]
    [InlineData("Reykjavik Helsinki Vienna")]
    public void Where_nothing_tells_it_stays_open(string text) =>
        Assert.Null(s_guesser.Guess(text));
}
