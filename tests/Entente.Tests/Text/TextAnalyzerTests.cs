using Entente.Data;
using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class TextAnalyzerTests
{
    private static readonly TextAnalyzer s_analyzer = new(Language.English);

    [Theory]
    [InlineData(
        "Dr. Amara Dell met Gen. Reit. They spoke.",
        "Dr. Amara Dell met Gen. Reit.|They spoke."
    )]
    [InlineData(
        "George W. Hill left. Plan B. The rest stayed.",
        "George W. Hill left.|Plan B.|The rest stayed."
    )]
    [InlineData("So did I. Then it rained.", "So did I.|Then it rained.")]
    [InlineData(
        "He flew to the U.S. The visit was short.",
        "He flew to the U.S.|The visit was short."
    )]
    [InlineData("The U.S. Senate met.", "The U.S. Senate met.")]
    [InlineData("It opens at 9 a.m. on Monday.", "It opens at 9 a.m. on Monday.")]
    [InlineData("See No. 10. The answer is no. He left.", "See No. 10.|The answer is no.|He left.")]
    [InlineData(
        "UPTON, Dec. 15 (Upland News) – The lock opened.",
        "UPTON, Dec. 15 (Upland News) – The lock opened."
    )]
    [InlineData("“It is open.” He left.", "“It is open.”|He left.")]
    [InlineData("“Is it open?” she asked.", "“Is it open?” she asked.")]
    [InlineData("„Es ist offen.“ Er ging.", "„Es ist offen.“|Er ging.")]
    [InlineData("The lock is open,he said.He left.", "The lock is open,he said.|He left.")]
    [InlineData("Well… perhaps. Well... Perhaps not.", "Well… perhaps.|Well...|Perhaps not.")]
    [InlineData("What?! No!! Yes.", "What?!|No!!|Yes.")]
    [InlineData(
        "A headline without a stop\nThe first sentence.",
        "A headline without a stop|The first sentence."
    )]
    [InlineData(
        "Exports rose 5.5 percent. Imports fell.",
        "Exports rose 5.5 percent.|Imports fell."
    )]
    public void A_sentence_ends_where_a_reader_would_end_it(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Sentences(text)));

    [Theory]
    [InlineData("Dell's ship didn't sail", "Dell|'s|ship|did|n't|sail")]
    [InlineData("the leaders’ plan", "the|leaders|’|plan")]
    [InlineData("O'Neill's well-known al-Hamra", "O'Neill|'s|well|-|known|al|-|Hamra")]
    [InlineData("$1,234.5bn and 40km, 5G in the 1980s", "$|1,234.5|bn|and|40|km|,|5G|in|the|1980s")]
    [InlineData("12\u00A0000 and 3:24 p.m.", "12\u00A0000|and|3:24|p.m|.")]
    [InlineData("U.S.-backed Ph.D. holders", "U.S.|-|backed|Ph.D.|holders")]
    [InlineData(
        "See https://example.org/a?b=c. Or gazeta.example.com, press@example.org!",
        "See|https://example.org/a?b=c|.|Or|gazeta.example.com|,|press@example.org|!"
    )]
    [InlineData("``Yes,'' he said -- \"no\".", "``|Yes|,|''|he|said|--|\"|no|\"|.")]
    [InlineData("They cannot, won’t and dont", "They|can|not|,|wo|n’t|and|do|nt")]
    [InlineData("The co-operative non-EU e-mail", "The|co-operative|non-EU|e-mail")]
    [InlineData("UN-backed, pan-Arab, 52-47", "UN|-|backed|,|pan|-|Arab|,|52|-|47")]
    [InlineData("call 713-555-0199 on 2024-05-17", "call|713-555-0199|on|2024-05-17")]
    [InlineData("Gen. J. D. Hill of Mt. Pell, etc.", "Gen.|J.|D.|Hill|of|Mt.|Pell|,|etc|.")]
    [InlineData("the ill. and the Ill. vote", "the|ill|.|and|the|Ill.|vote")]
    [InlineData("and/or 100 km/h, c/o AT&T, 9/11", "and|/|or|100|km|/|h|,|c/o|AT&T|,|9/11")]
    [InlineData("US$5m, 10:30am, +44, -3.5%", "US$|5|m|,|10:30|am|,|+44|,|-|3.5|%")]
    [InlineData("'em, ’90s, the 1990’s, 2003’s", "'em|,|’90s|,|the|1990’s|,|2003|’s")]
    [InlineData("its the best, and its lock", "it|s|the|best|,|and|its|lock")]
    [InlineData("Yes!? No... Well :-) -> *****", "Yes|!?|No|...|Well|:-)|->|*****")]
    [InlineData("talks.The #1 #news @desk", "talks|.|The|#|1|#news|@desk")]
    [InlineData("report.pdf, gazeta.ru/world.", "report.pdf|,|gazeta.ru/world|.")]
    [InlineData("inter- national co-\noperation", "inter|-|national|co-\noperation")]
    public void Tokens_are_words_numbers_and_marks(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Tokens(text)));

    [Fact]
    public void Words_that_are_written_as_one_are_joined()
    {
        const string text = "The leaders’ men can't, 'tis said, go to ‘the leaders’ here";

        IEnumerable<string> joined = s_analyzer
            .Analyze(text)
            .Tokens.Where(token => token.IsJoined)
            .Select(token => token.Span.In(text).ToString());

        Assert.Equal(["’", "n't", "is"], joined);
    }

    [Fact]
    public void Each_line_is_a_paragraph()
    {
        Document document = s_analyzer.Analyze("One. Two.\n\nThree.\r\nFour");

        Assert.Equal([0, 0, 1, 2], document.Sentences.Select(sentence => sentence.Paragraph));
    }

    [Fact]
    public void Tokens_of_any_text_come_in_order_cover_all_and_lie_in_sentences() =>
        Prop.ForAll(Texts.Arbitrary, text => Covers(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("?!.\"'“”a. b@")]
    [InlineData("U.S. The ")]
    [InlineData("1-2-")]
    [InlineData("non-")]
    [InlineData("'a")]
    [InlineData("a.")]
    [InlineData("e\u0301\u200B")]
    [InlineData("\uD83D ")]
    [InlineData("[1].")]
    [InlineData("word")]
    public void A_line_without_end_costs_linear_time(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        Document document = s_analyzer.Analyze(text);

        Assert.True(Covers(text));
        Assert.NotEmpty(document.Sentences);
    }

    private static bool Covers(string text)
    {
        Document document = s_analyzer.Analyze(text);
        int position = 0;
        foreach (Token token in document.Tokens)
        {
            if (
                token.Span.IsEmpty
                || token.Span.Start < position
                || !IsBlank(text[position..token.Span.Start])
            )
            {
                return false;
            }

            position = token.Span.End;
        }

        int next = 0;
        foreach (Sentence sentence in document.Sentences)
        {
            bool fits =
                sentence.FirstToken == next
                && sentence.EndToken > sentence.FirstToken
                && sentence.Span.Start == document.Tokens[sentence.FirstToken].Span.Start
                && sentence.Span.End == document.Tokens[sentence.EndToken - 1].Span.End;
            if (!fits)
            {
                return false;
            }

            next = sentence.EndToken;
        }

        return next == document.Tokens.Length && IsBlank(text[position..]);
    }

    private static bool IsBlank(string text) => text.All(char.IsWhiteSpace);

    private static IEnumerable<string> Sentences(string text) =>
        s_analyzer.Analyze(text).Sentences.Select(sentence => sentence.Span.In(text).ToString());

    private static IEnumerable<string> Tokens(string text) =>
        s_analyzer.Analyze(text).Tokens.Select(token => token.Span.In(text).ToString());
}
