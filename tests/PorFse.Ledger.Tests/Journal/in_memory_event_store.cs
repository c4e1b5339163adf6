using PorFse.Ledger.Testing;

namespace PorFse.Ledger.Tests;

public sealed class in_memory_event_store : StoreContract
{
    protected override Task<IEventStore> OpenAsync(TimeProvider clock) =>
        Task.FromResult<IEventStore>(new InMemoryEventStore(clock));
}
