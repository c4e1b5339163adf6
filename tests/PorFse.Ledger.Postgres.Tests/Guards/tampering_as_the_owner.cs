using PorFse.Ledger.Postgres.Tests.Store;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

/// <summary>The owner of the database switches the guards off, alters what is recorded, and arms them again.</summary>
public sealed class tampering_as_the_owner(DatabaseFixture databases) : IAsyncLifetime
{
    private const string Recorded = "mt_events, mt_streams, ledger_head, ledger_tile";
    private const int Events = 6 + (4 * Operations);
    private const int Operations = 150;

    private TestLedger ledger = null!;

    public async ValueTask InitializeAsync()
    {
        ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, Operations);
        foreach (var table in Recorded.Split(", "))
        {
            await ledger.RunAsync($"create table public.{table} as table ledger.{table}");
            await ledger.RunAsync($"grant select on public.{table} to porfse_owner");
        }
    }

    public ValueTask DisposeAsync() => ledger.DisposeAsync();

    [Fact]
    public async Task is_not_seen_where_nothing_was_altered() => (await VerifyAsync()).Faults.ShouldBeEmpty();

    [Theory]
    [InlineData("set data = jsonb_set(data, '{Amount}', to_jsonb((data->>'Amount')::numeric + 0.01))", "data Amount")]
    [InlineData("set data = jsonb_set(data, '{On}', to_jsonb(((data->>'On')::date + 31)::text))", "data On")]
    [InlineData("set headers = jsonb_set(headers, '{source}', '\"tesu\"')", "headers source")]
    [InlineData("set timestamp = timestamp + interval '1 microsecond' * 4096", "timestamp")]
    [InlineData("set stream_id = stream_id || '0'", "stream")]
    [InlineData("set user_name = user_name || '.'", "user_name")]
    [InlineData("set id = (overlay(id::text placing 'f' from 7 for 1))::uuid", "id")]
    [InlineData("set version = version + 64", "version")]
    [InlineData("set type = 'payment_recovered'", "type")]
    public async Task is_named_by_position_and_field(string alteration, string field)
    {
        var at = await ledger.ScalarAsync<long>(
            "select max(seq_id) from ledger.mt_events where type = 'payment_made' and id::text not like '______f%'");
        await AlterAsync($"update ledger.mt_events {alteration} where seq_id = {at}");

        var altered = (await VerifyAsync()).Faults.OfType<EventAltered>().ShouldHaveSingleItem();
        (altered.At, altered.Field).ShouldBe((at, field));
    }

    [Theory]
    [InlineData("update ledger.mt_events set is_archived = true where seq_id = 300", "event-marked", 300)]
    [InlineData("update ledger.mt_events set tenant_id = 'other' where seq_id = 300", "event-marked", 300)]
    [InlineData("delete from ledger.mt_events where seq_id = 300", "events-missing", 300)]
    [InlineData(
        "delete from ledger.mt_events where seq_id = 300;"
        + " update ledger.mt_events set seq_id = -seq_id where seq_id > 300;"
        + " update ledger.mt_events set seq_id = -seq_id - 1 where seq_id < 0",
        "event-removed", 300)]
    [InlineData(
        "update ledger.mt_events set seq_id = -1 where seq_id = 300; update ledger.mt_events set seq_id = 300"
        + " where seq_id = 410; update ledger.mt_events set seq_id = 410 where seq_id = -1",
        "events-swapped", 300)]
    [InlineData(
        "update ledger.mt_events set seq_id = -seq_id where seq_id >= 300;"
        + " update ledger.mt_events set seq_id = 1 - seq_id where seq_id < 0; insert into ledger.mt_events"
        + " (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)"
        + " select 300, gen_random_uuid(), stream_id, 999, data, type, timestamp, headers, user_name"
        + " from ledger.mt_events where seq_id = 299",
        "event-inserted", 300)]
    [InlineData("delete from ledger.mt_events where seq_id > 500", "events-missing", 501)]
    [InlineData(
        "delete from ledger.mt_events where seq_id > 500; update ledger.ledger_head set position = 500,"
        + " recorded_at = (select timestamp from ledger.mt_events where seq_id = 500)",
        "tail-dropped", 501)]
    [InlineData(
        "update ledger.ledger_tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where level = 1",
        "tree-hash-differs", 1)]
    [InlineData("delete from ledger.ledger_tile where level = 0 and first >= 512", "tree-hash-missing", 513)]
    [InlineData("update ledger.ledger_head set root = sha256('')", "root-differs", null)]
    [InlineData("update ledger.ledger_head set recorded_at = recorded_at - interval '1 day'", "head-differs", null)]
    [InlineData("update ledger.mt_streams set version = version + 1 where id = 'operation-OP-1'",
        "stream-version-differs", null)]
    public async Task is_named_by_what_was_done(string alteration, string fault, int? position)
    {
        await AlterAsync(alteration);

        var found = (await VerifyAsync()).Faults;
        found.ShouldContain(one => one.Code == fault && one.Position == position, string.Join('\n', found));
    }

    [Fact]
    public async Task with_a_whole_new_tree_is_seen_by_an_older_root_alone()
    {
        var known = (await VerifyAsync()).Root;
        await AlterAsync(
            "update ledger.mt_events set data = jsonb_set(data, '{On}', '\"2016-02-29\"') where seq_id = 300");
        await ResealAsync();

        (await VerifyAsync()).Faults.ShouldBeEmpty();
        var length = await ledger.ScalarAsync<long>("select position from ledger.ledger_head");
        (await VerifyAsync(new KnownRoot(length, known))).Faults
            .ShouldHaveSingleItem().ShouldBeOfType<HistoryRewritten>().Known.ShouldBe(known);
    }

    [Fact]
    public Task by_chance_is_found_every_time() => SeededRandom.TryAsync(200, async random =>
    {
        var (alteration, position) = AnyAlteration(random);
        await AlterAsync(alteration);
        var found = await VerifyAsync();
        await RestoreAsync();

        found.Faults.ShouldNotBeEmpty(alteration);
        if (found.Faults.FirstOrDefault(fault => fault.Position is not null) is { } first)
            first.Position!.Value.ShouldBeInRange(1, position, alteration);
    });

    private static (string Alteration, long Position) AnyAlteration(Random random)
    {
        var (at, other) = (random.Next(20, Events), random.Next(20, Events));
        var bit = random.Next(8);
        return random.Next(14) switch
        {
            0 or 1 => ("update ledger.mt_events set data = jsonb_set(data, '{On}',"
                + $" '\"20{random.Next(24, 31)}-01-02\"') where seq_id = {at}", at),
            2 or 3 => ($"update ledger.mt_events set timestamp = timestamp + interval '1 microsecond' * {1 << bit}"
                + $" where seq_id = {at}", at),
            4 or 5 => ($"update ledger.mt_events set user_name = user_name || chr({97 + bit}) where seq_id = {at}", at),
            6 or 7 => ("update ledger.mt_events set headers = jsonb_set(headers, '{source}',"
                + $" to_jsonb((headers->>'source') || chr({97 + bit}))) where seq_id = {at}", at),
            8 or 9 => ($"delete from ledger.mt_events where seq_id = {at}", at),
            10 or 11 => ($"update ledger.mt_events set version = version + {8 << bit} where seq_id = {at}", at),
            _ => ($"update ledger.mt_events set seq_id = -1 where seq_id = {at};"
                + $" update ledger.mt_events set seq_id = {at} where seq_id = {other} and {at} <> {other};"
                + $" update ledger.mt_events set seq_id = {other} where seq_id = -1;"
                + $" update ledger.mt_events set user_name = '' where seq_id = {at} and {at} = {other}",
                Math.Max(at, other)),
        };
    }

    private async Task<Verification> VerifyAsync(params IReadOnlyList<KnownRoot> roots)
    {
        await using var reading = await ledger.ReadAsync();
        return await new LogVerifier(reading, roots, [KnownState.Everything]).VerifyAsync(_ => { });
    }

    private Task AlterAsync(string statements) => ledger.RunAsync(Unguarded.Sql(
        "alter table ledger.mt_events drop constraint if exists fkey_mt_events_stream_id; " + statements));

    private Task RestoreAsync() => AlterAsync(string.Join("; ", Recorded.Split(", ").Select(table =>
        $"delete from ledger.{table}; insert into ledger.{table} select * from public.{table}")));

    // What a forger does who knows how the tree is made.
    private async Task ResealAsync()
    {
        var (edge, tiles, canonical) = (new TreeEdge(), new TileRuns(), new CanonicalEvent());
        await using (var reading = await ledger.ReadAsync())
        {
            await foreach (var stored in reading.StoredEventsAsync(1, long.MaxValue, default))
                edge.Add(canonical.LeafOf(stored), tiles);
        }
        var rows = tiles.All.Select(run => $"({run.Level}, {run.First}, '\\x{Convert.ToHexString(run.Hashes)}')");
        await AlterAsync($"""
            delete from ledger.ledger_tile;
            insert into ledger.ledger_tile values {string.Join(", ", rows)};
            update ledger.ledger_head set root = '\x{Convert.ToHexString(edge.Root.ToBytes())}',
                edge = '\x{Convert.ToHexString(edge.ToBytes())}'
            """);
    }
}
