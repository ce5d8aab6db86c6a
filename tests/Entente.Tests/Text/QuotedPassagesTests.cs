using Entente.Text;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Text;

public sealed class QuotedPassagesTests
{
    [Theory]
    [InlineData("“One,” he said. \"Two,\" he said.", "One,|Two,")]
    [InlineData("„Eins“, «deux», «\u00A0trois\u00A0», »vier«, ”fem”", "Eins|deux|trois|vier|fem")]
    [InlineData("``One,'' he said. ''Two,'' he said.", "One,|Two,")]
    [InlineData("“One\", he said. \"Two”, he said.", "One|Two")]
    [InlineData("‘One,’ he said. 'Two,' he said.", "One,|Two,")]
    [InlineData("the leaders' plan isn't Dell's", "")]
    [InlineData("‘the leaders’ plan is dead,’ he said", "the leaders’ plan is dead,")]
    [InlineData("back in the '90s and 'em", "")]
    [InlineData(
        "“He said ‘no’ to the “plan” of old,” she said",
        "He said ‘no’ to the “plan” of old,"
    )]
    [InlineData("‘He said “no” to us,’ she said", "He said “no” to us,")]
    [InlineData("“A lost mark, he said. The talks went on.", "")]
    [InlineData("“A lost mark, he said. “Another day,” she said.", "Another day,")]
    [InlineData("A stray” mark. “Another day,” she said.", "Another day,")]
    [InlineData("said,\"We go.\"He left.", "We go.")]
    [InlineData("“” \"\" ‘’ “ ”", "")]
    [InlineData("6'2\" tall", "")]
    public void What_stands_between_marks_is_found(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Find(text)));

    [Fact]
    public void A_quotation_goes_on_where_the_next_paragraph_repeats_the_opening_mark() =>
        Assert.Equal(
            ["One.", "Two ‘and a half’.", "Three."],
            Find("“One.\n\n“Two ‘and a half’.\n\n“Three,” he said.")
                .Select(words => words.Replace(',', '.'))
        );

    [Fact]
    public void An_open_paragraph_before_one_without_a_mark_is_nothing() =>
        Assert.Empty(Find("“One.\n\nTwo.\n\nThree."));

    [Fact]
    public void Passages_of_any_text_come_in_order_and_never_overlap() =>
        Prop.ForAll(Texts.Arbitrary, text => IsOrdered(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("“a ")]
    [InlineData("'a ")]
    [InlineData("“a” ‘b ")]
    [InlineData("“a\n")]
    public void Many_unbalanced_marks_cost_linear_time(string mark) =>
        Assert.True(IsOrdered(string.Concat(Enumerable.Repeat(mark, 200_000))));

    [Fact]
    public void A_quotation_of_a_million_letters_is_found() =>
        Assert.Equal(1_000_000, Find("“" + new string('a', 1_000_000) + "”").Single().Length);

    private static bool IsOrdered(string text)
    {
        int end = 0;
        foreach (TextSpan span in QuotedPassages.Find(text))
        {
            if (span.IsEmpty || span.Start < end)
            {
                return false;
            }

            end = span.End;
        }

        return end <= text.Length;
    }

    private static IEnumerable<string> Find(string text) =>
        QuotedPassages.Find(text).Select(span => span.In(text).ToString());
}
