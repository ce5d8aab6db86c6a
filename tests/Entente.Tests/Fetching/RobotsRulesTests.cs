using System.Text;
using Entente.Fetching;
using Xunit;

namespace Entente.Tests.Fetching;

/// <summary>How robots.txt is read; the verdicts on real files are in <see cref="RobotsVerdictsTests"/>.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("User-agent: *\nDisallow: /a", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/x/a.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /*a*b*c", "/xbacabxc", false)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /index.html", "/", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: EntenteBot\nDisallow: /x", "/a", true)]
    [InlineData("User-agent: ententebot/2.0\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: EntenteBot2\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: Entente\nDisallow: /a", "/a", true)]
    [InlineData("Useragent *\nDissallow /a", "/a", false)]
    [InlineData("User-agent: * # all\rDisallow: /a # here", "/a", false)]
    [InlineData("User-agent: *\nCrawl-delay: 1\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /%c3%a9", "/%C3%A9", false)]
    [InlineData("User-agent: *\nDisallow: /é", "/%C3%A9", false)]
    [InlineData("Disallow: /a", "/a", true)]
    [InlineData("", "/a", true)]
    public void The_rules_are_those_of_the_standard(string file, string path, bool isAllowed)
    {
        var rules = RobotsRules.Read(Encoding.UTF8.GetBytes(file), FetchSettings.Agent);

        Assert.Equal(isAllowed, rules.Allows($"https://news.example{path}"));
    }

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: *\nCrawl-delay: 2\nUser-agent: EntenteBot\nCrawl-delay: 9", 9d)]
    [InlineData("User-agent: *\nCrawl-delay: 1e9", null)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999", 86_400d)]
    [InlineData("User-agent: *\nCrawl-delay: -1", null)]
    [InlineData("User-agent: other\nCrawl-delay: 9", null)]
    public void The_pause_is_that_of_our_group(string file, double? seconds) =>
        Assert.Equal(
            seconds,
            RobotsRules.Read(Encoding.UTF8.GetBytes(file), FetchSettings.Agent).Delay?.TotalSeconds
        );

    [Fact]
    public void Patterns_made_to_hurt_cost_little()
    {
        string stars = string.Concat(Enumerable.Repeat("*a", 8000));
        string file =
            "User-agent: *\n" + string.Concat(Enumerable.Repeat($"Disallow: /{stars}b\n", 30));
        var rules = RobotsRules.Read(Encoding.UTF8.GetBytes(file), FetchSettings.Agent);

        Assert.True(rules.Allows($"https://news.example/{new string('a', 8000)}"));
    }

    [Fact]
    public void What_lies_beyond_the_limit_is_not_read()
    {
        string file = $"#{new string('x', RobotsRules.MaxBytes)}\nUser-agent: *\nDisallow: /";

        Assert.True(
            RobotsRules
                .Read(Encoding.UTF8.GetBytes(file), FetchSettings.Agent)
                .Allows("https://news.example/")
        );
    }
}
