using System.Text.Json;
using Xunit;

namespace Entente.Integration.Tests.Commands;

/// <summary>Two actors over seventeen months, as seventeen invented reports tell of them.</summary>
public sealed class RelationRecordTests : IDisposable
{
    private static readonly (string Date, string Outlet, string Title, string Text)[] s_reports =
    [
        (
            "2022-01-10",
            "Coast Daily",
            "Chile and Peru to hold fisheries talks",
            "SANTIAGO - Chile and Peru will hold talks on fishing grounds in Arica on January 24, the Chilean foreign ministry said on Monday.\n\nThe two sides have quarrelled for years over the anchovy fleets that work along the border."
        ),
        (
            "2022-01-25",
            "Coast Daily",
            "Chile, Peru hold talks on anchovy",
            "ARICA - Chile and Peru held talks on fishing grounds in Arica on January 24. The delegations spoke for five hours about anchovy.\n\nNo figure was agreed."
        ),
        (
            "2022-02-07",
            "Harbour Post",
            "Castillo to visit Chile",
            "LIMA - Peruvian President Pedro Castillo will visit Chile on March 3, his office said on Monday.\n\nHe is to open a road tunnel with his hosts."
        ),
        (
            "2022-02-28",
            "Harbour Post",
            "Castillo calls off visit to Chile",
            "LIMA - Peruvian President Pedro Castillo cancelled his visit to Chile, his office said on Monday. The visit was planned for March 3.\n\nNo reason was given for the change."
        ),
        (
            "2022-03-14",
            "Coast Daily",
            "Chile pledges to send firefighters to Peru",
            "SANTIAGO - Chile pledged to send firefighters to Peru after the blaze near Tacna.\n\nThe crews are to leave within days, the interior ministry said on Monday."
        ),
        (
            "2022-03-20",
            "Coast Daily",
            "Chilean crews reach Tacna",
            "TACNA - Chile sent 80 firefighters to Peru on Saturday. They joined crews near Tacna.\n\nThe blaze has burnt for eight days."
        ),
        (
            "2022-04-05",
            "Andes Wire",
            "Chile and Peru condemn Bolivia",
            "LA PAZ - Chile and Peru condemned Bolivia on Tuesday over the closing of the rail line to Arica.\n\nTraders have counted their losses since March."
        ),
        (
            "2023-02-14",
            "Andes Wire",
            "Chile and Peru condemn Bolivia again",
            "LA PAZ - Chile and Peru condemned Bolivia on Tuesday over the second closing of the rail line.\n\nThe line had been open for eight months."
        ),
        (
            "2022-05-03",
            "Harbour Post",
            "Chile slaps sanctions on Peru",
            "SANTIAGO - Chile imposed sanctions on Peru on Tuesday after the seizure of a research ship.\n\nThe measures hit three shipping firms."
        ),
        (
            "2022-09-20",
            "Harbour Post",
            "Chile lifts sanctions on Peru",
            "SANTIAGO - Chile lifted its sanctions on Peru on Tuesday. The research ship is back in Iquique.\n\nThe firms may trade again from Wednesday."
        ),
        (
            "2022-10-11",
            "Coast Daily",
            "Peru promises to attend summit in Chile",
            "LIMA - Peru promised to attend a summit in Chile in November.\n\nEnvoys of nine states are expected."
        ),
        (
            "2022-12-02",
            "Andes Wire",
            "Chile and Peru to meet on copper",
            "SANTIAGO - Chile and Peru will meet on copper prices in Lima on December 19, officials said on Friday.\n\nMine owners asked for the meeting."
        ),
        (
            "2023-03-07",
            "Harbour Post",
            "Peruvian navy fires on Chilean trawler",
            "IQUIQUE - The Peruvian navy shelled Chile's fishing fleet off Arica on Monday and killed 12 sailors. The wreck drifted ashore.\n\nFamilies waited at the pier all night."
        ),
        (
            "2023-03-07",
            "Andes Wire",
            "Fifteen sailors die off Arica",
            "ARICA - It was still dark when the boats came out. The Peruvian navy shelled Chile's fishing fleet off Arica on Monday and killed 15 sailors. Fishermen saw smoke.\n\nThe harbour office closed the port for a day."
        ),
        (
            "2023-03-08",
            "Coast Daily",
            "Trawler shelled off Arica",
            "SANTIAGO - Widows and brothers asked for names. The Peruvian navy shelled Chile's fishing fleet off Arica on Monday and killed at least 12 sailors, the harbour master said.\n\nDivers looked for survivors on Tuesday."
        ),
        (
            "2023-05-16",
            "Coast Daily",
            "Chile recalls the shelling",
            "SANTIAGO - Chile marked a day of mourning. The Peruvian navy shelled Chile's fishing fleet on March 6.\n\nBells rang in all ports."
        ),
        (
            "2023-06-02",
            "Andes Wire",
            "Peru threatens Chile with sanctions",
            "LIMA - Peru threatened to impose sanctions on Chile on Friday over the copper tax.\n\nTraders shrugged."
        ),
    ];

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task Plans_are_held_cancelled_or_not_in_the_record()
    {
        JsonElement dyad = await DyadAsync(s_reports);

        Assert.Equal(
            [
                "2022-01-24 consult held",
                "2022-03-03 consult cancelled",
                "2022-03-14 aid held",
                "2022-11-01 consult not in the record",
                "2022-12-19 consult not in the record",
            ],
            Points(dyad, "plan")
                .Select(point =>
                    $"{Day(point)} {Event(point).GetProperty("content").GetString()} {point.GetProperty("outcome").GetString()}"
                )
        );
        Assert.Equal("cancelled", Trigger(Assert.Single(Points(dyad, "cancelled"))));
        Assert.Equal("2022-01-24", Day(Assert.Single(Points(dyad, "contact"))));
    }

    [Fact]
    public async Task Months_tell_what_was_cancelled_and_how_much_was_read()
    {
        JsonElement month = (await DyadAsync(s_reports))
            .GetProperty("months")
            .EnumerateArray()
            .Single(row => row.GetProperty("month").GetString() == "2022-02");

        Assert.Equal(1, month.GetProperty("cancelled").GetInt32());
        Assert.Equal(2, month.GetProperty("reports").GetInt32());
        Assert.Equal(2, month.GetProperty("naming").GetInt32());
    }

    [Fact]
    public async Task Sanctions_hold_from_one_day_to_another_and_positions_are_repeated()
    {
        JsonElement dyad = await DyadAsync(s_reports);

        JsonElement state = Assert.Single(dyad.GetProperty("states").EnumerateArray());
        Assert.Equal("sanctions", state.GetProperty("kind").GetString());
        Assert.Equal("2022-05-03", state.GetProperty("from").GetString());
        Assert.Equal("2022-09-20", state.GetProperty("to").GetString());
        JsonElement repeated = Assert.Single(dyad.GetProperty("repeated").EnumerateArray());
        Assert.Equal("Bolivia", repeated.GetProperty("toward").GetString());
        Assert.Equal(
            ["2022-04-05", "2023-02-14"],
            repeated.GetProperty("days").EnumerateArray().Select(day => day.GetString())
        );
    }

    [Fact]
    public async Task An_act_that_reports_count_otherwise_is_one_event_with_a_difference_of_number()
    {
        JsonElement dyad = await DyadAsync(s_reports);
        JsonElement story = (await _run.RunAsync("story", "sailors", "--json")).Json[0];

        JsonElement shelling = Assert.Single(
            Points(dyad, "conflict"),
            point => Trigger(point) == "shelled"
        );
        Assert.Equal(3, shelling.GetProperty("occurrence").GetProperty("reports").GetInt32());
        Assert.NotEmpty(shelling.GetProperty("occurrence").GetProperty("retold").EnumerateArray());
        JsonElement counted = Assert.Single(
            story.GetProperty("events").EnumerateArray(),
            row => row.GetProperty("differences").EnumerateArray().Any()
        );
        Assert.Equal("number", counted.GetProperty("differences")[0].GetString());
        Assert.Contains(
            "number: sailors [kill] 12, 15",
            (await _run.RunAsync("story", "sailors")).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_promise_to_attend_is_held_by_who_comes_and_talks_that_are_called_off_are_not()
    {
        JsonElement dyad = await DyadAsync(
            (
                "2022-10-11",
                "Coast Daily",
                "Peru promises to attend summit in Chile",
                "LIMA - Peru promised to attend a summit in Chile in November.\n\nEnvoys of nine states are expected."
            ),
            (
                "2022-11-17",
                "Andes Wire",
                "Leaders in Santiago",
                "SANTIAGO - Peru attended the summit in Chile on November 16. Rain fell on the guests.\n\nThe hosts had put up tents."
            ),
            (
                "2023-07-01",
                "Coast Daily",
                "Talks next week",
                "LIMA - Chile and Peru will hold talks on July 8.\n\nBoth sides look forward to it."
            ),
            (
                "2023-07-05",
                "Harbour Post",
                "No talks after all",
                "LIMA - Talks between Chile and Peru were called off on Tuesday. The rooms had been booked.\n\nBoth look for another day."
            )
        );

        Assert.Equal(
            ["2022-11-01 held", "2023-07-08 cancelled"],
            Points(dyad, "plan")
                .Select(point => $"{Day(point)} {point.GetProperty("outcome").GetString()}")
        );
    }

    private async Task<JsonElement> DyadAsync(
        params (string Date, string Outlet, string Title, string Text)[] reports
    )
    {
        string lines = string.Join(
            '\n',
            reports.Select(report =>
                JsonSerializer.Serialize(
                    new
                    {
                        id = report.Date + report.Outlet,
                        date = report.Date,
                        outlet = report.Outlet,
                        title = report.Title,
                        text = report.Text,
                        lang = "en",
                    }
                )
            )
        );
        await _run.RunAsync("add", _run.Write("reports.jsonl", lines));
        return (await _run.RunAsync("dyad", "Chile", "Peru", "--json")).Json;
    }

    private static IEnumerable<JsonElement> Points(JsonElement dyad, string mark) =>
        dyad.GetProperty("points")
            .EnumerateArray()
            .Where(point => point.GetProperty("mark").GetString() == mark);

    private static string? Day(JsonElement point) =>
        point.GetProperty("occurrence").GetProperty("day").GetString();

    private static JsonElement Event(JsonElement point) =>
        point.GetProperty("occurrence").GetProperty("event");

    private static string? Trigger(JsonElement point) =>
        Event(point).GetProperty("trigger").GetString();
}
