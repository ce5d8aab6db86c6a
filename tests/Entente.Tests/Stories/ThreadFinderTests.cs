using System.Collections.Frozen;
using Entente.Data;
using Entente.Stories.Threads;
using Xunit;

namespace Entente.Tests.Stories;

/// <summary>What may be linked, as far as one report of the other story tells.</summary>
public sealed class ThreadFinderTests
{
    private static readonly DateOnly s_first = new(2021, 5, 4);
    private static readonly string[] s_actors = ["NOR", "ISL", "SWE"];
    private static readonly Lazy<ThreadFinder> s_finder = new(() =>
        new ThreadFinder(
            new ChapterReader(
                new Language("en", DataTables.Embedded),
                entity => entity == "minister-of-NOR" ? "NOR" : entity
            )
        )
    );

    [Fact]
    public void Two_actors_within_months_may_go_on()
    {
        Assert.True(MayLink(s_first.AddDays(120), ["NOR", "ISL", "FRA"]));
        Assert.True(MayLink(s_first.AddDays(-120), ["NOR", "ISL"]));
        Assert.True(MayLink(null, ["NOR", "ISL"]));
    }

    [Fact]
    public void One_actor_is_too_few_however_often_it_is_named()
    {
        Assert.False(MayLink(s_first.AddDays(1), ["NOR", "FRA"]));
        Assert.False(MayLink(s_first.AddDays(1), ["NOR", "minister-of-NOR"]));
    }

    [Fact]
    public void Who_acts_for_an_actor_stands_for_it()
    {
        Assert.True(MayLink(s_first.AddDays(1), ["minister-of-NOR", "ISL"]));
    }

    [Fact]
    public void After_longer_a_day_must_be_named()
    {
        DateOnly late = s_first.AddDays(200);

        Assert.False(MayLink(late, ["NOR", "ISL"]));
        Assert.False(MayLink(late, ["NOR", "ISL"], (s_first.AddDays(4), s_first.AddDays(30))));
        Assert.True(MayLink(late, ["NOR", "ISL"], (s_first.AddDays(3), s_first.AddDays(30))));
        Assert.True(MayLink(late, ["NOR", "ISL"], (s_first.AddDays(-9), s_first.AddDays(-3))));
    }

    [Fact]
    public void A_day_that_the_story_names_leads_to_what_is_printed_around_it()
    {
        DateOnly named = s_first.AddDays(200);

        Assert.True(MayLink(named.AddDays(3), [named]));
        Assert.False(MayLink(named.AddDays(4), [named]));
    }

    [Fact]
    public void A_story_without_a_day_has_no_place_in_a_thread()
    {
        Assert.False(
            s_finder.Value.MayLink(ChapterOf(null), s_first, ["NOR", "ISL"], [(s_first, s_first)])
        );
    }

    private static bool MayLink(
        DateOnly? day,
        string[] entities,
        params (DateOnly First, DateOnly Last)[] named
    ) => s_finder.Value.MayLink(ChapterOf(s_first), day, entities, named);

    private static bool MayLink(DateOnly day, DateOnly[] days) =>
        s_finder.Value.MayLink(ChapterOf(s_first, days), day, ["NOR", "ISL"], []);

    private static Chapter ChapterOf(DateOnly? first, params DateOnly[] days) =>
        new("s1")
        {
            First = first,
            Actors = s_actors.ToFrozenDictionary(actor => actor, PlaceOf, StringComparer.Ordinal),
            Days = [.. days.Select(day => new NamedDay(day, PlaceOf("day")))],
        };

    private static Witness PlaceOf(string name) =>
        new(name, "r1", ReportPart.Body, new TextSpan(0, name.Length));
}
