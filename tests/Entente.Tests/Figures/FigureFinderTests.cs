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
    [InlineData("Oil fell to $80 a barrel.", "barrel")]
    [InlineData("It imposed an $80-a-barrel cap.", "barrel")]
    [InlineData("Fuel costs 2.5 dollars per litre.", "litre")]
    [InlineData("It offers $1,000 for every affected consumer.", "consumer")]
    [InlineData("It cost $80 million a year.", null)]
    [InlineData("It paid $80, a man said.", null)]
    public void A_price_tells_what_one_costs(string text, string? one) =>
        Assert.Equal(one, Assert.Single(Find(text)).Head?.In(text).ToString());

    [Theory]
    [InlineData("At least 59 are dead.")]
    [InlineData("At least 59 were dead.")]
    public void The_dead_are_counted(string text) =>
        Assert.Equal("dead", Assert.Single(Find(text)).Head?.In(text).ToString());

    [Fact]
    public void A_length_in_the_next_sentence_is_no_rate() =>
        Assert.False(Find("It grew above 6 percent. A decade-long project began.")[0].IsRate);

    [Fact]
    public void A_sum_a_year_is_a_rate() =>
        Assert.True(Assert.Single(Find("They paid $80 million a year.")).IsRate);

    [Theory]
    [InlineData("They have 3 million and a quarter.", 3_250_000)]
    [InlineData("It is one billion and three quarters million.", 1_000_750_000)]
    [InlineData("It is one thousand and five hundred.", 1_500)]
    public void Parts_behind_and_are_of_the_scale_before_it(string text, long value) =>
        Assert.Equal(value, Assert.Single(Find(text)).Stated);

    [Theory]
    [InlineData("Ford sells 800,000 F-Series pickups.")]
    [InlineData("They live at 23456 F Block.")]
    [InlineData("It turned by a 45 degrees angle.")]
    public void A_letter_of_a_name_and_degrees_of_a_circle_are_no_heat(string text) =>
        Assert.DoesNotContain(Find(text), figure => figure.Kind == FigureKind.Temperature);

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

    [Fact]
    public void A_plan_in_the_near_future_keeps_its_figure()
    {
        Figure found = Assert.Single(Find("Trade is to reach 200 billion in the near future."));

        Assert.Equal(200_000_000_000, found.Stated);
        Assert.True(found.IsPlanned);
        Assert.Null(found.Period);
    }

    [Fact]
    public void A_plan_without_a_day_is_not_of_the_year_told_of_before()
    {
        ImmutableArray<Figure> found = Find(
            "In 2021 trade rose to €123 billion and the two countries set a target of 200 billion."
        );

        Assert.Equal([false, false, true], found.Select(figure => figure.IsPlanned));
        Assert.NotNull(found[0].Period);
        Assert.Null(found[2].Period);
    }

    [Fact]
    public void A_plan_keeps_the_year_that_is_to_come()
    {
        const string text = "By 2030 the ministry plans to buy 40 jets.";
        (ImmutableArray<TemporalExpression> times, ImmutableArray<Figure> figures) = s_finder.Find(
            s_text.Analyze(text),
            new DateTime(2024, 5, 17, 0, 0, 0, DateTimeKind.Unspecified)
        );

        Figure found = Assert.Single(figures);
        Assert.True(found.IsPlanned);
        Assert.Equal("2030", times[found.Period!.Value].Value);
    }

    [Fact]
    public void Money_without_its_name_takes_that_of_the_money_before_and_says_so()
    {
        ImmutableArray<Figure> found = Find("It holds €300 billion; 190 billion are frozen.");

        Assert.Equal(["EUR", "EUR"], found.Select(figure => figure.Unit));
        Assert.Equal([false, true], found.Select(figure => figure.IsUnitInferred));
    }

    [Theory]
    [InlineData("It holds €300 billion, and 3 million people fled.")]
    [InlineData("It holds €300 billion in 190 banks.")]
    public void What_counts_something_else_is_no_money(string text) =>
        Assert.Equal(FigureKind.Number, Find(text)[1].Kind);

    [Theory]
    [InlineData("It passed by 51 votes to 49.", "votes")]
    [InlineData("The Senate voted 51-49 to approve it.", "voted")]
    public void The_sides_of_a_vote_are_two_figures(string text, string counted)
    {
        ImmutableArray<Figure> found = Find(text);

        Assert.Equal([51m, 49m], found.Select(figure => figure.Stated!.Value));
        Assert.All(
            found,
            figure => Assert.Equal(counted, figure.Counted!.Value.In(text).ToString())
        );
    }

    [Theory]
    [InlineData("At least 12 were killed in the attack.", "killed")]
    [InlineData("The blast killed at least 12.", "killed")]
    [InlineData("At least 12 people were killed.", "people")]
    [InlineData("At least 12 dead, officials said.", "dead")]
    [InlineData("At least 12 media workers detained last week.", "media workers")]
    public void Whom_it_befell_is_counted(string text, string counted)
    {
        Figure found = Find(text)[0];

        Assert.Equal(12, found.Low);
        Assert.Equal(counted, found.Counted!.Value.In(text).ToString());
        Assert.EndsWith(found.Head!.Value.In(text).ToString(), counted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One in five voters stayed at home.", "0.2")]
    [InlineData("Nine out of ten voters stayed at home.", "0.9")]
    [InlineData("More than half of the voters stayed at home.", "0.5")]
    public void A_share_is_one_number(string text, string value)
    {
        Figure found = Assert.Single(Find(text));

        Assert.Equal(
            decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture),
            found.Stated ?? found.Low
        );
    }

    [Theory]
    [InlineData("It sent two F-16 jets.", "two", null)]
    [InlineData("It sent six Leopard 2 tanks.", "six", null)]
    [InlineData("It earned 5 million pounds.", "5 million pounds", "GBP")]
    [InlineData("It weighs 5 pounds.", "5 pounds", "lb")]
    [InlineData("The range is 5,500 km.", "5,500 km", "km")]
    public void Weapons_weights_and_distances_are_told_apart(
        string text,
        string words,
        string? unit
    )
    {
        Figure found = Assert.Single(Find(text));

        Assert.Equal(words, found.Span.In(text).ToString());
        Assert.Equal(unit, found.Unit);
    }

    [Fact]
    public void A_count_may_have_a_day_of_its_own()
    {
        const string text = "As of 1 March 2024, 4,500 soldiers had been captured.";
        (ImmutableArray<TemporalExpression> times, ImmutableArray<Figure> figures) = s_finder.Find(
            s_text.Analyze(text),
            reference: null
        );

        Figure found = Assert.Single(figures);
        Assert.Null(found.Period);
        Assert.Equal("2024-03-01", times[found.AsOf!.Value].Value);
    }

    [Fact]
    public void The_year_of_what_is_compared_is_not_the_year_of_the_figure()
    {
        ImmutableArray<Figure> found = Find(
            "It rose to $240 billion, up from $190 billion in 2022."
        );

        Assert.Null(found[0].Period);
        Assert.NotNull(found[1].Period);
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
