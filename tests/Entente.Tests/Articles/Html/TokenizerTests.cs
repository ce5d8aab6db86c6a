using Xunit;

namespace Entente.Tests.Articles.Html;

public sealed class TokenizerTests
{
    [Fact]
    public void The_tokens_are_those_of_the_html5lib_tests()
    {
        string folder = Reading.Shared("data/hostile/html5lib/tokenizer");

        TokenizerCase[] cases =
        [
            .. Directory
                .EnumerateFiles(folder, "*.test")
                .Order(StringComparer.Ordinal)
                .SelectMany(TokenizerCase.Read),
        ];
        string[] wrong =
        [
            .. cases
                .Select(test => (test, Actual: test.Actual()))
                .Where(pair => pair.Actual != pair.test.Expected)
                .Select(pair =>
                    $"{pair.test.File} {pair.test.Number} ({pair.test.State}): {pair.test.Input}\nexpected {pair.test.Expected}\nfound    {pair.Actual}"
                ),
        ];

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{cases.Length - wrong.Length} of {cases.Length} inputs"
        );
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("Data state", null, "<p a=1 a=2 b/>", "start p a='1' b='' /\n")]
    [InlineData("Data state", null, "<p a=1/>", "start p a='1/'\n")]
    [InlineData("Data state", null, "</p =x>", "end p\n")]
    [InlineData("Data state", null, "</>a</", "text a</\n")]
    [InlineData("Data state", null, "<!--a--!>b", "comment a\ntext b\n")]
    [InlineData("Data state", null, "<!---", "comment \n")]
    [InlineData("Data state", null, "<![CDATA[a>b", "comment [CDATA[a\ntext b\n")]
    [InlineData("Data state", null, "<p title=\"a>b", "")]
    [InlineData("Data state", null, "<a href='?x&copy=1&lt;'>", "start a href='?x&copy=1<'\n")]
    [InlineData("CDATA section state", null, "<p>&amp;]]>x", "text <p>&amp;x\n")]
    [InlineData("Script data state", "script", "<!--</script>", "text <!--\nend script\n")]
    [InlineData(
        "Script data state",
        "script",
        "<!--<script></script>--></script>",
        "text <!--<script></script>-->\nend script\n"
    )]
    [InlineData("RCDATA state", "title", "&lt;</titles></TITLE>", "text <</titles>\nend title\n")]
    public void Tokens_are_those_of_the_standard(
        string state,
        string? lastTag,
        string input,
        string expected
    )
    {
        TokenizerCase test = new("own", 1, state, lastTag, input, expected);

        Assert.Equal(expected, test.Actual());
    }
}
