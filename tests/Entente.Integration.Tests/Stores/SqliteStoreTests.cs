using Entente.Sqlite;
using Entente.Storage;

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
}
