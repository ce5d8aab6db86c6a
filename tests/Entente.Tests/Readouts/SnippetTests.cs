using Entente.Readouts;
using Xunit;

namespace Entente.Tests.Readouts;

public sealed class SnippetTests
{
    [Fact]
    public void A_snippet_is_never_longer_than_what_may_leave_the_house()
    {
        string text =
            string.Concat(Enumerable.Repeat("word ", 500))
            + "needle"
            + string.Concat(Enumerable.Repeat(" word", 500));

        string snippet = Snippet.Of(text, ["needle"]);

        Assert.InRange(snippet.Length, 50, Snippet.MaxLength);
        Assert.Contains("needle", snippet, StringComparison.Ordinal);
        Assert.StartsWith("…word", snippet, StringComparison.Ordinal);
        Assert.EndsWith("word…", snippet, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_without_the_term_is_shown_from_its_beginning() =>
        Assert.Equal("A short text.", Snippet.Of("A short text.", ["absent"]));
}
