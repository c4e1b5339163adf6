using JasperFx;
using Marten;

namespace PorFse.Ledger.Marten;

/// <summary>What a Marten store does with a ledger once.</summary>
public static class LedgerStore
{
    /// <summary>
    /// Adds, as the owner of the ledger, what Marten wants beside the ledger's tables: its functions, its table of dead
    /// letters, and the tables of the application's documents and projections. What is there stays as it is; where a
    /// table differs from what Marten expects, it throws instead of altering it.
    /// </summary>
    public static Task PrepareAsync(this IDocumentStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        // Of the database itself: asked of the storage as a whole, Marten forgets that it may only create.
        return store.Storage.Database.ApplyAllConfiguredChangesToDatabaseAsync(AutoCreate.CreateOnly);
    }
}
