using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>What headlines and captions tell, above and beside texts that tell nothing.</summary>
public sealed class HeadlineEventTests
{
    private const string Text =
        "This page is about something else. It names nobody, and it was written so that its language is known.";

    private static readonly NewsReader s_reader = new(DataTables.Embedded);

    [Theory]
    [InlineData("Peru condemns Chile over fish", EventType.Accuse, Modality.Happened, "PER", "CHL")]
    [InlineData("Kenya to visit Uganda", EventType.Agree, Modality.Planned, "KEN", "UGA")]
    [InlineData("Kenya set to visit Uganda", EventType.Agree, Modality.Planned, "KEN", "UGA")]
    [InlineData(
        "Chile, Argentina hold talks on lithium",
        EventType.Consult,
        Modality.Happened,
        "CHL ARG",
        ""
    )]
    [InlineData(
        "Will Kenya attack Uganda?",
        EventType.Assault,
        Modality.Hypothetical,
        "KEN",
        "UGA"
    )]
    [InlineData("Kenya denies attacking Uganda", EventType.Assault, Modality.Denied, "KEN", "UGA")]
    [InlineData(
        "Kenya Condemns Uganda Over Fish",
        EventType.Accuse,
        Modality.Happened,
        "KEN",
        "UGA"
    )]
    public void Headlines_have_a_grammar_of_their_own(
        string headline,
        EventType type,
        Modality modality,
        string sources,
        string targets
    )
    {
        Event found = Assert.Single(Read(headline).Events);

        Assert.Equal(ReportPart.Headline, found.Part);
        Assert.Equal(type, found.Type);
        Assert.Equal(modality, found.Modality);
        Assert.Equal(sources, Countries(found.Sources));
        Assert.Equal(targets, Countries(found.Targets));
    }

    [Theory]
    [InlineData("Sandy kills 6 in Haiti")] // a storm
    [InlineData("Kissimmee shooting victims silent")]
    [InlineData("Kenyan police chief slams safe zone for women")]
    [InlineData("Kenyans will ring in New Year with extra security")]
    public void What_is_easily_misread_tells_nothing(string headline) =>
        Assert.Empty(Read(headline).Events);

    [Fact]
    public void People_are_freed_whose_state_is_only_guessed()
    {
        Event found = Assert.Single(Read("Boko Haram frees 21 Chibok girls").Events);

        Assert.Equal(EventType.Retreat, found.Type);
        Assert.Null(Assert.Single(found.Targets).Code.Country);
    }

    [Fact]
    public void Regret_at_what_was_not_done_is_no_request()
    {
        Event found = Assert.Single(Read("Ruto says Uganda should have shot Kenyan drones").Events);

        Assert.Equal(Modality.Hypothetical, found.Modality);
    }

    [Theory]
    [InlineData("German consulate in Uganda bombed in attack by Taliban")]
    [InlineData("German consulate in Uganda bombed by Taliban")]
    public void What_is_bombed_suffers_it(string headline)
    {
        Event found = Assert.Single(Read(headline).Events);

        Assert.Equal("AFG", Countries(found.Sources));
        Assert.Equal("DEU", Countries(found.Targets));
    }

    [Fact]
    public void Supporters_of_a_person_are_not_that_person() =>
        Assert.All(
            Read("Putin supporters clash with Ukrainian police").Events,
            found => Assert.DoesNotContain("Vladimir Putin", found.Sources.Select(s => s.Name))
        );

    [Theory]
    [InlineData("Kenyan president attacked in Uganda")] // by whom it does not say
    [InlineData("Kenya attacks")]
    [InlineData("Death toll in Paris attack rises to 85")]
    public void Who_suffers_something_does_not_do_it(string headline) =>
        Assert.Empty(Read(headline).Events);

    [Fact]
    public void What_a_caption_tells_is_of_the_caption()
    {
        Report report = WithCaption("Kenya's president meets Uganda's president in Nairobi.");

        Event found = Assert.Single(report.Events);

        Assert.Equal(ReportPart.Caption(1), found.Part);
        Assert.Equal(EventType.Consult, found.Type);
        Assert.Equal("meets", found.Trigger.In(report.TextOf(found.Part)).ToString());
    }

    [Fact]
    public void An_older_picture_tells_no_news() =>
        Assert.Empty(
            WithCaption(
                "Kenya's president meets Uganda's president in Nairobi.",
                isOfEarlier: true
            ).Events
        );

    private static Report WithCaption(string words, bool isOfEarlier = false)
    {
        Report report = Read("Evening");
        Caption caption = new(words, SourceMap.Identity(words.Length), isOfEarlier);
        return s_reader.Reread(
            report with
            {
                Article = report.Article with { Captions = [caption] },
            },
            reference: null
        );
    }

    private static Report Read(string headline)
    {
        byte[] page = Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(
                new
                {
                    title = headline,
                    date = "2024-03-06",
                    lang = "en",
                    text = Text,
                }
            )
        );
        return s_reader
            .Read(
                new Capture
                {
                    File = "page",
                    Bytes = page,
                    Form = CaptureForm.JsonLine,
                    Digest = ContentDigest.Of(page),
                }
            )
            .Report!;
    }

    private static string Countries(ImmutableArray<EventActor> actors) =>
        string.Join(' ', actors.Select(actor => actor.Code.Country));
}
