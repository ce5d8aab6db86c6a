using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Stores;

/// <summary>The document of the file names every table and column that is in it.</summary>
public sealed class SchemaDocumentTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_table_and_column_is_in_the_document()
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        string file = _folder.File("entente.db");
        await (await SqliteStore.OpenAsync(file, StoreAccess.Write, token)).DisposeAsync();
        string document = await File.ReadAllTextAsync(Repository("docs/schema.md"), token);

        await using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        await connection.OpenAsync(token);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c
            WHERE t.type IN ('table', 'view') AND t.name NOT LIKE 'words%' AND t.name NOT LIKE 'find\_%' ESCAPE '\' AND t.name NOT LIKE 'sqlite%'
            """;
        await using SqliteDataReader rows = await command.ExecuteReaderAsync(token);
        int columns = 0;
        while (await rows.ReadAsync(token))
        {
            (string table, string column) = (rows.GetString(0), rows.GetString(1));
            int section = document.IndexOf($"### {table}\n", StringComparison.Ordinal);
            Assert.True(section >= 0, $"docs/schema.md has no section \"### {table}\"");
            int end = document.IndexOf("\n#", section + 1, StringComparison.Ordinal);
            Assert.True(
                document[section..(end < 0 ? document.Length : end)]
                    .Contains($"`{column}`", StringComparison.Ordinal),
                $"docs/schema.md does not name `{column}` under \"### {table}\""
            );
            columns++;
        }

        Assert.True(columns > 100);
    }

    private static string Repository(string path)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, path);
    }
}
