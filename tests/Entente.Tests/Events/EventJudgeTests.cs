using System.Collections.Immutable;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>How likely events of invented texts are held to be right.</summary>
public sealed class EventJudgeTests
{
    private static readonly DateOnly s_day = new(2024, 3, 6);
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Fact]
    public void What_is_told_has_a_chance()
    {
        ImmutableArray<Event> found = Read(
            "Kenya accused Uganda of spying on Monday. It rejected the charge. Peru and Chile signed a treaty."
        );

        Assert.NotEmpty(found);
        Assert.All(found, e => Assert.InRange(e.Confidence, 0.35, 1));
    }

    [Fact]
    public void Who_is_named_is_likelier_right_than_who_is_guessed()
    {
        ImmutableArray<Event> found = Read(
            "Kenya accused Uganda of spying on Monday. Peru looked on. It rejected the charge."
        );

        double named = Chance(found, EventType.Accuse);
        double guessed = Chance(found, EventType.Reject);

        Assert.True(named > guessed, $"{named} {guessed}");
    }

    [Fact]
    public void Other_states_of_the_sentence_make_parties_doubtful()
    {
        double alone = Chance(
            Read("Kenya accused Uganda of spying. It was raining."),
            EventType.Accuse
        );
        double among = Chance(
            Read(
                "Kenya accused Uganda of spying for Peru, Chile, Norway and Iceland. It was raining."
            ),
            EventType.Accuse
        );

        Assert.True(alone > among, $"{alone} {among}");
    }

    // Nothing, where it is not told at all.
    private static double Chance(ImmutableArray<Event> events, EventType type) =>
        events.Where(e => e.Type == type).Select(e => e.Confidence).DefaultIfEmpty(0).Max();

    private static ImmutableArray<Event> Read(string text) =>
        s_events.Read(s_reader.Annotate("t", text, s_day, "en", ReadingStep.References), s_day);
}
