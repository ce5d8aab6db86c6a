using Entente.Fetching;
using Entente.Fetching.Hosts;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>Addresses are read as browsers read them; the full set of the web platform is in <see cref="AddressSetTests"/>.</summary>
public sealed class WebAddressTests
{
    [Theory]
    [InlineData("HTTP://News.Example:80/a/./b/../c?q=1#part", "http://news.example/a/c?q=1")]
    [InlineData(" https:\\\\news.example\\a b\t\n ", "https://news.example/a%20b")]
    [InlineData("https:news.example", "https://news.example/")]
    [InlineData("http://news.example:8080?q='", "http://news.example:8080/?q=%27")]
    [InlineData("http://news.example/%2e%2E/%zz/ü", "http://news.example/%zz/%C3%BC")]
    [InlineData("http://0x7f.1/", "http://127.0.0.1/")]
    [InlineData("http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/")]
    [InlineData("http://[1:0:0:2:0:0:0:3]/", "http://[1:0:0:2::3]/")]
    [InlineData("http://Bücher.example/", "http://xn--bcher-kva.example/")]
    [InlineData("http://новости.example/", "http://xn--b1amnebsh.example/")]
    [InlineData("http://ｎｅｗｓ。example/", "http://news.example/")]
    [InlineData("http://@news.example/", "http://news.example/")]
    public void An_address_is_written_in_one_way(string text, string expected) =>
        Assert.Equal(expected, WebAddress.Read(text, from: null, out _)?.ToString());

    [Theory]
    [InlineData("other", "https://news.example/a/other")]
    [InlineData("../other", "https://news.example/other")]
    [InlineData("/other", "https://news.example/other")]
    [InlineData("//other.example", "https://other.example/")]
    [InlineData("?q=2", "https://news.example/a/b?q=2")]
    [InlineData("", "https://news.example/a/b?q=1")]
    [InlineData("https:other", "https://news.example/a/other")]
    [InlineData("http:other", "http://other/")]
    [InlineData("mailto:desk@example.org", null)]
    public void An_address_in_a_page_is_read_from_there(string text, string? expected)
    {
        WebAddress page = WebAddress.Read("https://news.example/a/b?q=1", from: null, out _)!;

        Assert.Equal(expected, WebAddress.Read(text, page, out _)?.ToString());
    }

    [Fact]
    public void What_was_read_is_read_as_the_same_again() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NonNull<string>>(),
                text =>
                    WebAddress.Read($"http://{text.Get}", from: null, out _) is not { } address
                    || address.Equals(WebAddress.Read(address.ToString(), from: null, out _))
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_hostile_address_costs_no_more_than_its_length()
    {
        foreach (
            string part in (string[])
                ["../", "%2e%2e/", "a.", "1.", "ü", "é\u0301", "?", "@", ":", "[", "\u0301"]
        )
        {
            string text = $"http://news.example/{string.Concat(Enumerable.Repeat(part, 2500))}";

            WebAddress.Read(text, from: null, out _);
            WebAddress.Read(
                text.Replace("news.example/", "", StringComparison.Ordinal),
                from: null,
                out _
            );
        }
    }

    [Theory]
    [InlineData("bücher", "bcher-kva")]
    [InlineData("faß", "fa-hia")]
    [InlineData("你好你好", "6qqa088eba")]
    [InlineData("ü", "tda")]
    public void Punycode_is_written_and_read(string label, string coded)
    {
        Assert.Equal(coded, Punycode.Encode(label));
        Assert.Equal(label, Punycode.Decode(coded));
    }

    [Theory]
    [InlineData("a\u0300", "à")]
    [InlineData("a\u0323\u0302", "ậ")]
    [InlineData("a\u0302\u0323", "ậ")]
    [InlineData("ấ\u0323", "ậ\u0301")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("a\u0325b\u0300", "ḁb\u0300")]
    public void A_letter_and_its_marks_become_one(string text, string expected) =>
        Assert.Equal(expected, Composer.Shared.Compose(text));
}
