using System.Collections;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;

namespace Entente.Cli;

/// <summary>A table as CSV: the properties of its rows as JSON Lines name them, in the same order, so that the two forms cannot drift apart.</summary>
internal static class CsvColumns
{
    /// <summary>The names of the columns.</summary>
    public static string[] Of<T>(JsonTypeInfo<T> type) =>
        [.. type.Properties.Select(property => property.Name)];

    /// <summary>The cells of a row: several values stand in one, with "|" between them.</summary>
    public static Func<T, string?[]> CellsOf<T>(JsonTypeInfo<T> type)
    {
        Func<object, object?>[] values =
        [
            .. type.Properties.Select(property =>
                property.Get
                ?? throw new ArgumentException(
                    $"expected a property that can be read, found {property.Name}",
                    nameof(type)
                )
            ),
        ];
        return row => Array.ConvertAll(values, value => Cell(value(row!)));
    }

    private static string? Cell(object? value) =>
        value switch
        {
            null => null,
            string words => words,
            bool isSo => isSo ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            IEnumerable several => string.Join('|', several.Cast<object?>().Select(Cell)),
            _ => value.ToString(),
        };
}
