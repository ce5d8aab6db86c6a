using System.Globalization;
using System.Text.Json.Nodes;

namespace Entente.Lab.Quality;

/// <summary>Writes the layer <c>timex</c> as GUM marks dates, in the terms of the TEI guidelines (<c>when</c>, <c>from</c>/<c>to</c>).</summary>
/// <remarks>
/// GUM marks what can be put in a calendar: no lengths, no repetitions, no "now". A decade, century, season or week is written by its first
/// and last day, and both ends of a range that are named are dates of their own. Zones of clock times are left out.
/// </remarks>
internal static class TeiDates
{
    private static readonly Dictionary<string, (string First, string Last)> s_months = new(
        StringComparer.Ordinal
    )
    {
        ["SP"] = ("03", "06"),
        ["SU"] = ("06", "09"),
        ["FA"] = ("09", "12"),
        ["WI"] = ("12", "03"),
    };

    /// <summary>Rewrites the field <c>timex</c> of each line of a file.</summary>
    public static async Task ConvertAsync(string input, string output)
    {
        await using StreamWriter writer = new(output);
        await foreach (string line in File.ReadLinesAsync(input))
        {
            JsonObject document = JsonNode.Parse(line)!.AsObject();
            JsonArray dates = [];
            foreach (JsonNode? time in document["timex"]!.AsArray())
            {
                Add(dates, time!.AsObject());
            }

            document["timex"] = dates;
            await writer.WriteLineAsync(document.ToJsonString());
        }
    }

    private static void Add(JsonArray dates, JsonObject time)
    {
        if (time["ends"] is JsonArray ends)
        {
            foreach (JsonNode? end in ends)
            {
                Add(dates, end!.AsObject());
            }

            return;
        }

        if (ValueOf(time) is { } value)
        {
            dates.Add(
                new JsonObject
                {
                    ["start"] = time["start"]!.DeepClone(),
                    ["end"] = time["end"]!.DeepClone(),
                    ["type"] = "DATE",
                    ["value"] = value,
                }
            );
        }
    }

    private static string? ValueOf(JsonObject time)
    {
        string value = Text(time, "value")!;
        string precision = Text(time, "precision")!;
        if (
            Text(time, "type") is "DURATION" or "SET"
            || value.EndsWith("_REF", StringComparison.Ordinal)
            || value.StartsWith('P')
            || (precision == "PartOfDay" && value.StartsWith('T'))
            || (precision == "Range" && Text(time, "type") == "TIME")
        )
        {
            return null;
        }

        if (SeasonOf(value, Text(time, "anchor")) is { } season)
        {
            return season;
        }

        return precision switch
        {
            "Century"
            or "Decade"
            or "PartOfYear"
            or "Week"
            or "Range" when Text(time, "begin") is { } begin =>
                $"{begin}/{LastDay(Text(time, "end_before"))}",
            "PartOfDay" when value.IndexOf('T', StringComparison.Ordinal) is > 0 and int part =>
                value[..part],
            "Time" or "None" when value.StartsWith('T') => Padded(value[1..]),
            "Time" when value.IndexOf('T', StringComparison.Ordinal) is > 0 and int clock =>
                $"{value[..clock]}T{Padded(value[(clock + 1)..])}",
            _ when value.StartsWith("BC", StringComparison.Ordinal) => "-" + value[2..],
            _ => value.StartsWith("XXXX-", StringComparison.Ordinal) ? "--" + value[5..] : value,
        };
    }

    // GUM writes seasons of any year, and seasons whose year the words tell, by their months: "--06/--09", "2012-06/2012-09".
    private static string? SeasonOf(string value, string? anchor)
    {
        if (value.Length != "XXXX-SU".Length || !s_months.TryGetValue(value[5..], out var months))
        {
            return null;
        }

        return value.StartsWith("XXXX", StringComparison.Ordinal)
                ? $"--{months.First}/--{months.Last}"
            : anchor == "Stated"
            && int.TryParse(value[..4], CultureInfo.InvariantCulture, out int year)
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{year:0000}-{months.First}/{(months.First == "12" ? year + 1 : year):0000}-{months.Last}"
                )
            : null;
    }

    private static string? LastDay(string? end) =>
        DateTime.TryParse(end, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : end;

    private static string Padded(string clock)
    {
        string time = clock.TrimEnd('Z');
        return time.Length switch
        {
            2 => time + ":00:00",
            5 => time + ":00",
            _ => time,
        };
    }

    private static string? Text(JsonObject time, string name) => (string?)time[name];
}
