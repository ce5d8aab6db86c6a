using System.Globalization;
using Entente.Data;
using Entente.Desk;
using Xunit;

namespace Entente.Tests.Events;

/// <summary>When an act happened: which of the times around it are its own.</summary>
public sealed class EventTimesTests
{
    private static readonly NewsReader s_reader = new(DataTables.Embedded);
    private static readonly DateOnly s_day = new(2024, 3, 6); // a Wednesday
    private static readonly EventReader s_events = new(DataTables.Embedded, s_reader.Actors);

    [Theory]
    [InlineData(
        "In 2005, when Chadian soldiers killed two Sudanese, nobody spoke.",
        "killed",
        "2005-01-01"
    )]
    [InlineData("Greece sent two tugs to help Albania on Tuesday.", "sent", "2024-03-05")]
    [InlineData(
        "Kenya voted on Monday to stay in the mission and condemned the raid by Somalia.",
        "condemned",
        "2024-03-04"
    )]
    [InlineData(
        "Students gathered in Dakar on Monday; Senegalese police arrested nine Gambians.",
        "arrested",
        "2024-03-04"
    )]
    [InlineData(
        "The United States has cut its aid to Chad, the State Department announced on Monday.",
        "cut",
        "2024-03-04"
    )]
    [InlineData(
        "LIMA, March 6 (Own report) - Peru on Tuesday expelled the consul of Chile.",
        "expelled",
        "2024-03-05"
    )]
    [InlineData("On Saturday Kenyan soldiers killed two Somalis.", "killed", "2024-03-02")]
    [InlineData(
        "Togo expelled a Ghanaian on Monday, hours after Ghanaian police had arrested a Togolese.",
        "arrested",
        "2024-03-04"
    )]
    public void A_time_belongs_to_the_act_that_it_dates(string text, string act, string day) =>
        Assert.Equal(day, DayOf(text, act));

    [Theory]
    [InlineData("The United States has supplied Chad with rifles since June.", "supplied")]
    [InlineData("Kenya refused in a note to accept aid from Japan after June 30.", "refused")]
    [InlineData(
        "In Nairobi, prosecutors indicted a Somali general over the disappearance of two students in 2006, a case the rebels have long cited.",
        "indicted"
    )]
    [InlineData("Norway accused Russia of breaking a 2019 treaty.", "accused")]
    [InlineData(
        "The Kenyan crew was released on Monday after talks between Kenya and Somalia.",
        "talks"
    )]
    [InlineData(
        "Togo expelled the Ghanaian consul on Monday, and Benin condemned Togo.",
        "condemned"
    )]
    [InlineData("Kenya has blocked a ship from Somalia, sailors said on Monday.", "blocked")]
    public void The_time_of_a_thing_beside_or_of_a_beginning_dates_no_act(
        string text,
        string act
    ) => Assert.Null(DayOf(text, act));

    private static string? DayOf(string text, string act) =>
        Assert
            .Single(
                s_events.Read(
                    s_reader.Annotate("r", text, s_day, "en", ReadingStep.References),
                    s_day
                ),
                e => e.Trigger.In(text).SequenceEqual(act)
            )
            .Time?.Begin?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
