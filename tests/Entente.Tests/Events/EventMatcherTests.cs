using System.Collections.Immutable;
using Entente.Events;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>When events of several reports are one.</summary>
public sealed class EventMatcherTests
{
    [Fact]
    public void A_meeting_that_two_reports_tell_is_one()
    {
        Occurrence found = Assert.Single(
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN"),
                ReportedEvents.Of("2024-05-17 b", EventType.Consult, "CHN", "RUS", "2024-05-16")
            )
        );

        Assert.Equal(2, found.Tellings.Length);
        Assert.Equal(new DateOnly(2024, 5, 16), found.Day);
    }

    [Fact]
    public void Meetings_on_different_days_or_of_different_persons_are_two()
    {
        Assert.Equal(
            2,
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN", day: "2024-05-16"),
                ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS CHN", day: "2024-05-18")
            ).Length
        );
        Assert.Equal(
            2,
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Consult, "USA/blinken CHN"),
                ReportedEvents.Of("2024-05-17 b", EventType.Consult, "USA/biden CHN")
            ).Length
        );
    }

    [Fact]
    public void A_headline_is_another_telling_of_what_its_report_tells_in_other_words()
    {
        ReportedEvent text = ReportedEvents.Of("2024-05-17 a", EventType.Accuse, "RUS", "USA");
        Occurrence found = Assert.Single(
            Match(
                text,
                text.With(e => e with { Part = ReportPart.Headline, Rule = "slam.v" }),
                ReportedEvents.Of("2024-05-17 b", EventType.Accuse, "RUS", "USA")
            )
        );

        Assert.Equal(3, found.Tellings.Length);
        Assert.Equal(2, found.Tellings.Select(telling => telling.Account).Distinct().Count());
        Assert.Equal(ReportPart.Body, found.First.Event.Part);
    }

    [Fact]
    public void A_headline_of_another_report_is_the_same_by_the_same_words_only()
    {
        ReportedEvent other = ReportedEvents
            .Of("2024-05-17 b", EventType.Accuse, "RUS", "USA")
            .With(e => e with { Part = ReportPart.Headline, Rule = "slam.v" });

        Assert.Equal(
            2,
            Match(ReportedEvents.Of("2024-05-17 a", EventType.Accuse, "RUS", "USA"), other).Length
        );
    }

    [Fact]
    public void A_headline_belongs_to_what_its_own_text_tells_before_what_others_tell()
    {
        ReportedEvent own = ReportedEvents.Of(
            "2024-05-17 b",
            EventType.Consult,
            "RUS USA",
            day: "2024-05-01"
        );
        ImmutableArray<Occurrence> found = Match(
            ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS USA", day: "2024-05-04"),
            own,
            own.With(e => e with { Part = ReportPart.Headline, Time = null })
        );

        Assert.Equal(2, found.Length);
        Assert.Equal(["2024-05-17 a"], found[0].Tellings.Select(telling => telling.Report.Id));
        Assert.Equal(2, found[1].Tellings.Length);
    }

    [Fact]
    public void A_headline_that_may_sum_up_its_own_text_is_no_account_of_what_others_tell()
    {
        ImmutableArray<Occurrence> found = Match(
            ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS USA", day: "2024-05-04"),
            ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS USA UKR", day: "2024-05-01"),
            ReportedEvents
                .Of("2024-05-17 b", EventType.Consult, "RUS USA")
                .With(e => e with { Part = ReportPart.Headline })
        );

        Assert.Equal(3, found.Length);
    }

    [Fact]
    public void A_headline_above_a_text_of_something_else_is_a_telling_of_what_others_tell()
    {
        Occurrence found = Match(
            ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS USA", day: "2024-05-04"),
            ReportedEvents.Of("2024-05-17 b", EventType.Accuse, "RUS", "USA"),
            ReportedEvents
                .Of("2024-05-17 b", EventType.Consult, "RUS USA")
                .With(e => e with { Part = ReportPart.Headline })
        )[0];

        Assert.Equal(2, found.Tellings.Length);
    }

    [Fact]
    public void Talks_of_two_days_are_one_and_the_days_no_difference()
    {
        Occurrence found = Assert.Single(
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN", day: "2024-05-16"),
                ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS CHN", day: "2024-05-17")
            )
        );

        Assert.Empty(found.Differences);
    }

    [Theory]
    [InlineData(Modality.Threatened)]
    [InlineData(Modality.Planned)]
    [InlineData(Modality.Demanded)]
    [InlineData(Modality.Background)]
    public void What_did_not_happen_now_is_never_one_with_what_did(Modality modality) =>
        Assert.Equal(
            2,
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Sanction, "USA", "RUS"),
                ReportedEvents
                    .Of("2024-05-17 b", EventType.Sanction, "USA", "RUS")
                    .With(e => e with { Modality = modality })
            ).Length
        );

    [Fact]
    public void A_denial_is_a_difference_of_its_event()
    {
        Occurrence found = Assert.Single(
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Assault, "IRN", "ISR"),
                ReportedEvents
                    .Of("2024-05-17 b", EventType.Assault, "IRN", "ISR")
                    .With(e => e with { Modality = Modality.Denied })
            )
        );

        Assert.Equal(["modality"], found.Differences);
    }

    [Fact]
    public void Who_does_it_to_whom_makes_a_difference() =>
        Assert.Equal(
            2,
            Match(
                ReportedEvents.Of("2024-05-17 a", EventType.Accuse, "KEN", "UGA"),
                ReportedEvents.Of("2024-05-17 b", EventType.Accuse, "UGA", "KEN")
            ).Length
        );

    [Fact]
    public void What_is_looked_back_at_is_put_to_the_one_earlier_event_that_it_can_be()
    {
        ImmutableArray<Occurrence> found = Match(
            ReportedEvents.Of("2021-12-08 a", EventType.Consult, "RUS USA", day: "2021-12-07"),
            ReportedEvents
                .Of("2021-12-15 b", EventType.Consult, "RUS USA", day: "2021-12", story: "s2")
                .With(e => e with { Modality = Modality.Background })
        );

        Occurrence held = Assert.Single(found);
        Assert.Single(held.Tellings);
        Assert.Equal("2021-12-15 b", Assert.Single(held.Retold).Report.Id);
    }

    [Fact]
    public void What_can_be_two_earlier_events_stays_by_itself() =>
        Assert.Equal(
            3,
            Match(
                ReportedEvents.Of("2021-12-08 a", EventType.Consult, "RUS USA", day: "2021-12-07"),
                ReportedEvents.Of("2021-12-12 b", EventType.Consult, "RUS USA", day: "2021-12-11"),
                ReportedEvents
                    .Of("2021-12-15 c", EventType.Consult, "RUS USA", day: "2021", story: "s2")
                    .With(e => e with { Modality = Modality.Background })
            ).Length
        );

    private static ImmutableArray<Occurrence> Match(params ReportedEvent[] events) =>
        EventMatcher.Match(events);
}
