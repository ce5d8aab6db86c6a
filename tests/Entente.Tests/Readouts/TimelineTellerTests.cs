using System.Collections.Immutable;
using System.Text;
using Entente.Readouts;
using Xunit;

namespace Entente.Tests.Readouts;

public sealed class TimelineTellerTests
{
    private static readonly DateOnly s_day = new(2021, 12, 15);

    [Fact]
    public void A_copy_comes_so_many_minutes_after_its_source_where_both_state_their_zone()
    {
        ToldReport source = Told("a", At(8, 10, TimeSpan.Zero));
        ToldReport copy = Told("b", At(11, 40, TimeSpan.FromHours(3)));

        ImmutableArray<ArrivalRow> timeline = Tell([source, copy], copyOfFirst: copy);

        Assert.Equal(["first report", "copy"], timeline.Select(row => row.As));
        Assert.Equal(30, timeline[1].Minutes);
        Assert.Equal(source.Report.Id, timeline[1].Of);
    }

    [Fact]
    public void Without_a_zone_nobody_knows_how_many_minutes()
    {
        ToldReport source = Told("a", At(8, 10, TimeSpan.Zero));
        ToldReport copy = Told("b", At(11, 40, offset: null));

        Assert.Null(Tell([source, copy], copyOfFirst: copy)[1].Minutes);
    }

    [Fact]
    public void Of_several_reports_of_a_day_nobody_knows_which_was_the_first()
    {
        ToldReport[] reports = [Told("a", new NewsDate(s_day)), Told("b", At(9, 0, TimeSpan.Zero))];

        Assert.All(Tell(reports), row => Assert.Equal("among the first", row.As));
    }

    [Fact]
    public void Where_a_report_states_no_day_nobody_knows_that_another_was_the_first()
    {
        ToldReport[] reports = [Told("a", null), Told("b", new NewsDate(s_day))];

        ImmutableArray<ArrivalRow> timeline = Tell(reports);

        Assert.Equal(["earliest dated", "report"], timeline.Select(row => row.As));
        Assert.Null(timeline[1].At);
    }

    [Fact]
    public void A_later_change_of_a_page_is_an_update()
    {
        ToldReport report = Told("a", At(9, 0, TimeSpan.Zero), updated: At(12, 0, TimeSpan.Zero));

        Assert.Equal(["first report", "update"], Tell([report]).Select(row => row.As));
    }

    [Fact]
    public void Days_at_the_end_of_the_calendar_are_days()
    {
        ToldReport[] reports =
        [
            Told(
                "a",
                new NewsDate(DateOnly.MaxValue, new TimeOnly(23, 59), TimeSpan.FromHours(-12))
            ),
            Told("b", new NewsDate(DateOnly.MinValue, new TimeOnly(0, 1), TimeSpan.FromHours(14))),
        ];

        Assert.Equal(2, Tell(reports).Length);
    }

    private static NewsDate At(int hour, int minute, TimeSpan? offset) =>
        new(s_day, new TimeOnly(hour, minute), offset);

    private static ImmutableArray<ArrivalRow> Tell(
        ToldReport[] reports,
        ToldReport? copyOfFirst = null
    )
    {
        StoryReadout story = StoryTeller.Tell(
            "s1",
            reports,
            copyOfFirst is null
                ? [.. reports.Select((told, i) => new Account([told.Report.Id], [], i))]
                : [new Account([.. reports.Select(told => told.Report.Id)], [], 0)],
            copyOfFirst is null
                ? []
                :
                [
                    new Reuse(
                        reports[0].Report.Id,
                        copyOfFirst.Report.Id,
                        ReuseKind.Copy,
                        [],
                        30,
                        []
                    ),
                ]
        );
        return TimelineTeller.Tell(
            story.Story.Reports,
            reports.ToDictionary(told => told.Report.Id, StringComparer.Ordinal)
        );
    }

    private static ToldReport Told(string name, NewsDate? published, NewsDate? updated = null)
    {
        ContentDigest digest = ContentDigest.Of(Encoding.UTF8.GetBytes(name));
        Article article = new()
        {
            Capture = digest,
            Text = name,
            Source = SourceMap.Identity(name.Length),
            Published = published is { } day ? new Stated<NewsDate>(day, null, "test") : null,
            Updated = updated is { } change ? new Stated<NewsDate>(change, null, "test") : null,
        };
        return new ToldReport(
            new Report(RecordId.ForReport(digest), article, [], []),
            name,
            [],
            name
        );
    }
}
