using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

/// <summary>
/// An append written by hand, statement by statement. Whole it passes, for guards cannot know hashes or rules; with any
/// part missing or changed it does not.
/// </summary>
public sealed class appending_by_sql(DatabaseFixture databases)
{
    private const string Head = """
        update ledger.ledger_head set previous = position, position = position + 2,
            recorded_at = recorded_at + interval '1 second', root = sha256('made up'),
            edge = decode(repeat('00', 32 * bit_count((position + 2)::bit(64))::int), 'hex')
        """;

    private const string Streams = """
        update ledger.mt_streams set version = version + 2, timestamp = (select recorded_at from ledger.ledger_head)
        where id = 'operation-OP-1'
        """;

    private const string Events = """
        insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp)
        select previous + n, gen_random_uuid(), id, version - 2 + n, '{}', 'payment_made', recorded_at
        from ledger.ledger_head, ledger.mt_streams, generate_series(1, 2) as n where id = 'operation-OP-1'
        """;

    private const string Tiles =
        "insert into ledger.ledger_tile select 0, previous, decode(repeat('00', 64), 'hex') from ledger.ledger_head";

    [Theory]
    [InlineData(LedgerRoles.Owner)]
    [InlineData(LedgerRoles.Recorder)]
    public async Task passes_when_nothing_is_missing(string role)
    {
        await using var guarded = await OpenAsync();
        (await guarded.StateAsync(role, Append(Head, Streams, Events, Tiles))).ShouldBeNull();
    }

    [Theory]
    [InlineData(Events)]
    [InlineData(Streams)]
    [InlineData(Tiles)]
    [InlineData(Head)]
    [InlineData(Streams, Events, Tiles)]
    [InlineData(Head, Events, Tiles)]
    [InlineData(Head, Streams, Tiles)]
    [InlineData(Head, Streams, Events)]
    [InlineData(Streams, Head, Events, Tiles)]
    [InlineData(Head, Streams, Events, Tiles, Events)]
    [InlineData(Head, Streams, Events, Tiles, Streams)]
    [InlineData(Head, Streams, Events, Tiles, Head)]
    public async Task is_refused_with_parts_missing_out_of_order_or_twice(params string[] parts)
    {
        await using var guarded = await OpenAsync();
        await ShouldRefuseAsync(guarded, Append(parts));
    }

    [Theory]
    [InlineData(Head, "position = position + 2", "position = position + 3")]
    [InlineData(Head, "position = position + 2", "position = position + 1")]
    [InlineData(Head, "previous = position", "previous = position - 1")]
    [InlineData(Head, "recorded_at + interval", "recorded_at - interval")]
    [InlineData(Head, "repeat('00', 32 *", "repeat('00', 31 *")]
    [InlineData(Head, "sha256('made up')", "'short'")]
    [InlineData(Streams, "version + 2", "version + 3")]
    [InlineData(Streams, "version + 2", "version + 1")]
    [InlineData(Streams, "operation-OP-1", "operation-OP-2")]
    [InlineData(Streams, "version = version + 2", "version = version + 2, is_archived = true")]
    [InlineData(Streams, "version = version + 2", "version = version + 2, type = 'initiative'")]
    [InlineData(Streams, "version = version + 2", "version = version + 2, created = now()")]
    [InlineData(Events, "previous + n", "previous + n + 1")]
    [InlineData(Events, "previous + n", "previous + 2 * n")]
    [InlineData(Events, "previous + n", "n - 2")]
    [InlineData(Events, "previous + n", "1000000 + n")]
    [InlineData(Events, "version - 2 + n", "version - 1 + n")]
    [InlineData(Events, "version - 2 + n", "version + 2 * (n - 2)")]
    [InlineData(Events, "series(1, 2)", "series(1, 1)")]
    [InlineData(Events, "series(1, 2)", "series(2, 2)")]
    [InlineData(Events, "series(1, 2)", "series(1, 3)")]
    [InlineData(Events, "recorded_at", "recorded_at - interval '1 day'")]
    [InlineData(Events, "recorded_at", "recorded_at + interval '1 day'")]
    [InlineData(Tiles, "'00', 64", "'00', 32")]
    [InlineData(Tiles, "'00', 64", "'00', 96")]
    [InlineData(Tiles, "'00', 64", "'00', 65")]
    [InlineData(Tiles, "'00', 64", "'00', 64 * 200")]
    [InlineData(Tiles, "0, previous,", "0, previous + 1,")]
    [InlineData(Tiles, "0, previous,", "0, previous - 1,")]
    [InlineData(Tiles, "0, previous,", "1, previous,")]
    public async Task is_refused_with_one_thing_changed(string part, string from, string to)
    {
        await using var guarded = await OpenAsync();
        part.ShouldContain(from);
        await ShouldRefuseAsync(guarded, Append(Head, Streams, Events, Tiles).Replace(
            part, part.Replace(from, to, StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Fact]
    public async Task is_refused_with_a_stream_that_is_not_there_also_where_the_foreign_key_is_not_asked()
    {
        await using var guarded = await OpenAsync();
        var events = Events.Replace("id, version - 2 + n", "'operation-none', n", StringComparison.Ordinal);
        events.ShouldNotBe(Events);
        foreach (var first in new[] { "", "set session_replication_role = replica;" })
        {
            (await guarded.StateAsync(LedgerRoles.Recorder, first + Append(Head, Streams, events, Tiles)))
                .ShouldBe(first.Length == 0 ? Npgsql.PostgresErrorCodes.ForeignKeyViolation : "LG002");
        }
    }

    [Fact]
    public async Task is_refused_by_copy_past_the_head()
    {
        await using var guarded = await OpenAsync();
        var events = await guarded.Ledger.LinesAsync("select stream_id, version from ledger.mt_events limit 1");
        await using var connection = await guarded.Ledger.Source.OpenConnectionAsync();
        await using var writer = await connection.BeginTextImportAsync(
            "copy ledger.mt_events (seq_id, id, stream_id, version, data, type) from stdin (delimiter '|')");
        await writer.WriteLineAsync(
            $"1000000|{Guid.NewGuid()}|{events[0].Split(" | ")[0]}|1000|{{}}|payment_made");
        var refused = await Should.ThrowAsync<Npgsql.PostgresException>(async () => await writer.DisposeAsync());
        refused.SqlState.ShouldBe("LG002");
    }

    [Fact]
    public async Task is_the_only_one_of_its_transaction()
    {
        await using var guarded = await OpenAsync();
        await ShouldRefuseAsync(guarded, Append(Head, Streams, Events, Tiles, Head, Streams, Events, Tiles));
    }

    private async Task<GuardedLedger> OpenAsync()
    {
        var guarded = new GuardedLedger(databases);
        await guarded.InitializeAsync();
        return guarded;
    }

    private static async Task ShouldRefuseAsync(GuardedLedger guarded, string sql)
    {
        var before = await guarded.ContentAsync();
        foreach (var role in new[] { LedgerRoles.Owner, LedgerRoles.Recorder, GuardedLedger.Replica })
        {
            // A position or version that is there already needs no guard, nor a column nobody has a right to.
            (await guarded.StateAsync(role, sql)).ShouldBeOneOf("LG001", "LG002", "23505", "42501");
        }
        (await guarded.ContentAsync()).ShouldBe(before);
    }

    private static string Append(params string[] parts) => $"begin;\n{string.Join(";\n", parts)};\ncommit";
}
