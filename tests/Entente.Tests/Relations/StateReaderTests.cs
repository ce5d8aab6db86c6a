using System.Collections.Immutable;
using Entente.Data;
using Entente.Events;
using Entente.Relations;
using Entente.Tests.Events;
using Xunit;

namespace Entente.Tests.Relations;

/// <summary>What holds between two actors for a time, by the acts that begin and end it.</summary>
public sealed class StateReaderTests
{
    private static readonly StateReader s_reader = new(new StateWords(DataTables.Embedded));

    [Fact]
    public void Sanctions_hold_from_the_day_they_are_imposed_to_the_day_they_are_lifted()
    {
        ReportedState state = Assert.Single(
            Read(
                Act("2024-05-10 a", "impose.v"),
                Act("2024-05-20 b", "renew.v"),
                Act("2025-01-02 c", "lift.v2")
            )
        );

        Assert.Equal(StateKind.Sanctions, state.Kind);
        Assert.Equal(("CAN", "BLR"), (state.Who, state.Whom));
        Assert.Equal((new DateOnly(2024, 5, 10), new DateOnly(2025, 1, 2)), (state.From, state.To));
        Assert.Equal("2024-05-10 a", state.Begin!.First.Report.Id);
    }

    [Theory]
    [InlineData(Modality.Planned)]
    [InlineData(Modality.Threatened)]
    [InlineData(Modality.Demanded)]
    [InlineData(Modality.Denied)]
    [InlineData(Modality.Hypothetical)]
    [InlineData(Modality.Alleged)]
    public void What_did_not_happen_begins_nothing(Modality modality) =>
        Assert.Empty(
            Read(Act("2024-05-10 a", "impose.v").With(e => e with { Modality = modality }))
        );

    [Fact]
    public void An_end_alone_leaves_the_beginning_open()
    {
        ReportedState state = Assert.Single(Read(Act("2025-01-02 a", "lift.v2")));

        Assert.Null(state.From);
        Assert.Equal(new DateOnly(2025, 1, 2), state.To);
    }

    [Fact]
    public void Most_acts_begin_and_end_nothing() =>
        Assert.Empty(Read(Act("2024-05-10 a", "condemn.v"), Act("2024-05-11 b", "meet.v")));

    [Fact]
    public void Every_act_that_begins_or_ends_something_is_a_cue()
    {
        Table states = Language.English.Read("event-states");
        Table cues = Language.English.Read("event-cues");
        HashSet<string> known = [.. cues.Rows.Select(row => row[cues.Column("key")])];

        Assert.All(states.Rows, row => Assert.Contains(row[states.Column("cue")], known));
    }

    private static ReportedEvent Act(string report, string cue)
    {
        ReportedEvent told = ReportedEvents
            .Of(report, EventType.Sanction, "CAN", "BLR", story: report)
            .With(e => e with { Rule = cue });
        return told with
        {
            Report = told.Report with { Article = told.Report.Article with { Language = "en" } },
        };
    }

    private static ImmutableArray<ReportedState> Read(params ReportedEvent[] told) =>
        s_reader.Read("CAN", "BLR", EventMatcher.Match(told), from: null, to: null);
}
