using Entente.Server.Pages;
using Xunit;

namespace Entente.Integration.Tests.Serving;

/// <summary>Markup is what stands in the code; a value is text, wherever it is put.</summary>
public sealed class MarkupTests
{
    private const string Attack = "\"><script>alert('x')</script>&";

    [Fact]
    public void A_value_is_escaped_in_text_and_between_the_marks_of_an_attribute()
    {
        string page = new Markup().Add($"<p title=\"{Attack}\">{Attack}</p>").ToString();

        const string text = "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;";
        Assert.Equal($"<p title=\"{text}\">{text}</p>", page);
    }

    [Fact]
    public void A_value_in_a_tag_outside_of_marks_is_refused_whatever_it_is() =>
        Assert.Throws<InvalidOperationException>(() => new Markup().Add($"<p {"harmless"}>"));

    [Fact]
    public void A_value_that_begins_an_address_is_refused_unless_it_is_an_address() =>
        Assert.Throws<InvalidOperationException>(() =>
            new Markup().Add($"<a href=\"{"/stories"}\">x</a>")
        );

    [Fact]
    public void A_tag_that_is_left_open_is_refused() =>
        Assert.Throws<InvalidOperationException>(() =>
            new Markup().Add($"<p class=\"x").ToString()
        );

    [Fact]
    public void Made_markup_goes_into_text_and_nowhere_else()
    {
        Html bold = Html.Of($"<strong>{"a < b"}</strong>");

        Assert.Equal(
            "<p><strong>a &lt; b</strong></p>",
            new Markup().Add($"<p>{bold}</p>").ToString()
        );
        Assert.Throws<InvalidOperationException>(() => new Markup().Add($"<p title=\"{bold}\">"));
    }

    [Fact]
    public void What_steers_the_reader_is_shown_as_a_sign_of_its_own() =>
        Assert.Equal("a\uFFFDb\uFFFDc", new Markup().Add($"{"a\u202Eb\0c"}").ToString());

    [Fact]
    public void A_value_in_an_address_of_ours_cannot_leave_its_place() =>
        Assert.Equal(
            "/actors/..%2F..%2F%3Fa%3Db%23c",
            Href.To($"/actors/{"../../?a=b#c"}").Address
        );

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("//evil.example")]
    [InlineData("https://user:secret@host.example/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("not an address")]
    [InlineData(null)]
    public void Only_addresses_of_the_web_are_links(string? address) =>
        Assert.Null(Href.Outside(address));

    [Fact]
    public void A_text_fragment_gives_long_words_by_their_ends_with_what_stands_around()
    {
        Href page = Href.Outside("https://news.example/a#top")!.Value;

        Assert.Equal(
            "https://news.example/a#:~:text=he%20said%3A-,A%20new%20model%20of,our%20two%20great%20countries,-he%20added",
            page.At(
                "A new model of cooperation between our two great countries",
                "he said:",
                "he added"
            ).Address
        );
        Assert.Equal(
            "https://news.example/a#:~:text=well%2Dknown",
            page.At("well-known", "", "").Address
        );
    }

    [Fact]
    public void Markdown_makes_no_markup_and_no_link_of_the_words_of_a_page()
    {
        MarkdownText text = new();

        text.Paragraph(
            "# <b>*x*</b> [a](javascript:b) | https://evil.example www.evil.example a@b.example"
        );
        text.Item("- x");

        Assert.DoesNotContain(text.ToString(), "<b>", StringComparison.Ordinal);
        Assert.Contains(
            @"\# \<b\>\*x\*\</b\> \[a\](javascript:b) \| https\://evil.example www\.evil.example a\@b.example",
            text.ToString()
        );
        Assert.Contains(@"- \- x", text.ToString());
    }
}
