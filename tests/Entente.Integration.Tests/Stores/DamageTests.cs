using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>What the check finds in a file that was changed behind our back, and that a deleted report is really gone.</summary>
public sealed class DamageTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly string _file;

    public DamageTests() => _file = _folder.File("entente.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(
            _file,
            StoreAccess.Write,
            Token
        );
        await store.SaveAsync(
            [Filings.Full(), Filings.Titled("Zebraheadline", "Canarywords in a text.")],
            Token
        );
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Change(string sql) => Ask(sql);

    private object Ask(string sql)
    {
        using SqliteConnection connection = new(
            $"Data Source={_file};Pooling=False;Foreign Keys=False"
        );
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }

    private async Task<List<string>> Check(StoreAccess access = StoreAccess.Read)
    {
        await using SqliteStore store = await SqliteStore.OpenAsync(_file, access, Token);
        List<string> findings = [];
        await foreach (string finding in store.CheckAsync(Token))
        {
            findings.Add(finding);
        }

        return findings;
    }

    [Theory]
    [InlineData("UPDATE capture SET bytes = zeroblob(20) WHERE number = 1", "the kept page of")]
    [InlineData("UPDATE capture SET size = size - 1 WHERE number = 1", "the kept page of")]
    [InlineData("UPDATE capture SET compression = 'zstd' WHERE number = 1", "the kept page of")]
    [InlineData("UPDATE article SET text = 'x' || text WHERE report = 1", "is not what was quoted")]
    [InlineData(
        "UPDATE article SET text = substr(text, 1, 3) WHERE report = 1",
        "lies outside the text"
    )]
    [InlineData("UPDATE article SET source_map = x'0105' WHERE report = 1", "the source map of")]
    [InlineData(
        "UPDATE quotation_piece SET text_end = 99999 WHERE report = 1",
        "is not what was quoted"
    )]
    [InlineData(
        "UPDATE quotation_piece SET text_start = 15 WHERE ordinal = 0",
        "a span ends before it starts"
    )]
    [InlineData("UPDATE quotation SET kind = 'sung'", "a quotation has an unknown kind")]
    [InlineData("UPDATE report SET doubts = '{'", "a list is not one")]
    [InlineData("UPDATE stated SET value = 'soon' WHERE field = 'published'", "a date is not one")]
    [InlineData("DELETE FROM sketch WHERE report = 1", "expected 2 rows in \"sketch\"")]
    [InlineData(
        "DELETE FROM report WHERE number = 1",
        "belongs to a row of \"report\" that is not there"
    )]
    public async Task Damage_is_named(string sql, string finding)
    {
        Assert.Empty(await Check());

        Change(sql);

        Assert.Contains(
            await Check(),
            line =>
                line.StartsWith(_file, StringComparison.Ordinal)
                && line.Contains(finding, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_index_of_words_that_does_not_fit_the_texts_is_named()
    {
        Assert.Empty(await Check(StoreAccess.Write));

        Change("UPDATE article SET text = 'other words' WHERE report = 2");

        Assert.Contains(
            $"{_file}: the index of words does not fit the texts: searches may miss reports",
            await Check(StoreAccess.Write)
        );
    }

    [Fact]
    public async Task A_damaged_page_of_the_file_is_named()
    {
        long page = (long)Ask("SELECT rootpage FROM sqlite_schema WHERE name = 'mention'");
        using (FileStream stream = File.OpenWrite(_file))
        {
            stream.Position = (page - 1) * 4096;
            stream.Write(new byte[4096]);
        }

        Assert.Contains(await Check(), line => line.Contains("damaged", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_deleted_capture_leaves_none_of_its_words_in_any_file()
    {
        Assert.True(await IsInFolder("canarywords")); // As the index has it.
        Assert.True(await IsInFolder("Canarywords"));

        // The way that docs/schema.md tells.
        Change(
            """
            PRAGMA secure_delete = ON;
            PRAGMA foreign_keys = ON;
            DELETE FROM capture WHERE number = (SELECT capture FROM report WHERE title = 'Zebraheadline');
            PRAGMA wal_checkpoint(TRUNCATE);
            """
        );

        foreach (
            string word in (string[])
                ["canarywords", "Canarywords", "zebraheadline", "Zebraheadline"]
        )
        {
            Assert.False(await IsInFolder(word), word);
        }

        Assert.Empty(await Check(StoreAccess.Write));
    }

    [Fact]
    public void A_deleted_report_leaves_no_row_in_any_table_that_rested_on_it_alone()
    {
        string[] tables = (
            (string)Ask("SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'")
        ).Split(',');

        Change("PRAGMA foreign_keys = ON; DELETE FROM capture");

        foreach (string table in tables.Where(RestsOnReports))
        {
            Assert.True((long)Ask($"SELECT count(*) FROM {table}") == 0, table);
        }

        // What the file tells of itself, what people repaired, and how SQLite keeps the indexes of words (their words are looked for above).
        static bool RestsOnReports(string table) =>
            table is not ("meta" or "correction")
            && !Array.Exists(
                ["words_", "find_statement_", "find_event_"],
                index => table.StartsWith(index, StringComparison.Ordinal)
            );
    }

    private async Task<bool> IsInFolder(string word)
    {
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            byte[] bytes = await File.ReadAllBytesAsync(file, Token);
            if (bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(word)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
