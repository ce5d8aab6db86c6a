using Entente.Sqlite;
using Entente.Storage;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Integration.Tests.Stores;

public sealed class SqliteStoreTests : StoreContract
{
    private readonly TempFolder _folder = new();

    private protected override async Task<IStore> OpenAsync() =>
        await SqliteStore.OpenAsync(_folder.File("entente.db"), StoreAccess.Write);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_correction_that_cannot_be_committed_is_told_and_not_kept()
    {
        await using IStore store = await OpenAsync();
        await using (
            SqliteConnection file = new($"Data Source={_folder.File("entente.db")};Pooling=False")
        )
        {
            // A key that points nowhere is found no sooner than when the transaction is committed.
            file.Open();
            using SqliteCommand command = file.CreateCommand();
            command.CommandText = """
                CREATE TABLE strict (report INTEGER REFERENCES report (number) DEFERRABLE INITIALLY DEFERRED);
                CREATE TRIGGER refuse AFTER INSERT ON correction BEGIN INSERT INTO strict VALUES (-1); END;
                """;
            _ = command.ExecuteNonQuery();
        }

        Correction correction = new()
        {
            Made = new DateTimeOffset(2021, 12, 1, 9, 0, 0, TimeSpan.Zero),
            Kind = CorrectionKind.Split,
            Subject = "a",
            Value = "b",
            Report = "r1",
        };

        await Assert.ThrowsAsync<StoreException>(() =>
            store.CorrectAsync(correction, TestContext.Current.CancellationToken)
        );
        Assert.False(
            await store
                .CorrectionsAsync(TestContext.Current.CancellationToken)
                .AnyAsync(TestContext.Current.CancellationToken)
        );
    }
}
