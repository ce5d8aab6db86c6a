using System.Globalization;
using Entente.Data;

namespace Entente.Entities;

/// <summary>The towns of <c>data/world/cities</c>, by name; none where there is no such table.</summary>
/// <remarks>Built once, then only read, from any thread.</remarks>
internal sealed class CityBook
{
    private readonly Dictionary<string, List<City>> _byName = new(StringComparer.Ordinal);

    /// <exception cref="DataFormatException">The table is not well-formed.</exception>
    public CityBook(DataTables tables)
    {
        if (tables.Find("world/cities") is not { } table)
        {
            return;
        }

        int name = table.Column("name");
        int country = table.Column("country");
        int latitude = table.Column("latitude");
        int longitude = table.Column("longitude");
        int population = table.Column("population");
        foreach (TableRow row in table.Rows)
        {
            string key = NameFolding.Fold(row[name]);
            if (!_byName.TryGetValue(key, out List<City>? named))
            {
                _byName[key] = named = [];
            }

            named.Add(
                new City(
                    row[name],
                    row[country],
                    new GeoPoint(Number(row, latitude), Number(row, longitude)),
                    (int)Number(row, population)
                )
            );
        }
    }

    /// <summary>All towns of this name; case and diacritics do not matter.</summary>
    public IReadOnlyList<City> Named(string name) =>
        _byName.TryGetValue(NameFolding.Fold(name), out List<City>? named) ? named : [];

    private static double Number(TableRow row, int column) =>
        row[column].Length == 0 ? 0
        : double.TryParse(
            row[column],
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out double number
        )
            ? number
        : throw row.Bad($"expected a number, found \"{row[column]}\"");
}

/// <summary>A town.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">The state or territory it lies in, ISO 3166-1 alpha-3.</param>
/// <param name="Point">Where it lies.</param>
/// <param name="Population">How many people live there.</param>
internal sealed record City(string Name, string Country, GeoPoint Point, int Population);
