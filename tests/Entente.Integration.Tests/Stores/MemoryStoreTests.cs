using Entente.Storage;

namespace Entente.Integration.Tests.Stores;

public sealed class MemoryStoreTests : StoreContract
{
    private protected override Task<IStore> OpenAsync() =>
        Task.FromResult<IStore>(new MemoryStore());
}
