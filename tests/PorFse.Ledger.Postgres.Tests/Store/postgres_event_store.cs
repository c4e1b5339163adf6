using PorFse.Ledger.Testing;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>The log on PostgreSQL keeps the contract of every log.</summary>
public sealed class postgres_event_store(DatabaseFixture databases) : StoreContract, IAsyncLifetime
{
    private readonly List<TestLedger> ledgers = [];

    protected override async Task<IEventStore> OpenAsync(TimeProvider clock)
    {
        var ledger = await TestLedger.OpenAsync(databases, clock);
        ledgers.Add(ledger);
        return ledger.Store;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in ledgers)
            await ledger.DisposeAsync();
    }
}
