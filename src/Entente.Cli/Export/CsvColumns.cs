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
    /// <param name="type">The rows.</param>
    /// <param name="told">Columns whose values are rows of their own, with what a cell tells of them: how many, or their names.</param>
    public static Func<T, string?[]> CellsOf<T>(
        JsonTypeInfo<T> type,
        params ReadOnlySpan<(string Column, Func<T, string?> Cell)> told
    )
    {
        Dictionary<string, Func<T, string?>> cells = type.Properties.ToDictionary(
            property => property.Name,
            CellOf<T>,
            StringComparer.Ordinal
        );
        foreach ((string column, Func<T, string?> cell) in told)
        {
            if (!cells.ContainsKey(column))
            {
                throw new ArgumentException(
                    $"expected columns of {type.Type.Name}, found \"{column}\"",
                    nameof(told)
                );
            }

            cells[column] = cell;
        }

        Func<T, string?>[] row = [.. Of(type).Select(column => cells[column])];
        return values => Array.ConvertAll(row, cell => cell(values));
    }

    private static Func<T, string?> CellOf<T>(JsonPropertyInfo property)
    {
        Func<object, object?> value =
            property.Get
            ?? throw new ArgumentException(
                $"expected a property that can be read, found {property.Name}",
                nameof(property)
            );
        return row => Cell(value(row!));
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
