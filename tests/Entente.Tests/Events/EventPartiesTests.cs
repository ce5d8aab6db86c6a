using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Who takes part in the acts of invented sentences that were once read wrong.</summary>
public sealed class EventPartiesTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly DateOnly s_day = new(2024, 5, 3);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData("Chad freed two Kenyan pilots on Monday.", EventType.Retreat, "TCD>KEN")]
    [InlineData("Peru expelled a Chilean diplomat on Monday.", EventType.Sanction, "PER>CHL")]
    [InlineData(
        "Peru and Chile each expelled a Kenyan diplomat.",
        EventType.Sanction,
        "PER+CHL>KEN"
    )]
    [InlineData("Kenya said it would impose sanctions on Uganda.", EventType.Sanction, "KEN>UGA")]
    [InlineData(
        "Kenya threatened to close the border if Uganda built the dam.",
        EventType.Threaten,
        "KEN>UGA"
    )]
    [InlineData("Kenya condemned the threats made by Uganda.", EventType.Accuse, "KEN>UGA")]
    [InlineData("Norway will withdraw its troops from Chad.", EventType.Concede, "NOR>TCD")]
    [InlineData("Kenya condemned the shelling of Chad by Uganda.", EventType.Accuse, "KEN>UGA")]
    [InlineData("Kenya filed a complaint in Geneva against Chad.", EventType.Accuse, "KEN>TCD")]
    [InlineData("Kenya sent a request that Uganda dismissed.", EventType.Reject, "UGA>KEN")]
    [InlineData(
        "A Kenyan shepherd was shot dead by a Ugandan patrol.",
        EventType.Assault,
        "UGA>KEN"
    )]
    [InlineData("Chad ignored a blockade Sudan imposed.", EventType.Reject, "TCD>SDN")]
    [InlineData("A Kenyan patrol boat rammed a Ugandan trawler.", EventType.Assault, "KEN>UGA")]
    [InlineData(
        "The last Belgian peacekeepers flew out of Chad on Monday.",
        EventType.Retreat,
        "BEL>TCD"
    )]
    [InlineData(
        "Kenyan police arrested three of the Ugandan sailors.",
        EventType.Coerce,
        "KEN>UGA"
    )]
    [InlineData(
        "Some of the Kenyan soldiers attacked a Ugandan village.",
        EventType.Assault,
        "KEN>UGA"
    )]
    [InlineData("Kenya's statement condemned the raid by Uganda.", EventType.Accuse, "KEN>UGA")]
    [InlineData(
        "The Kenyan foreign minister handed the envoy of Uganda a note demanding an apology.",
        EventType.Request,
        "KEN>UGA"
    )]
    [InlineData(
        "Kenya, in a swift reaction, frowned at Uganda's remark.",
        EventType.Accuse,
        "KEN>UGA"
    )]
    [InlineData(
        "A Kenyan envoy is expected in Kampala on Friday for talks.",
        EventType.Agree,
        "KEN>UGA"
    )]
    [InlineData(
        "Kenya said Uganda must withdraw its troops from Chad.",
        EventType.Request,
        "KEN>UGA"
    )]
    public void Those_whom_a_sentence_names_take_part(string text, EventType type, string parties)
    {
        Event found = Assert.Single(Read(text), e => e.Type == type);

        Assert.Equal(parties, PartiesOf(found));
    }

    // Kenya is named most often, and the text is about Uganda.
    [Theory]
    [InlineData("The army arrested a Kenyan trader in Busia.", EventType.Coerce, "UGA>KEN")]
    [InlineData("The foreign ministry summoned the Kenyan envoy.", EventType.Accuse, "UGA>KEN")]
    [InlineData(
        "In Nairobi the interior minister accused the Ugandan envoy of spying.",
        EventType.Accuse,
        "KEN>UGA"
    )]
    public void An_office_is_of_the_state_that_the_text_is_at(
        string sentence,
        EventType type,
        string parties
    )
    {
        const string before =
            "KAMPALA, May 3 - Uganda closed a market in Jinja to Kenyan traders on Monday.\n"
            + "Kenyan lorries waited for hours, and Kenyan drivers slept beside the road to Tororo.\n";

        Event found = Assert.Single(
            Read(before + sentence),
            e => e.Type == type && e.Trigger.Start > before.Length
        );

        Assert.Equal(parties, PartiesOf(found));
    }

    // Nobody is named: the sentence before tells it, or who acts.
    [Theory]
    [InlineData("Chad and Togo condemned the step.", EventType.Accuse, "TCD+TGO>UGA")]
    [InlineData("Ugandan police broke up a rally with tear gas.", EventType.Assault, "UGA>UGA")]
    public void Whom_it_is_done_to_is_guessed_another_state_or_the_own_one(
        string sentence,
        EventType type,
        string parties
    )
    {
        const string before = "Uganda shut its border to Kenyan lorries on Monday.\n";

        Event found = Assert.Single(
            Read(before + sentence),
            e => e.Type == type && e.Trigger.Start > before.Length
        );

        Assert.Equal(parties, PartiesOf(found));
        Assert.Equal("acted before", Assert.Single(found.Targets).Rule);
    }

    [Fact]
    public void What_a_meeting_is_for_is_no_second_one()
    {
        Event found = Assert.Single(
            Read("The presidents of Kenya and Uganda met on Monday to discuss aid for Somalia.")
        );

        Assert.True(found.IsReciprocal);
        Assert.Equal("KEN+UGA>", PartiesOf(found));
        Assert.Equal("presidents of Uganda", found.Sources[1].Name);
    }

    [Fact]
    public void A_missile_is_not_fired_at_where_it_comes_from() =>
        Assert.All(
            Read("North Korea fired a missile from its capital Pyongyang on Monday."),
            found => Assert.Empty(found.Targets)
        );

    [Fact]
    public void A_suspect_who_surrenders_gives_up_no_arms() =>
        Assert.DoesNotContain(
            Read("Martha Otieno surrendered to prosecutors in Kenya on Monday."),
            found => found.Type == EventType.Retreat
        );

    [Theory]
    [InlineData("On Monday Kenya expelled a Ugandan envoy and recalled its own.")]
    [InlineData("Kenya expelled a Ugandan envoy on Monday, accusing Uganda of spying.")]
    [InlineData("The Ugandan envoys who came on Monday were expelled by Kenya.")]
    public void An_act_that_goes_on_from_another_is_of_its_time(string text) =>
        Assert.All(Read(text, s_day), found => Assert.NotNull(found.Time));

    [Fact]
    public void Till_when_it_holds_is_not_when_it_was_done() =>
        Assert.All(
            Read("Kenya closed its border with Uganda until September.", s_day),
            found => Assert.Null(found.Time)
        );

    [Fact]
    public void A_minority_is_not_of_the_state_of_its_people() =>
        Assert.DoesNotContain(
            Read("Serbian police arrested three ethnic Albanians in Serbia on Monday."),
            e => PartiesOf(e).Contains("ALB", StringComparison.Ordinal)
        );

    [Fact]
    public void The_neighbour_of_a_state_is_another()
    {
        ImmutableArray<Event> found = Read(
            "Kenya met Uganda on Monday. Kenya accused its neighbour of spying."
        );

        Event accusation = Assert.Single(found, e => e.Type == EventType.Accuse);
        Assert.Equal("KEN>UGA", PartiesOf(accusation));
    }

    [Fact]
    public void A_president_is_no_town_of_his_name()
    {
        Event found = Assert.Single(Read("President Bush threatened Russia."));

        Assert.Equal("USA>RUS", PartiesOf(found));
    }

    [Fact]
    public void A_state_protests_with_words()
    {
        Event found = Assert.Single(
            Read("Turkey protested to Greece on Monday over the flights."),
            e => e.Sources.Length > 0
        );

        Assert.Equal((EventType.Accuse, "disapprove"), (found.Type, found.Mode));
    }

    [Theory]
    [InlineData("Kenya called the talks with Uganda productive.")]
    [InlineData("Kenya ordered a newspaper in Uganda to close over a report on an attack.")]
    public void Praise_and_orders_are_no_conflict(string text) =>
        Assert.DoesNotContain(Read(text), e => e.Type is EventType.Accuse or EventType.Assault);

    [Fact]
    public void States_in_a_row_behind_what_is_theirs_all_have_it()
    {
        Event found = Assert.Single(
            Read(
                "On Thursday, the heads of the armies of Nigeria, Chad, Niger, Cameroon and Benin, met in the Niger capital Niamey."
            ),
            e => e.Type == EventType.Consult
        );

        Assert.Equal("NGA+TCD+NER+CMR+BEN>", PartiesOf(found));
        Assert.Equal("heads of the armies of Chad", found.Sources[1].Name);
    }

    [Fact]
    public void Who_brokers_talks_does_it_between_both()
    {
        Event found = Assert.Single(
            Read("They confirmed the talks between Chad and Kenya brokered by Norway and Peru."),
            e => e.Rule == "broker.v"
        );

        Assert.Equal("NOR+PER>TCD+KEN", PartiesOf(found));
    }

    [Fact]
    public void Those_of_a_meeting_are_named_without_it()
    {
        ImmutableArray<Event> found = Read(
            "The meeting between Vladimir Putin and Xi Jinping will solidify the alliance, highlighting their shared commitment to countering hostile policies."
        );

        Assert.All(
            found.SelectMany(e => e.Sources),
            actor => Assert.DoesNotContain("meeting", actor.Name, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_mark_before_a_name_is_no_part_of_it() =>
        Assert.Equal(
            "Kenyan soldiers",
            Assert.Single(Read("(CNN) Kenyan soldiers freed two Ugandan hostages.")).Sources[0].Name
        );

    private static string PartiesOf(Event found) =>
        $"{Countries(found.Sources)}>{Countries(found.Targets)}";

    private static string Countries(ImmutableArray<EventActor> actors) =>
        string.Join('+', actors.Select(actor => actor.Code.Country ?? "-"));

    private static ImmutableArray<Event> Read(string text, DateOnly? day = null) =>
        s_events.Read(s_reader.Annotate("r", text, day, "en", ReadingStep.Mentions), day);
}
