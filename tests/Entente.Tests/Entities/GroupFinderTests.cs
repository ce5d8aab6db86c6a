using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Entities;

/// <summary>Whom "the two leaders" are.</summary>
public sealed class GroupFinderTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);

    private static Mention[] Groups(string text) =>
        [.. s_reader.Annotate("r", text, new DateOnly(2024, 5, 17), "en").Groups];

    [Theory]
    [InlineData(
        "Vladimir Putin met Xi Jinping. The two leaders spoke.",
        "xi-jinping",
        "vladimir-putin"
    )]
    [InlineData("Russia and China signed it. Trade between the two countries grew.", "CHN", "RUS")]
    [InlineData(
        "Vladimir Putin and Xi Jinping said so, the aide Yuri Ushakov told the press. Both leaders left.",
        "xi-jinping",
        "vladimir-putin"
    )]
    [InlineData(
        "China is a lifeline for the Russian economy. Trade between the two neighbors grew.",
        "CHN",
        "RUS"
    )]
    [InlineData(
        "Vladimir Putin called on Monday. Xi Jinping spoke of a plan to stop Kim Jong-un. The two leaders agreed.",
        "xi-jinping",
        "vladimir-putin"
    )]
    public void They_are_the_two_that_were_named_before(string text, string one, string other)
    {
        Mention group = Assert.Single(Groups(text));

        Assert.Equal(new[] { one, other }.Order(StringComparer.Ordinal), group.Members);
        Assert.Null(group.Entity);
    }

    [Theory]
    [InlineData("Russia, China and India met. The two countries left.")]
    [InlineData("Russia met. The two countries left.")]
    [InlineData("The two leaders spoke. Vladimir Putin met Xi Jinping.")]
    [InlineData("Vladimir Putin met Xi Jinping. The three leaders spoke.")]
    [InlineData("Vladimir Putin met Xi Jinping. One. Two. It went on. And on. Two sheep fled.")]
    public void Where_others_were_named_or_not_enough_nobody_is_meant(string text) =>
        Assert.Empty(Groups(text));
}
