using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Whether an act happened, is to come, is told by somebody or denied.</summary>
public sealed class EventModalityTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly DateOnly s_day = new(2024, 3, 6);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData("Norway promised Malawi a bridge.", Modality.Planned)]
    [InlineData("Norway has pledged five million dollars to Malawi.", Modality.Planned)]
    [InlineData("Norway offered Malawi a bridge.", Modality.Happened)]
    [InlineData("Norway and Malawi agreed to build a bridge.", Modality.Happened)]
    public void A_promise_is_of_what_is_to_come(string text, Modality expected) =>
        Assert.Equal(expected, ModalityOf(text, EventType.Agree));

    [Theory]
    [InlineData("Kenya said it condemned the raid by Somalia.", EventType.Accuse)]
    [InlineData("Kenya will not sit idle, its president told Somalia.", EventType.Threaten)]
    [InlineData("Niger's president wants none of the Algerian plan.", EventType.Reject)]
    [InlineData("Slovakia voted no on the Hungarian plan.", EventType.Reject)]
    public void What_is_done_by_saying_it_is_done(string text, EventType type) =>
        Assert.Equal(Modality.Happened, ModalityOf(text, type));

    [Fact]
    public void What_another_says_is_his_account() =>
        Assert.Equal(
            Modality.Reported,
            ModalityOf("Uganda said that Kenya condemned the raid by Somalia.", EventType.Accuse)
        );

    [Fact]
    public void An_account_at_the_end_is_one_though_the_parser_joins_it() =>
        Assert.Equal(
            Modality.Reported,
            ModalityOf(
                "Turkish jets have entered Greek airspace four times this week, the government in Athens complained.",
                EventType.Coerce
            )
        );

    [Theory]
    [InlineData(
        "A militia from Chad shelled an airstrip in Sudan, according to a French doctor.",
        EventType.Assault
    )]
    [InlineData(
        "A Russian missile hit a Ukrainian depot at Smila on Monday, Ukraine's navy claimed.",
        EventType.Assault
    )]
    [InlineData(
        "Sudanese rebels shelled a Chadian village near the border on Sunday, a witness in Abeche said.",
        EventType.Assault
    )]
    public void An_account_stands_behind_what_it_tells(string text, EventType type) =>
        Assert.Equal(Modality.Reported, ModalityOf(text, type));

    [Theory]
    [InlineData("In 1998 the Chadian army shelled a village in Sudan.", EventType.Assault)]
    [InlineData("Chad had expelled the Sudanese ambassador in 2019.", EventType.Sanction)]
    public void What_was_long_ago_is_retold(string text, EventType type) =>
        Assert.Equal(Modality.Background, ModalityOf(text, type));

    [Fact]
    public void What_stands_behind_a_semicolon_gives_no_account_of_what_is_before() =>
        Assert.Equal(
            Modality.Happened,
            ModalityOf(
                "Moldova has asked Israel to send him back; an Israeli court is to hear the case next month.",
                EventType.Request
            )
        );

    [Fact]
    public void Who_meets_in_order_to_say_something_says_it() =>
        Assert.Equal(
            Modality.Happened,
            ModalityOf(
                "Sweden's foreign minister telephoned his Hungarian colleague to commend Hungary.",
                EventType.Support
            )
        );

    [Fact]
    public void What_is_no_longer_accepted_is_refused() =>
        Assert.Contains(
            Read("Burma would no longer accept aid from America."),
            e => e.Type == EventType.Reject
        );

    [Fact]
    public void A_finite_verb_is_not_in_the_scope_of_an_infinitive_beside_it() =>
        Assert.Equal(
            Modality.Happened,
            ModalityOf(
                "Kenya voted to extend the mandate and condemned the raid by Somalia.",
                EventType.Accuse
            )
        );

    [Fact]
    public void What_is_ordered_done_is_done() =>
        Assert.Equal(
            Modality.Happened,
            ModalityOf("Togo ordered a French radio station closed.", EventType.Coerce)
        );

    [Theory]
    [InlineData("Kenya has to help Somalia.")]
    [InlineData("Japan was concerned that China was selling oil to Korea.")]
    public void What_ought_to_be_or_is_feared_did_not_happen(string text) =>
        Assert.DoesNotContain(
            Read(text),
            e =>
                e.Type is EventType.Aid or EventType.Cooperate or EventType.Agree
                && e.Modality is Modality.Happened or Modality.Planned
        );

    [Fact]
    public void What_is_told_in_the_present_of_a_day_to_come_is_a_plan() =>
        Assert.Equal(
            Modality.Planned,
            Assert
                .Single(
                    Read("Kenya's president meets his Somali colleague on 20 March 2024."),
                    e => e.Type == EventType.Agree
                )
                .Modality
        );

    [Fact]
    public void A_condition_may_stand_without_its_word() =>
        Assert.DoesNotContain(
            Read("Should Serbia sign the treaty, Bulgaria would sell Serbia gas."),
            e => e.Modality is Modality.Happened or Modality.Planned
        );

    private static Modality ModalityOf(string text, EventType type) =>
        Assert.Single(Read(text), e => e.Type == type).Modality;

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(s_reader.Annotate("r", text, s_day, "en", ReadingStep.Mentions), s_day);
}
