using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Entente.Cli;
using Xunit;

namespace Entente.Integration.Tests.Export;

public sealed class CsvColumnsTests
{
    [Fact]
    public void Columns_are_the_properties_of_the_row_by_their_names_in_json()
    {
        Assert.Equal(
            ["words", "isPlanned", "a-share", "count", "of", "actors"],
            CsvColumns.Of(RowJson.Default.Row)
        );
    }

    [Fact]
    public void Numbers_are_written_as_in_json_whatever_the_country()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("")
        {
            NumberFormat = { NumberDecimalSeparator = ",", NegativeSign = "minus " },
        };
        try
        {
            Row row = new("a|b", true, 1234.5m, -7, null, ["NOR", "ISL"]);

            Assert.Equal(
                (IEnumerable<string?>)["a|b", "true", "1234.5", "-7", null, "NOR|ISL"],
                CsvColumns.CellsOf(RowJson.Default.Row)(row)
            );
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_cell_of_no_values_is_empty()
    {
        Row row = new("", false, null, 0, "", []);

        Assert.Equal(
            (IEnumerable<string?>)["", "false", null, "0", "", ""],
            CsvColumns.CellsOf(RowJson.Default.Row)(row)
        );
    }

    [Fact]
    public void A_column_may_be_told_otherwise_and_only_one_that_is_there()
    {
        Row row = new("a", false, null, 0, null, ["NOR", "ISL"]);

        Assert.Equal(
            "2",
            CsvColumns.CellsOf(RowJson.Default.Row, ("actors", told => $"{told.Actors.Length}"))(
                row
            )[^1]
        );
        Assert.Throws<ArgumentException>(() =>
            CsvColumns.CellsOf(RowJson.Default.Row, ("actor", _ => ""))
        );
    }

    internal sealed record Row(
        string Words,
        bool IsPlanned,
        [property: JsonPropertyName("a-share")] decimal? Share,
        int Count,
        string? Of,
        ImmutableArray<string> Actors
    );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CsvColumnsTests.Row))]
internal sealed partial class RowJson : JsonSerializerContext;
