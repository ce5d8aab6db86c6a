using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>What of the events of invented texts is plain enough for the record.</summary>
public sealed class PlainEventsTests
{
    private static readonly DateOnly s_day = new(2024, 3, 6);
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Fact]
    public void Whom_the_sentence_does_not_name_takes_no_part()
    {
        const string text =
            "Kenya accused Uganda of spying on Monday. It rejected the charge. Then it threatened to close the border.";

        Assert.Contains(Found(text), e => e.Sources.Concat(e.Targets).Any(IsGuess));
        Assert.DoesNotContain(Plain(text), e => e.Sources.Concat(e.Targets).Any(IsGuess));
    }

    [Fact]
    public void A_pair_that_was_named_acts_together()
    {
        Event found = Assert.Single(
            Plain(
                "Kenyan President William Ruto and Ugandan President Yoweri Museveni met in Nairobi on Tuesday. The two leaders signed an agreement on fish."
            ),
            e => e.Type == EventType.Support
        );

        Assert.True(found.IsReciprocal);
        Assert.Equal(["KEN", "UGA"], found.Sources.Select(actor => actor.Code.Country).Order());
    }

    [Theory]
    [InlineData("Kenya urged restraint on Monday.")]
    [InlineData("A Kenyan aide briefed reporters in Nairobi on Monday.")]
    [InlineData("Tensions between Kenya and Uganda threatened the talks.")]
    public void What_says_too_little_of_who_and_whom_is_left_out(string text) =>
        Assert.Empty(Plain(text));

    [Theory]
    [InlineData("London Mayor Sadiq Khan paid tribute on Twitter.")]
    [InlineData("London Mayor Sadiq Khan paid tribute to the dead on Twitter.")]
    public void Where_words_are_written_is_nobody(string text) =>
        Assert.All(Plain(text), found => Assert.Empty(found.Targets));

    [Fact]
    public void The_threat_of_a_measure_is_not_the_measure()
    {
        Assert.DoesNotContain(
            Plain("Investors fear the threat of Kenyan sanctions on Uganda."),
            e => e.Modality is Modality.Happened or Modality.Reported
        );
    }

    [Fact]
    public void What_somebody_tells_far_from_his_name_is_his_account()
    {
        const string text =
            "According to the Kremlin, Kenyan President William Ruto briefed the council on the conversation, in which Ugandan President Yoweri Museveni warned Kenya of an attack.";
        Annotation annotation = s_reader.Annotate("test", text, s_day, "en");

        Event found = Assert.Single(
            EventReader.WithVoices(Plain(text), annotation.Quotations),
            e => e.Type == EventType.Threaten
        );

        Assert.Equal(Modality.Reported, found.Modality);
        Assert.Equal("the Kremlin", found.Voice?.Name);
    }

    [Fact]
    public void An_order_is_told_apart_from_an_account()
    {
        Event found = Assert.Single(
            Plain("Kenya supported Uganda in its bid for a seat, an aide told the press.")
        );

        Assert.Equal(Modality.Reported, found.Modality);
    }

    private static bool IsGuess(EventActor actor) => actor.Rule == "acted before";

    private static ImmutableArray<Event> Found(string text) => s_events.Read(Read(text), s_day);

    private static ImmutableArray<Event> Plain(string text)
    {
        Annotation annotation = Read(text);
        return s_events.Plain(annotation, s_events.Read(annotation, s_day));
    }

    private static Annotation Read(string text)
    {
        Annotation read = s_reader.Annotate("r1", text, s_day, "en");
        return read with
        {
            Mentions =
            [
                .. read.Mentions.Concat(read.Groups).OrderBy(mention => mention.Span.Start),
            ],
        };
    }
}
