using Marten;
using PorFse.Ledger.Postgres.Tests;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A database of its own whose tables Marten made.</summary>
internal static class MartenDatabase
{
    internal static async Task<DocumentStore> OpenAsync(DatabaseFixture databases)
    {
        var database = await databases.CreateDatabaseAsync();
        var store = DocumentStore.For(options =>
        {
            options.Connection(database);
            options.UsePorFseLedger();
        });
        await store.PrepareAsync();
        return store;
    }
}
