using Entente.Data;
using Xunit;

namespace Entente.Tests.Data;

public sealed class TableTests
{
    [Fact]
    public void A_row_with_a_cell_too_few_is_named_by_file_and_line()
    {
        var error = Assert.Throws<DataFormatException>(() =>
            Table.Parse("en/verbs", "# head\nform\tsource\nsaid\town\nasked\n")
        );

        Assert.Equal("en/verbs.tsv:4: expected 2 cells, found 1", error.Message);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        Table table = Table.Parse("en/verbs", "form\tsource\n");

        var error = Assert.Throws<DataFormatException>(() => table.Column("lemma"));

        Assert.Contains("expected a column \"lemma\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_users_row_replaces_ours_and_a_new_one_is_added()
    {
        Table ours = Table.Parse("world/outlets", "id\tname\na\tOurs A\nb\tOurs B\n");
        Table theirs = Table.Parse("world/outlets", "id\tname\nb\tTheirs B\nc\tTheirs C\n");

        Table both = ours.Overlaid(theirs);

        Assert.Equal(["Ours A", "Theirs B", "Theirs C"], both.Rows.Select(row => row[1]));
    }

    [Fact]
    public void Every_table_of_ours_is_well_formed_and_names_its_sources() =>
        Assert.All(
            DataTables.Names,
            name =>
            {
                Table table = DataTables.Embedded.Read(name);
                int source = table.Column("source");
                Assert.All(table.Rows, row => Assert.NotEqual("", row[source]));
            }
        );
}
