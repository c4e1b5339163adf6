using Marten;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>A Marten store on a ledger that Marten did not write.</summary>
public sealed class opening_a_ledger(RecordedLedger ledger) : IClassFixture<RecordedLedger>
{
    private const string Catalogue = """
        select table_name, column_name, data_type, is_nullable, column_default
        from information_schema.columns where table_schema = 'ledger' and table_name in
            ('mt_streams', 'mt_events', 'mt_event_progression', 'mt_high_water_skips', 'ledger_head', 'ledger_tile')
        union all select tablename, indexdef, '', '', '' from pg_indexes where schemaname = 'ledger'
            and tablename in ('mt_streams', 'mt_events', 'mt_event_progression', 'mt_high_water_skips')
        union all select conrelid::regclass::text, pg_get_constraintdef(oid), '', '', '' from pg_constraint
            where conrelid in ('ledger.mt_streams'::regclass, 'ledger.mt_events'::regclass)
        order by 1, 2, 3
        """;

    [Fact]
    public async Task finds_its_tables_as_it_expects_them()
    {
        var before = await ledger.LinesAsync(Catalogue);
        using var store = ledger.Open();
        await store.PrepareAsync();

        await store.Storage.Database.AssertDatabaseMatchesConfigurationAsync();
        (await ledger.LinesAsync(Catalogue)).ShouldBe(before);
        await using var again = await ledger.ReopenAsync();
        again.Standing.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task reads_every_event_as_it_was_recorded()
    {
        using var store = ledger.Open();
        await using var session = store.QuerySession();
        var events = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync();

        events.Select(e => e.ToRecorded()).Select(Content).ShouldBe(ledger.Log.Select(Content));
    }

    [Fact]
    public async Task aggregates_every_operation_to_the_state_its_rules_judge()
    {
        using var store = ledger.Open();
        await using var session = store.QuerySession();
        foreach (var stream in ledger.Log.Where(recorded => recorded.Data is IEventOf<Operation>)
            .GroupBy(recorded => recorded.Stream).Take(50))
        {
            var folded = await session.Events.AggregateStreamAsync<Folded<Operation>>(stream.Key.Value);

            Totals(folded!.State).ShouldBe(Totals(stream.Fold<Operation>()));
            folded.Version.ShouldBe(stream.Count());
        }
    }

    [Fact]
    public async Task travels_to_a_version()
    {
        var history = Longest();
        using var store = ledger.Open();
        await using var session = store.QuerySession();
        for (var version = 1; version <= history.Count; version++)
        {
            var then = await session.Events.AggregateStreamAsync<Folded<Operation>>(
                history[0].Stream.Value, version: version);

            Totals(then!.State).ShouldBe(Totals(history.Take(version).Fold<Operation>()));
        }
    }

    [Fact]
    public async Task travels_to_a_moment_of_recording()
    {
        var history = Longest();
        using var store = ledger.Open();
        await using var session = store.QuerySession();
        foreach (var moment in history.Select(recorded => recorded.RecordedAt).Distinct())
        {
            var then = await session.Events.AggregateStreamAsync<Folded<Operation>>(
                history[0].Stream.Value, timestamp: moment);

            Totals(then!.State).ShouldBe(
                Totals(history.Where(recorded => recorded.RecordedAt <= moment).Fold<Operation>()));
        }
    }

    private List<RecordedEvent> Longest() => [.. ledger.Log.Where(recorded => recorded.Data is IEventOf<Operation>)
        .GroupBy(recorded => recorded.Stream).MaxBy(stream => stream.Count())!];

    private static (string, Euro, Euro, Euro, Euro) Totals(Operation operation) =>
        (operation.Code, operation.Committed, operation.Paid, operation.Certified, operation.CertifiedPublic);

    // Events with lists are equal where their JSON is.
    private static (RecordedEvent, string) Content(RecordedEvent recorded) =>
        (recorded with { Data = Nothing }, EventCatalogue.Write(recorded.Data));

    private static readonly LedgerOpened Nothing = new(Some.Cci, false, Some.Day, null);
}
