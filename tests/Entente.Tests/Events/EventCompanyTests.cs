using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Acts that are told by a verb together with what stands with it: what it is done to, who does it, what something is called.</summary>
public sealed class EventCompanyTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData("Visas for Kenyan traders were waived by Uganda.", EventType.Concede)]
    [InlineData("The debt, which Norway forgave Malawi, was an old one.", EventType.Aid)]
    [InlineData("Norway shipped a second batch of blankets and tents to Malawi.", EventType.Aid)]
    [InlineData("Gabon has put on hold a consignment of rifles for Togo.", EventType.Sanction)]
    public void What_an_act_is_done_to_need_not_stand_behind_its_verb(
        string text,
        EventType type
    ) => Assert.Contains(Read(text), e => e.Type == type);

    [Theory]
    [InlineData("A court in Lima gave a Chilean engineer nine years.", EventType.Sanction)]
    [InlineData("Peruvian jets dropped bombs on a Chilean fort.", EventType.Assault)]
    public void Some_verbs_are_acts_by_who_does_it(string text, EventType type) =>
        Assert.Contains(Read(text), e => e.Type == type);

    [Theory]
    [InlineData("Togo termed the Beninese raid an act of piracy.", EventType.Accuse)]
    [InlineData(
        "A Peruvian general called the Chilean parade a dress rehearsal.",
        EventType.Accuse
    )]
    [InlineData("Lima called the Chilean report nonsense.", EventType.Reject)]
    public void Some_verbs_are_acts_by_what_something_is_called(string text, EventType type) =>
        Assert.Contains(Read(text), e => e.Type == type);

    [Fact]
    public void A_preposition_far_below_a_verb_says_nothing_of_it() =>
        Assert.DoesNotContain(
            Read("A Peruvian general called the parade a rehearsal for the seizure of Chile."),
            e => e.Type == EventType.Request
        );

    [Theory]
    [InlineData("North Korea launched a missile over Japan.")]
    [InlineData("North Korea fired two rockets into the sea.")]
    [InlineData("The North Korean army test-fired a rocket on Monday.")]
    public void A_launch_that_hits_nobody_is_no_attack(string text) =>
        Assert.Equal(EventType.Mobilize, Assert.Single(Read(text)).Type);

    [Fact]
    public void Rockets_that_are_fired_at_somebody_are() =>
        Assert.Equal(
            EventType.Assault,
            Assert.Single(Read("Lebanese militants fired rockets at Israel.")).Type
        );

    [Theory]
    [InlineData("A photo released by North Korean officials shows Japan.")]
    [InlineData("Chad is determined to press ahead with the Sudanese railway.")]
    [InlineData("Kim Jong Un struck a conciliatory tone toward South Korea.")]
    [InlineData("A cousin helped the Chadian president run his farm in Sudan.")]
    public void Words_that_mean_another_thing_with_their_company_are_no_act(string text) =>
        Assert.Empty(Read(text));

    [Theory]
    [InlineData("UN condemns North Korea's firing of a missile over Japan.", "condemns")]
    [InlineData("Kenya laid the blame on Uganda.", "laid the blame")]
    public void The_words_of_an_act_tell_what_it_is(string text, string words)
    {
        Event found = Assert.Single(Read(text));

        Assert.Equal(EventType.Accuse, found.Type);
        Assert.Equal(words, found.Trigger.In(text).ToString());
    }

    [Theory]
    [InlineData("Canada and Chile initialled a treaty on trade.")]
    [InlineData("Chile initialed a treaty with Canada.")]
    public void A_verb_may_be_spelt_as_in_Britain_or_as_in_America(string text) =>
        Assert.Contains(Read(text), e => e.Type == EventType.Support);

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(
            s_reader.Annotate("r", text, date: null, "en", ReadingStep.Mentions),
            day: null
        );
}
