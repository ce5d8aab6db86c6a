using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>Of which state those are who are named without one, in invented texts that were once read wrong.</summary>
public sealed class EventActorsTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData("Serbia asked Brussels for help on Monday.", "SRB>EUR")]
    [InlineData(
        "Belgium sent an envoy to Kinshasa in May. Chad asked Brussels for help on Monday.",
        "TCD>BEL"
    )]
    public void A_seat_is_its_organisation_where_nothing_speaks_of_its_state(
        string text,
        string parties
    ) => Assert.Equal(parties, PartiesOf(Last(text, EventType.Request)));

    [Fact]
    public void A_body_is_the_one_that_was_named_before() =>
        Assert.Equal(
            "KEN>IGO",
            PartiesOf(
                Last(
                    "The African Union sent observers to Chad. Sudan accused Chad of lying. Kenya urged the bloc to act.",
                    EventType.Request
                )
            )
        );

    [Theory]
    [InlineData(
        "Rwanda met Uganda on Sunday. Kenya and Tanzania urged the two neighbours to talk.",
        "KEN+TZA>RWA+UGA"
    )]
    [InlineData(
        "Rwanda met Uganda on Sunday. Kenya and Tanzania urged the presidents of both countries to talk.",
        "KEN+TZA>RWA+UGA"
    )]
    public void Two_who_are_spoken_to_are_others_than_those_who_speak(
        string text,
        string parties
    ) => Assert.Equal(parties, PartiesOf(Last(text, EventType.Request)));

    [Fact]
    public void Whose_things_are_goes_before_where_they_are() =>
        Assert.Equal(
            "ZMB>MWI",
            PartiesOf(
                Last(
                    "Zambian customs agents last month impounded eleven Malawian lorries at Chipata, an action that Lilongwe called unlawful.",
                    EventType.Coerce
                )
            )
        );

    [Fact]
    public void A_town_that_is_called_as_a_person_does_not_tell_whose_he_is() =>
        Assert.DoesNotContain(
            Read("Interior Minister Ramon Kestrel thanked Norway on Monday."),
            found => PartiesOf(found).Contains("PHL", StringComparison.Ordinal)
        );

    [Fact]
    public void A_company_that_is_told_to_be_of_a_state_makes_no_politics() =>
        Assert.Empty(
            Read(
                "A crude tanker leaked oil outside China's biggest refinery, raising the specter of fires."
            )
        );

    private static Event Last(string text, EventType type) =>
        Assert.Single(Read(text), found => found.Type == type);

    private static string PartiesOf(Event found) =>
        $"{Countries(found.Sources)}>{Countries(found.Targets)}";

    private static string Countries(ImmutableArray<EventActor> actors) =>
        string.Join('+', actors.Select(actor => actor.Code.Country ?? "-"));

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(s_reader.Annotate("r", text, null, "en", ReadingStep.References), null);
}
