using Entente.Data;
using Entente.Entities;
using Xunit;

namespace Entente.Tests.Entities;

public sealed class PronounCheckTests
{
    private static readonly PronounCheck s_check = new(Language.English);

    [Theory]
    [InlineData("She", "Vladimir Putin", false)]
    [InlineData("he", "Angela Merkel", false)]
    [InlineData("He", "Vladimir Putin", true)]
    [InlineData("She", "Xi Jinping", true)]
    [InlineData("They", "Vladimir Putin", true)]
    [InlineData("She", "Putin", true)]
    public void A_speaker_whom_the_pronoun_contradicts_is_left_open(
        string pronoun,
        string name,
        bool isKept
    )
    {
        string text = $"{pronoun} said: “We will answer.”";
        Quotation quotation = new()
        {
            Id = "q",
            Words = [new TextSpan(text.Length - 16, text.Length - 1)],
            Kind = QuotationKind.Direct,
            Speakers = [new Voice(name, null, new TextSpan(0, pronoun.Length), "pronoun")],
            Source = new TextSpan(0, pronoun.Length),
            Rule = "test",
        };

        Assert.Equal(
            isKept ? 1 : 0,
            Assert.Single(s_check.Check(text, [quotation])).Speakers.Length
        );
    }

    [Theory]
    [InlineData(null, "Her posts carried weight. He said: “We will answer.”", false)]
    [InlineData(null, "His posts carried weight. He said: “We will answer.”", true)]
    [InlineData("xi-jinping", "Her posts carried weight. He said: “We will answer.”", true)]
    public void Somebody_only_the_text_knows_is_not_taken_for_he_where_there_is_a_she(
        string? entity,
        string text,
        bool isKept
    )
    {
        TextSpan pronoun = new(26, 28);
        Quotation quotation = new()
        {
            Id = "q",
            Words = [new TextSpan(text.Length - 16, text.Length - 1)],
            Kind = QuotationKind.Direct,
            Speakers = [new Voice("Ilvane Marsh", entity, pronoun, "pronoun")],
            Source = pronoun,
            Rule = "test",
        };

        Assert.Equal(
            isKept ? 1 : 0,
            Assert.Single(s_check.Check(text, [quotation])).Speakers.Length
        );
    }

    [Fact]
    public void What_a_report_tells_in_its_own_words_and_nobody_says_is_no_statement()
    {
        const string text = "She said that the gates were open, and that all was well.";
        Quotation told = new()
        {
            Id = "q1",
            Words = [new TextSpan(14, 33)],
            Kind = QuotationKind.Indirect,
            Speakers = [new Voice("Vladimir Putin", null, new TextSpan(0, 3), "pronoun")],
            Source = new TextSpan(0, 3),
            Rule = "test",
        };
        Quotation inside = told with { Id = "q2", Kind = QuotationKind.Direct, Within = "q1" };

        Quotation kept = Assert.Single(s_check.Check(text, [told, inside]));

        Assert.Equal(("q2", null), (kept.Id, kept.Within));
    }
}
