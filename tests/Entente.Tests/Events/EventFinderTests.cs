using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Events of invented sentences, with the network in the library.</summary>
public sealed class EventFinderTests
{
    private static readonly DateOnly s_day = new(2024, 3, 6);
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Fact]
    public void What_is_judged_is_not_called_for()
    {
        ImmutableArray<Event> found = Read(
            "Putin and Modi talked. They issued a statement. The statement called their meetings “frank and useful”."
        );

        Assert.DoesNotContain(found, act => act.Modality == Modality.Demanded);
    }

    [Fact]
    public void Where_both_meet_is_no_party() =>
        Assert.All(
            Read("Putin and Modi spoke on Monday. Their meeting on Iceland was short."),
            found => Assert.DoesNotContain("ISL", Countries(found.Targets))
        );

    [Fact]
    public void A_row_of_what_is_said_has_the_subject_of_what_is_said() =>
        Assert.All(
            Read("Norway says that Kenyan troops killed a rebel and arrested two Ugandans."),
            found => Assert.Equal(["KEN"], Countries(found.Sources))
        );

    [Theory]
    [InlineData("Bolivia denied shelling a Peruvian border post.", Modality.Denied)]
    [InlineData("Talks between Chile and Peru were called off on Tuesday.", Modality.Denied)]
    [InlineData("Did Kenya attack Uganda?", Modality.Hypothetical)]
    public void What_is_denied_called_off_or_asked_did_not_happen(string text, Modality modality) =>
        Assert.Equal(modality, Assert.Single(Read(text)).Modality);

    [Theory]
    [InlineData("Ruto said that Uganda should have attacked Tanzania.")]
    [InlineData("Ruto said that Uganda must have attacked Tanzania.")]
    public void What_should_have_been_done_is_no_demand(string text) =>
        Assert.DoesNotContain(Read(text), found => found.Type == EventType.Request);

    [Fact]
    public void A_measure_is_nobody_s_voice() =>
        Assert.All(
            Read("Ruto said that Kenya “stands with Uganda 100 per cent”."),
            found => Assert.NotEqual("100 per cent", found.Voice?.Name)
        );

    [Fact]
    public void Who_is_reported_killed_does_not_kill() =>
        Assert.All(
            Read("Four Palestinians have been reported killed in Gaza."),
            found => Assert.DoesNotContain("PSE", Countries(found.Sources))
        );

    [Fact]
    public void A_time_beside_a_thing_dates_no_act() =>
        Assert.Null(Assert.Single(Read("Egypt urged Sudan to free the crew held since May.")).Time);

    [Fact]
    public void Where_both_talk_about_something_is_no_party() =>
        Assert.Empty(
            Assert.Single(Read("Chile and Peru held talks on fishing grounds in Arica.")).Targets
        );

    [Theory]
    [InlineData("Kenya condemned Uganda on Monday.", EventType.Accuse, "KEN", "UGA")]
    [InlineData("Two Kenyan diplomats were expelled by Uganda.", EventType.Sanction, "UGA", "KEN")]
    [InlineData("Norway granted asylum to 18 Chadian rebels.", EventType.Aid, "NOR", "TCD")]
    [InlineData("Serbia lifted a night curfew in Montenegro.", EventType.Concede, "SRB", "MNE")]
    [InlineData(
        "Peru rejected Chile's demand for an apology on Tuesday.",
        EventType.Reject,
        "PER",
        "CHL"
    )]
    [InlineData(
        "Uganda, which borders Kenya, accused Chad of spying.",
        EventType.Accuse,
        "UGA",
        "TCD"
    )]
    public void Roles_are_read_from_the_tree(
        string text,
        EventType type,
        string source,
        string target
    )
    {
        Event found = Assert.Single(Read(text));

        Assert.Equal(type, found.Type);
        Assert.Equal([source], Countries(found.Sources));
        Assert.Equal([target], Countries(found.Targets));
        Assert.Equal(Modality.Happened, found.Modality);
    }

    [Fact]
    public void What_is_done_to_each_other_is_one_event_of_all_parties()
    {
        Event found = Assert.Single(Read("Peru and Chile signed an agreement on fish on Friday."));

        Assert.Equal(EventType.Support, found.Type);
        Assert.True(found.IsReciprocal);
        Assert.Equal(["PER", "CHL"], Countries(found.Sources));
        Assert.Empty(found.Targets);
    }

    [Fact]
    public void Who_met_is_not_told_to_have_met_a_house()
    {
        Event found = Assert.Single(
            Read(
                "Ronald Reagan and Mikhail Gorbachev met twice on Saturday in a small white house."
            )
        );

        Assert.True(found.IsReciprocal);
        Assert.Empty(found.Targets);
    }

    [Theory]
    [InlineData("Kenya imposed a tariff on Ugandan eggs on Monday.", "economic")]
    [InlineData("Peru accused Chile of spying on Monday.", "intelligence")]
    [InlineData("Serbia agreed with Chad.", "diplomatic")] // states that talk, of what is not said
    [InlineData("Kenya condemned Uganda on Monday, while an earthquake shook Peru.", "")]
    public void An_act_is_about_what_its_clause_says(string text, string contexts)
    {
        Event found = Assert.Single(Read(text));

        Assert.Equal(contexts, string.Join('+', found.Contexts));
    }

    [Theory]
    [InlineData(
        "Putin traveled to New Delhi to meet with Modi last week.",
        EventType.Consult,
        Modality.Happened
    )]
    [InlineData("Putin flew to New Delhi to meet with Modi.", EventType.Agree, Modality.Planned)]
    [InlineData(
        "Putin will travel to New Delhi to meet with Modi.",
        EventType.Agree,
        Modality.Planned
    )]
    [InlineData(
        "Putin might travel to New Delhi to meet with Modi.",
        EventType.Consult,
        Modality.Hypothetical
    )]
    [InlineData(
        "Putin declined to travel to New Delhi to meet with Modi.",
        EventType.Consult,
        Modality.Hypothetical
    )]
    public void Who_went_somewhere_for_a_meeting_last_week_has_met(
        string text,
        EventType type,
        Modality modality
    )
    {
        Event found = Assert.Single(
            Read(text),
            e => e.Rule.StartsWith("meet", StringComparison.Ordinal)
        );

        Assert.Equal((type, modality), (found.Type, found.Modality));
    }

    [Fact]
    public void A_threatened_measure_is_a_threat_and_nothing_else()
    {
        Event found = Assert.Single(Read("Kenya threatened to impose sanctions on Uganda."));

        Assert.Equal(EventType.Threaten, found.Type);
        Assert.Equal(["UGA"], Countries(found.Targets));
    }

    [Theory]
    [InlineData("Germany will visit nobody. Its minister will meet Turkey's president in May.")]
    [InlineData("Germany's foreign minister will visit Turkey in May.")]
    public void A_meeting_to_come_is_agreed_to_and_not_held(string text) =>
        Assert.DoesNotContain(Read(text), e => e.Type == EventType.Consult);

    [Fact]
    public void What_did_not_happen_is_denied() =>
        Assert.All(
            Read("Eritrea has not withdrawn its soldiers from Ethiopia."),
            e => Assert.Equal(Modality.Denied, e.Modality)
        );

    [Fact]
    public void What_lies_years_back_is_background() =>
        Assert.Equal(
            Modality.Background,
            Assert.Single(Read("In 1974 Turkey invaded Cyprus.")).Modality
        );

    [Fact]
    public void An_account_names_its_voice()
    {
        const string text =
            "Norway has granted asylum to 18 Chadian rebels, a United Nations official said on Friday.";

        Event found = Assert.Single(Read(text));

        Assert.Equal(Modality.Reported, found.Modality);
        Assert.Equal("a United Nations official", found.Voice!.Span.In(text).ToString());
    }

    [Fact]
    public void Lines_that_lead_elsewhere_are_not_the_body()
    {
        ImmutableArray<Event> found = Read(
            "Kenya accuses Uganda\nKenya accused Uganda of theft on Monday.\nRead also: Peru invades Chile"
        );

        Assert.Equal(
            [TextRegion.Headline, TextRegion.Body],
            found.Select(e => e.Region).Where(region => region != TextRegion.Teaser)
        );
        Assert.DoesNotContain(
            found,
            e => e.Region == TextRegion.Body && e.Sources[0].Code.Country == "PER"
        );
    }

    [Fact]
    public void Those_of_the_West_are_of_no_state() =>
        Assert.All(
            Read("The West condemned Belarus."),
            e => Assert.All(e.Sources, actor => Assert.Null(actor.Code.Country))
        );

    [Theory]
    [InlineData("")]
    [InlineData("\ud800 attacked \udc00.")]
    [InlineData("e\u0301\u0301\u0301 met Kenya\u0301 and met and met and met.")]
    [InlineData("- - - met - - -")]
    [InlineData("Peru and and and and of of of of by by by met.")]
    public void Damaged_text_is_no_fault(string text) => Assert.True(Read(text).Length < 5);

    [Fact]
    public void A_sentence_without_end_takes_its_time_and_no_more()
    {
        string text = string.Concat(Enumerable.Repeat("Peru met Chile and ", 1_500));

        ImmutableArray<Event> found = Read(text);

        Assert.All(found, e => Assert.True(e.Words.End <= text.Length));
    }

    [Fact]
    public void Reading_again_gives_the_same()
    {
        const string text =
            "Kenya condemned Uganda. It expelled two diplomats, and Peru and Chile met in Lima.";

        Assert.Equal(Signature(Read(text)), Signature(Read(text)));

        static IEnumerable<string> Signature(ImmutableArray<Event> events) =>
            events.Select(e => $"{e.Rule} {e.Words} {e.Modality} {e.Confidence:R}");
    }

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(s_reader.Annotate("r", text, s_day, "en", ReadingStep.Mentions), s_day);

    private static IEnumerable<string?> Countries(ImmutableArray<EventActor> actors) =>
        actors.Select(actor => actor.Code.Country);
}
