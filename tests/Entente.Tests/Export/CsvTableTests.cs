using Entente.Export;
using Xunit;

namespace Entente.Tests.Export;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+2", "\"'=1+2\"")]
    [InlineData("@sum", "\"'@sum\"")]
    [InlineData("-5 degrees", "\"'-5 degrees\"")]
    [InlineData("-6.5", "-6.5")]
    [InlineData("-6.5+1", "\"'-6.5+1\"")]
    [InlineData("\ttab", "\"'\ttab\"")]
    [InlineData("plain", "plain")]
    [InlineData("with, comma", "\"with, comma\"")]
    [InlineData("with \"marks\"", "\"with \"\"marks\"\"\"")]
    [InlineData(null, "")]
    public void A_cell_cannot_be_run_as_a_formula(string? cell, string written)
    {
        using StringWriter output = new();
        using (CsvTable table = new(output, "a", "b"))
        {
            table.WriteRow("1", cell);
        }

        Assert.Equal($"a,b\r\n1,{written}\r\n", output.ToString());
    }
}
