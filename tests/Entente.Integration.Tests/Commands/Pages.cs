using System.Globalization;
using System.Text;

namespace Entente.Integration.Tests.Commands;

/// <summary>Pages for tests, in our own words; persons, places and outlets are invented.</summary>
internal static class Pages
{
    private static readonly string[] s_towns =
    [
        "Altenfeld",
        "Brunmouth",
        "Corvasto",
        "Dunhaven",
        "Estrella",
        "Farlow",
        "Greywater",
        "Hollin",
    ];
    private static readonly string[] s_things =
    [
        "a ferry line",
        "the copper mine",
        "a flood barrier",
        "the grain harbour",
        "a railway bridge",
        "the radio mast",
        "a fishing quota",
        "the border market",
    ];

    /// <summary>A page on a matter of its own for each number.</summary>
    public static string Html(int number)
    {
        string town = s_towns[number % s_towns.Length];
        string thing = s_things[number / s_towns.Length % s_things.Length];
        string n = number.ToString(CultureInfo.InvariantCulture);
        return $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Council of {town} argues over {thing}, case {n}</title>
            <meta property="article:published_time" content="2019-{number % 12 + 1:00}-{number % 28
                + 1:00}T09:00:00Z"></head>
            <body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
            <article><h1>Council of {town} argues over {thing}, case {n}</h1>
            <p>The council of {town} met on case {n} and argued late into the night over {thing}, which has divided the town for years, and it found no common ground in the end.</p>
            <p>“We will not sign case {n} before the winter is over and the accounts of {thing} are on the table,” said Mayor Odile Marsh, who has led the town since the storm.</p>
            <p>Her opponents left the hall before the vote was called, and a second meeting on file {n} of {town} is planned for the week after the harvest fair.</p></article>
            <footer>Terms of use – Contact – Imprint</footer></body></html>
            """;
    }

    /// <summary>Many pages, one JSON object a line.</summary>
    public static string JsonLines(int count)
    {
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            lines
                .Append("{\"id\":\"")
                .Append(i)
                .Append("\",\"html\":")
                .Append(System.Text.Json.JsonSerializer.Serialize(Html(i)))
                .Append("}\n");
        }

        return lines.ToString();
    }
}
