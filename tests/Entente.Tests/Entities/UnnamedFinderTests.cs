using System.Text;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Entities;

/// <summary>Those whom a report speaks of without a name.</summary>
public sealed class UnnamedFinderTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);

    private static Mention[] Unnamed(string text) =>
        [.. s_reader.Annotate("r", text, new DateOnly(2024, 5, 17), "en").Unnamed];

    [Theory]
    [InlineData(
        "A senior White House official said the talks would go on.",
        "a senior White House official",
        "official",
        "USA"
    )]
    [InlineData(
        "The plan was a mistake, a Kremlin spokesman said.",
        "a Kremlin spokesman",
        "spokesperson",
        "RUS"
    )]
    [InlineData(
        "Two Icelandic diplomats told reporters that the talks would go on.",
        "two Icelandic diplomats",
        "diplomat",
        "ISL"
    )]
    [InlineData(
        "The fleet is ready, a senior official at the NATO headquarters said.",
        "a senior official",
        "official",
        "nato"
    )]
    [InlineData(
        "A former Pentagon official said the fleet was ready.",
        "a former Pentagon official",
        "former-official",
        "usa-defence-ministry"
    )]
    public void They_are_found_with_what_they_are_and_whom_they_serve(
        string text,
        string name,
        string role,
        string of
    )
    {
        Mention mention = Assert.Single(Unnamed(text));

        Assert.Equal(name, mention.Name);
        Assert.Equal(new SeenOffice(role, of), mention.Office);
        Assert.Null(mention.Entity);
        Assert.True(mention.IsUnnamed);
    }

    [Theory]
    [InlineData("Two diplomats familiar with the talks said they would go on.", "two diplomats")]
    [InlineData("Three people briefed on the matter said it would go on.", "three people")]
    [InlineData("An official in Iceland said the harbour was closed.", "an official")]
    [InlineData("Two security sources said the harbour was closed.", "two security sources")]
    [InlineData(
        "Western intelligence officials say the harbour is closed.",
        "Western intelligence officials"
    )]
    public void Where_the_report_does_not_say_whom_they_serve_that_stays_open(
        string text,
        string name
    )
    {
        Mention mention = Assert.Single(Unnamed(text));

        Assert.Equal(name, mention.Name);
        Assert.Null(mention.Office);
    }

    [Fact]
    public void The_official_is_the_one_spoken_of_before()
    {
        Mention[] found = Unnamed(
            "A senior Icelandic official said the talks would go on. The official did not say when."
        );

        Assert.Equal(2, found.Length);
        Assert.Equal("a senior Icelandic official", found[1].Name);
        Assert.Equal(found[0].Office, found[1].Office);
    }

    [Fact]
    public void The_three_people_are_those_spoken_of_before() =>
        Assert.Equal(
            ["three people", "three people"],
            Unnamed(
                    "Three people briefed on the talks said they would go on. The three people asked for tea."
                )
                .Select(mention => mention.Name)
        );

    [Theory]
    [InlineData("The plan was a mistake, a Kremlin spokesman said.")]
    [InlineData("A Russian president must travel.")]
    [InlineData("They met a senior Russian foreign minister.")]
    public void One_of_several_who_hold_an_office_is_nobody_of_the_tables(string text) =>
        Assert.DoesNotContain(
            s_reader.Annotate("r", text, new DateOnly(2024, 5, 17), "en").Mentions,
            mention => mention.Type == EntityType.Person
        );

    [Fact]
    public void The_person_is_no_spokesperson_spoken_of_before()
    {
        Mention[] found = Unnamed(
            "A spokesperson for Iceland said the talks would go on. The person was in a hurry. The Nordic official left."
        );

        Assert.Single(found);
    }

    [Theory]
    [InlineData("Kenji Ito, a Japanese diplomat, said the talks would go on.")]
    [InlineData("A Japanese diplomat, Kenji Ito, said the talks would go on.")]
    [InlineData("A spokesman for Iceland, Kenji Ito, said the talks would go on.")]
    [InlineData("Kenji Ito was a senior official.")]
    [InlineData("The harbour is a source of income.")]
    [InlineData("Japanese spokesman Kenji Ito said the talks would go on.")]
    [InlineData("Three people ate in the hall.")]
    [InlineData("The official did not say when.")]
    [InlineData("It was an official visit.")]
    [InlineData("Bribing officials is a crime.")]
    public void Who_has_a_name_or_speaks_for_nobody_is_none(string text) =>
        Assert.Empty(Unnamed(text));

    [Fact]
    public void How_many_spoke_is_no_figure_of_the_news()
    {
        byte[] page = Encoding.UTF8.GetBytes(
            "OSLO, May 14, 2024 - Three people familiar with the matter said that 40 soldiers were killed in the raid on the harbour."
        );
        Capture capture = new()
        {
            File = "a.txt",
            Bytes = page,
            Form = CaptureForm.Page,
            Digest = ContentDigest.Of(page),
        };

        Report report = s_reader.Read(s_reader.Open(capture)).Report!;

        Assert.Contains(report.Mentions, mention => mention.Name == "three people");
        Assert.DoesNotContain(
            report.Body.Claims,
            claim =>
                claim.Topic.In(report.Article.Text).Contains("people", StringComparison.Ordinal)
        );
    }
}
