using JasperFx.Events;
using Marten;
using Npgsql;
using PorFse.Ledger.Testing;
using Shouldly;
using Weasel.Core;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>Marten tries, with the rights of the ledger's owner, what would change or bypass the ledger.</summary>
public sealed class what_marten_must_not_do(RecordedLedger ledger) : IClassFixture<RecordedLedger>
{
    private const string NoAppend = "LG002";
    private const string NoChange = "LG001";

    private const string Content = """
        select events::text from ledger.mt_events as events
        union all select streams::text from ledger.mt_streams as streams
        union all select head::text from ledger.ledger_head as head
        order by 1
        """;

    private string Operation => ledger.Log.First(recorded => recorded.Data is OperationSelected).Stream.Value;

    [Fact]
    public Task append_to_a_stream() => ShouldBeRefusedAsync(NoAppend, async store =>
    {
        await using var session = store.LightweightSession();
        session.Events.Append(Operation, Payment());
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task append_what_it_decided_on_a_state() => ShouldBeRefusedAsync(NoAppend, async store =>
    {
        await using var session = store.LightweightSession();
        var stream = await session.Events.FetchForWriting<Folded<Operation>>(Operation);
        stream.AppendOne(Payment());
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task start_a_stream() => ShouldBeRefusedAsync(NoAppend, async store =>
    {
        await using var session = store.LightweightSession();
        session.Events.StartStream("operation-OP-NEW", Payment());
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task append_in_bulk() => ShouldBeRefusedAsync(NoAppend, async store =>
    {
        var stream = StreamAction.Start(store.Events, "operation-OP-NEW", Payment());
        await store.BulkInsertEventsAsync([stream], cancellation: default);
    });

    [Fact]
    public Task archive_a_stream() => ShouldBeRefusedAsync(NoAppend, async store =>
    {
        await using var session = store.LightweightSession();
        session.Events.ArchiveStream(Operation);
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task mask_what_an_event_says() => ShouldBeRefusedAsync(NoChange, async store =>
        await store.Advanced.ApplyEventDataMasking(masking => masking.IncludeStream(Operation)));

    [Fact]
    public Task compact_a_stream() => ShouldBeRefusedAsync(NoChange, async store =>
    {
        await using var session = store.LightweightSession();
        await session.Events.CompactStreamAsync<Folded<Operation>>(Operation);
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task overwrite_an_event() => ShouldBeRefusedAsync(NoChange, async store =>
    {
        await using var session = store.LightweightSession();
        session.Events.CompletelyReplaceEvent(ledger.Log.Count, Payment());
        await session.SaveChangesAsync();
    });

    [Fact]
    public Task delete_a_stream() => ShouldBeRefusedAsync(NoChange, store =>
        store.Advanced.Clean.DeleteSingleEventStreamAsync(Operation));

    [Fact]
    public Task delete_all_events() => ShouldBeRefusedAsync(NoChange, store =>
        store.Advanced.Clean.DeleteAllEventDataAsync());

    [Fact]
    public async Task alter_a_table_by_opening_it_with_other_options()
    {
        await using var store = ledger.Open(configure: options => options.Events.EnableEventTypeIndex = true);
        var before = await ledger.LinesAsync(Tables);
        await using var session = store.LightweightSession();
        await session.Events.FetchStreamAsync(Operation);

        await Should.ThrowAsync<SchemaMigrationException>(store.PrepareAsync);
        (await ledger.LinesAsync(Tables)).ShouldBe(before);
    }

    private const string Tables =
        "select indexname, indexdef from pg_indexes where schemaname = 'ledger' and tablename = 'mt_events' order by 1";

    private async Task ShouldBeRefusedAsync(string state, Func<DocumentStore, Task> attempt)
    {
        await using var store = ledger.Open(configure: options =>
            options.Events.AddMaskingRuleForProtectedInformation<OperationSelected>(
                selected => selected with { Title = "***" }));
        await store.PrepareAsync();
        var before = await ledger.LinesAsync(Content);

        var refused = await Should.ThrowAsync<Exception>(() => attempt(store));
        Causes(refused).OfType<PostgresException>().ShouldHaveSingleItem().SqlState.ShouldBe(state);
        (await ledger.LinesAsync(Content)).ShouldBe(before);
    }

    private static IEnumerable<Exception> Causes(Exception? thrown)
    {
        for (; thrown is not null; thrown = thrown.InnerException)
            yield return thrown;
    }

    private static PaymentMade Payment() =>
        new(Some.OperationCode, Some.InitiativeCode, Some.Eur(1m), Some.Day, "MARTEN-1", null, null);
}
