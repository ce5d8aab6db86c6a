using Entente.Data;
using Entente.Events;
using Entente.Relations;
using Entente.Tests.Events;
using Xunit;

namespace Entente.Tests.Relations;

/// <summary>How two actors stand over a time.</summary>
public sealed class RelationReaderTests
{
    private static readonly PloverOntology s_ontology = new(DataTables.Embedded);

    [Fact]
    public void A_meeting_is_contact_an_accusation_conflict_and_what_both_do_to_a_third_neither()
    {
        Relation relation = Read(
            ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN"),
            ReportedEvents.Of("2024-05-18 b", EventType.Accuse, "RUS", "CHN"),
            ReportedEvents.Of("2024-05-19 c", EventType.Accuse, "RUS CHN", "USA"),
            ReportedEvents.Of("2024-05-20 d", EventType.Accuse, "RUS", "USA")
        );

        Assert.Equal(
            [RelationMark.Contact, RelationMark.Conflict, RelationMark.Together],
            relation.Points.Select(point => point.Mark)
        );
    }

    [Fact]
    public void A_plan_is_held_when_a_later_report_tells_so()
    {
        RelationPoint plan = PlanOf(
            Plan("2024-05-10 a", "2024-05-16"),
            ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS CHN", day: "2024-05-16")
        );

        Assert.Equal(PlanOutcome.Held, plan.Outcome);
        Assert.Equal("2024-05-17 b", plan.Later!.First.Report.Id);
    }

    [Fact]
    public void A_plan_is_not_held_by_a_meeting_of_another_time()
    {
        RelationPoint plan = PlanOf(
            Plan("2021-12-15 a", "2022-02"),
            ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS CHN", day: "2024-05-16")
        );

        Assert.Equal(PlanOutcome.NotInRecord, plan.Outcome);
        Assert.Null(plan.Later);
    }

    [Fact]
    public void A_plan_without_a_time_is_held_soon_or_not_at_all()
    {
        RelationPoint plan = PlanOf(
            Plan("2021-12-15 a", null),
            ReportedEvents.Of("2024-05-17 b", EventType.Consult, "RUS CHN")
        );

        Assert.Equal(PlanOutcome.NotInRecord, plan.Outcome);
    }

    [Fact]
    public void A_plan_is_cancelled_when_one_side_refuses_it()
    {
        RelationPoint plan = PlanOf(
            Plan("2024-05-10 a", null),
            ReportedEvents
                .Of("2024-05-12 b", EventType.Reject, "RUS", "CHN")
                .With(e => e with { Content = EventType.Consult })
        );

        Assert.Equal(PlanOutcome.Cancelled, plan.Outcome);
    }

    [Fact]
    public void A_meeting_is_cancelled_before_its_day_and_stands_apart()
    {
        Relation relation = Read(Plan("2024-05-10 a", "2024-05-16"), Refusal("2024-05-12 b"));

        Assert.Equal(
            [(RelationMark.Cancelled, null), (RelationMark.Plan, PlanOutcome.Cancelled)],
            relation.Points.Select(point => (point.Mark, point.Outcome))
        );
    }

    [Fact]
    public void What_is_refused_after_the_day_of_a_plan_does_not_cancel_it() =>
        Assert.Equal(
            PlanOutcome.NotInRecord,
            PlanOf(Plan("2024-05-10 a", "2024-05-16"), Refusal("2024-05-20 b")).Outcome
        );

    [Fact]
    public void A_refusal_before_two_announced_days_cancels_neither() =>
        Assert.All(
            Read(
                Plan("2024-05-10 a", "2024-05-16"),
                Plan("2024-05-11 b", "2024-06-20"),
                Refusal("2024-05-12 c")
            )
                .Points.Where(point => point.Mark == RelationMark.Plan),
            plan => Assert.Equal(PlanOutcome.NotInRecord, plan.Outcome)
        );

    private static ReportedEvent Refusal(string report) =>
        ReportedEvents
            .Of(report, EventType.Reject, "RUS", "CHN")
            .With(e => e with { Content = EventType.Consult });

    [Fact]
    public void Months_say_how_much_of_them_was_read()
    {
        Relation relation = new RelationReader(s_ontology.QuadOf, s_ontology.ScoreOf).Read(
            "RUS",
            "CHN",
            EventMatcher.Match([ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN")]),
            from: null,
            to: null,
            [(new DateOnly(2024, 5, 17), 1, 1), (new DateOnly(2024, 5, 1), 2, 0)]
        );

        RelationMonth month = Assert.Single(relation.Months);
        Assert.Equal((3, 1, 1), (month.Reports, month.Naming, month.Marks[0]));
    }

    [Fact]
    public void Only_the_time_asked_for_is_told()
    {
        Relation relation = new RelationReader(s_ontology.QuadOf, s_ontology.ScoreOf).Read(
            "RUS",
            "CHN",
            EventMatcher.Match([
                ReportedEvents.Of("2024-05-17 a", EventType.Consult, "RUS CHN"),
                ReportedEvents.Of("2021-12-15 b", EventType.Consult, "RUS CHN", story: "s2"),
            ]),
            new DateOnly(2022, 1, 1),
            to: null,
            []
        );

        Assert.Single(relation.Points);
    }

    private static ReportedEvent Plan(string report, string? day) =>
        ReportedEvents
            .Of(report, EventType.Agree, "RUS", "CHN", day)
            .With(e => e with { Modality = Modality.Planned, Content = EventType.Consult });

    private static RelationPoint PlanOf(params ReportedEvent[] events) =>
        Assert.Single(Read(events).Points, point => point.Mark == RelationMark.Plan);

    private static Relation Read(params ReportedEvent[] events) =>
        new RelationReader(s_ontology.QuadOf, s_ontology.ScoreOf).Read(
            "RUS",
            "CHN",
            EventMatcher.Match(events),
            from: null,
            to: null,
            []
        );
}
