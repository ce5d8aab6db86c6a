using Entente.Articles;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Text;

public sealed class BaseLetterTests
{
    [Theory]
    [InlineData('É', 'e')]
    [InlineData('ø', 'o')]
    [InlineData('ș', 's')]
    [InlineData('ễ', 'e')]
    [InlineData('Ж', 'ж')]
    [InlineData('ß', 'ß')]
    public void A_letter_with_marks_has_a_base_letter(char letter, char expected) =>
        Assert.Equal(expected, BaseLetter.Of(letter));

    [Theory]
    [InlineData("Libération", "liberation")]
    [InlineData("El País", "elpais")]
    [InlineData("Süddeutsche Zeitung", "suddeutschezeitung")]
    public void The_name_of_a_site_has_no_accents_beside_its_address(string name, string label)
    {
        Assert.Equal(label, SiteName.Fold(name));
        Assert.Equal(2, SiteName.Fit(name, label));
    }
}
