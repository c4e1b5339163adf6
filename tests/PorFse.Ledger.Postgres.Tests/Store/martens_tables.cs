using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>
/// What PostgreSQL's catalogue says of the tables a Marten store of version 9 looks for: string identities, metadata
/// columns on, unique event ids.
/// </summary>
public sealed class martens_tables(DatabaseFixture databases)
{
    private const string Columns = """
        select table_name || '.' || column_name, data_type || coalesce('(' || character_maximum_length || ')', ''),
            case is_nullable when 'NO' then 'not null' else 'null' end,
            case when column_name = 'timestamp' and table_name = 'mt_events' then 'a constant'
                else coalesce(column_default, '') end
        from information_schema.columns
        where table_schema = 'ledger' and table_name like 'mt_%'
        order by table_name, ordinal_position
        """;

    [Fact]
    public async Task have_martens_columns_in_martens_order()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        string.Join('\n', await ledger.LinesAsync(Columns)).ShouldBe("""
            mt_event_progression.name | character varying | not null | 
            mt_event_progression.last_seq_id | bigint | null | 
            mt_event_progression.last_updated | timestamp with time zone | null | transaction_timestamp()
            mt_events.seq_id | bigint | not null | 
            mt_events.id | uuid | not null | 
            mt_events.stream_id | character varying | null | 
            mt_events.version | bigint | not null | 
            mt_events.data | jsonb | not null | 
            mt_events.bdata | bytea | null | 
            mt_events.type | character varying(500) | not null | 
            mt_events.timestamp | timestamp with time zone | not null | a constant
            mt_events.tenant_id | character varying | null | '*DEFAULT*'::character varying
            mt_events.mt_dotnet_type | character varying | null | 
            mt_events.correlation_id | character varying | null | 
            mt_events.causation_id | character varying | null | 
            mt_events.headers | jsonb | null | 
            mt_events.user_name | character varying | null | 
            mt_events.is_archived | boolean | null | false
            mt_high_water_skips.ending_sequence | bigint | not null | 
            mt_high_water_skips.starting_sequence | bigint | null | 
            mt_high_water_skips.timestamp | timestamp with time zone | null | 
            mt_streams.id | character varying | not null | 
            mt_streams.type | character varying | null | 
            mt_streams.version | bigint | null | 
            mt_streams.timestamp | timestamp with time zone | not null | now()
            mt_streams.created | timestamp with time zone | not null | now()
            mt_streams.tenant_id | character varying | null | '*DEFAULT*'::character varying
            mt_streams.is_archived | boolean | null | false
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task have_martens_keys_and_indexes_and_no_others()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var indexes = await ledger.LinesAsync(
            "select indexdef from pg_indexes where schemaname = 'ledger' and tablename like 'mt_%' order by indexname");
        indexes.ShouldBe(
        [
            "CREATE UNIQUE INDEX idx_mt_events_event_id ON ledger.mt_events USING btree (id)",
            "CREATE UNIQUE INDEX pk_mt_event_progression ON ledger.mt_event_progression USING btree (name)",
            "CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON ledger.mt_events USING btree (stream_id, version)",
            "CREATE UNIQUE INDEX pkey_mt_events_seq_id ON ledger.mt_events USING btree (seq_id)",
            "CREATE UNIQUE INDEX pkey_mt_high_water_skips_ending_sequence ON ledger.mt_high_water_skips"
                + " USING btree (ending_sequence)",
            "CREATE UNIQUE INDEX pkey_mt_streams_id ON ledger.mt_streams USING btree (id)",
        ]);
        (await ledger.LinesAsync(
            "select conname, conrelid = 'ledger.mt_events'::regclass,"
            + " confrelid = 'ledger.mt_streams'::regclass, confdeltype"
            + " from pg_constraint where contype = 'f' and connamespace = 'ledger'::regnamespace")).ShouldBe(
        [
            "fkey_mt_events_stream_id | True | True | c",
        ]);
    }

    [Fact]
    public async Task have_martens_sequence_owned_by_the_position()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        (await ledger.ScalarAsync<string>("select pg_get_serial_sequence('ledger.mt_events', 'seq_id')"))
            .ShouldBe("ledger.mt_events_sequence");
    }

    [Fact]
    public async Task are_created_once_by_whoever_comes_first()
    {
        var database = await databases.CreateDatabaseAsync();
        var ledgers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TestLedger.OpenAsync(database)));
        (await ledgers[0].ScalarAsync<long>("select count(*) from ledger.ledger_head")).ShouldBe(1);
        foreach (var ledger in ledgers)
            await ledger.DisposeAsync();
    }

    [Fact]
    public async Task of_another_version_are_left_alone_with_both_numbers()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await ledger.RunAsync(Unguarded.Sql("update ledger.ledger_head set schema_version = 99"));
        var refused = await Should.ThrowAsync<LedgerSchemaException>(
            () => LedgerSchema.ExistsAsync(ledger.Source, default));
        refused.Message.ShouldBe("The database holds a ledger of schema version 99; this program needs version 6.");
    }
}
