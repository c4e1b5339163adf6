using Marten;
using Npgsql;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>The log on Marten's sessions keeps the contract of every log.</summary>
public sealed class marten_event_store(DatabaseFixture databases) : StoreContract, IAsyncLifetime
{
    // The kind of a stream is told by its name; Marten's own column for it stays empty here.
    private const string Written = """
        select e.seq_id, e.id, e.stream_id, e.version, e.data::text, e.type, e.timestamp at time zone 'UTC',
            e.tenant_id, e.mt_dotnet_type, e.correlation_id, e.causation_id, e.headers::text, e.user_name,
            e.is_archived, s.version
        from ledger.mt_events as e join ledger.mt_streams as s on s.id = e.stream_id
        order by e.seq_id
        """;

    private readonly List<DocumentStore> stores = [];

    protected override async Task<IEventStore> OpenAsync(TimeProvider clock)
    {
        var store = await MartenDatabase.OpenAsync(databases);
        stores.Add(store);
        return new MartenEventStore(store, clock);
    }

    [Fact]
    public async Task writes_every_type_of_event_as_the_vault_does()
    {
        var clock = new ManualClock(Some.Today);
        var entries = EventSamples.Full.Concat(EventSamples.Sparse)
            .GroupBy(EventSamples.StreamOf)
            .Select((stream, i) => new Entry(
                [new StreamAppend(stream.Key, 0, [.. stream.Select((made, n) => Identified(made, $"{i}/{n}"))])],
                new Provenance("test", "tester", File: "à.csv", Row: i, Batch: "b", Cause: i % 2 == 0 ? "c" : null)))
            .ToList();
        await (await OpenAsync(clock)).AppendAsync(entries, default);
        await using var vault = NpgsqlDataSource.Create(await databases.CreateDatabaseAsync());
        await LedgerSchema.CreateAsync(vault, Views.All, default);
        await new PostgresEventStore(vault, Views.All, clock).AppendAsync(entries, default);

        (await Rows.ReadAsync(stores[0].Storage.Database.CreateConnection(), Written))
            .ShouldBe(await Rows.ReadAsync(vault.CreateConnection(), Written));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var store in stores)
            await store.DisposeAsync();
    }

    private static NewEvent Identified(IEvent made, string reference) =>
        new(EventId.Of("test", reference, EventCatalogue.AliasOf(made.GetType())), made);
}
