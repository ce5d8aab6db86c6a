using System.Collections.Immutable;
using Entente.Data;
using Entente.Figures;
using Entente.Text;
using Xunit;

namespace Entente.Tests.Figures;

public sealed class FigureFinderTests
{
    private static readonly TextAnalyzer s_text = new(Language.English);
    private static readonly FigureFinder s_finder = new(Language.English);

    [Theory]
    [InlineData("Trade reached $123 billion.", "$123 billion", 123_000_000_000, "USD")]
    [InlineData("Trade reached $ 123 billion.", "$ 123 billion", 123_000_000_000, "USD")]
    [InlineData("Trade reached US$5bn.", "US$5bn", 5_000_000_000, "USD")]
    [InlineData("It lent €2.5 million.", "€2.5 million", 2_500_000, "EUR")]
    [InlineData(
        "It spent 4.27 lakh crore rupees.",
        "4.27 lakh crore rupees",
        4_270_000_000_000,
        "INR"
    )]
    [InlineData("It paid 30 million euros.", "30 million euros", 30_000_000, "EUR")]
    public void Money_has_its_currency_and_its_scale(
        string text,
        string words,
        long value,
        string currency
    )
    {
        Figure found = Assert.Single(Find(text));

        Assert.Equal(words, found.Span.In(text).ToString());
        Assert.Equal(FigureKind.Money, found.Kind);
        Assert.Equal(value, found.Stated);
        Assert.Equal(currency, found.Unit);
    }

    [Theory]
    [InlineData("$5 was paid.", true)]
    [InlineData("US$5 was paid.", false)]
    public void A_sign_of_several_currencies_is_marked_as_inferred(string text, bool isInferred) =>
        Assert.Equal(isInferred, Assert.Single(Find(text)).IsUnitInferred);

    [Theory]
    [InlineData("Output rose 4.8 percent.", FigureKind.Percentage, "4.8", "%")]
    [InlineData("The city lies 40 km away.", FigureKind.Dimension, "40", "km")]
    [InlineData("It was 30 degrees Celsius.", FigureKind.Temperature, "30", "C")]
    [InlineData("She is 60 years old.", FigureKind.Age, "60", "Y")]
    [InlineData("It was the 37th time.", FigureKind.Ordinal, "37", null)]
    [InlineData("Twenty-six people were wounded.", FigureKind.Number, "26", null)]
    public void The_unit_tells_the_kind(string text, FigureKind kind, string value, string? unit)
    {
        Figure found = Assert.Single(Find(text));

        Assert.Equal(kind, found.Kind);
        Assert.Equal(
            decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            found.Stated
        );
        Assert.Equal(unit, found.Unit);
    }

    [Theory]
    [InlineData("Between 20 and 30 soldiers fell.", 20, 30)]
    [InlineData("At least 20 soldiers fell.", 20, null)]
    [InlineData("More than 20 soldiers fell.", 20, null)]
    [InlineData("Up to 30 soldiers fell.", null, 30)]
    public void Bounds_are_kept(string text, int? low, int? high)
    {
        Figure found = Assert.Single(Find(text));

        Assert.Equal((decimal?)low, found.Low);
        Assert.Equal((decimal?)high, found.High);
    }

    [Fact]
    public void A_fifth_term_is_no_fraction() =>
        Assert.Equal(FigureKind.Ordinal, Assert.Single(Find("He won a fifth term.")).Kind);

    [Fact]
    public void What_is_counted_is_named()
    {
        const string text = "Nearly 700 contract workers were dismissed in 2023.";

        (ImmutableArray<TemporalExpression> times, ImmutableArray<Figure> figures) = s_finder.Find(
            s_text.Analyze(text),
            reference: null
        );

        Figure found = Assert.Single(figures);
        Assert.Equal("contract workers", found.Counted!.Value.In(text)[..16].ToString());
        Assert.Equal("Nearly", found.Exactness!.Value.In(text).ToString());
        Assert.Equal("2023", times[found.Period!.Value].Value);
    }

    [Theory]
    [InlineData("They met on 12 March 2019 at 10:30 am.")]
    [InlineData("Which one do you prefer?")]
    [InlineData("The G20 and COVID-19 were named.")]
    [InlineData("https://example.org/a?q=30%25%2020")]
    public void Days_names_and_addresses_are_no_figures(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("1.1.1.1.1.1.1.1.1.1.1 ")]
    [InlineData("$ 1,000,000,")]
    [InlineData("million ")]
    [InlineData("more than ")]
    public void The_time_grows_with_the_text(string piece) =>
        Growth.AssertLinear(
            20_000,
            size =>
            {
                string text = string.Concat(Enumerable.Repeat(piece, size / piece.Length));
                return () => Find(text);
            }
        );

    private static ImmutableArray<Figure> Find(string text) =>
        s_finder.Find(s_text.Analyze(text), reference: null).Figures;
}
