using Npgsql;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>A ledger of its own in a fresh database.</summary>
internal sealed class TestLedger : IAsyncDisposable
{
    private TestLedger(NpgsqlDataSource source, TimeProvider clock)
    {
        Source = source;
        Store = new PostgresEventStore(source, Views.All, clock);
    }

    internal NpgsqlDataSource Source { get; }

    internal PostgresEventStore Store { get; }

    /// <summary>The log as another program has it open.</summary>
    internal PostgresEventStore AnotherStore() => new(Source, Views.All, TimeProvider.System);

    internal Task<PostgresReading> ReadAsync() => PostgresReading.BeginAsync(Source, Views.All, default);

    internal static async Task<TestLedger> OpenAsync(
        DatabaseFixture databases, TimeProvider? clock = null, int eraLength = Eras.UsualLength) =>
        await OpenAsync(await databases.CreateDatabaseAsync(), clock, eraLength);

    internal static async Task<TestLedger> OpenAsync(
        string connectionString, TimeProvider? clock = null, int eraLength = Eras.UsualLength)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        await LedgerSchema.CreateAsync(source, Views.All, default, eraLength);
        return new TestLedger(source, clock ?? TimeProvider.System);
    }

    /// <summary>Starts an empty ledger in the place of this one.</summary>
    internal async Task StartAnewAsync(int eraLength)
    {
        await RunAsync("drop schema ledger cascade");
        await LedgerSchema.CreateAsync(Source, Views.All, default, eraLength);
    }

    /// <summary>A rebuild with room for a few rows only.</summary>
    internal ViewRebuild Rebuild(ViewSet? views = null) => new(Source, views ?? Views.All) { RowsInMemory = 10 };

    internal async Task RunAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    internal async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal async Task<List<string>> LinesAsync(string sql)
    {
        await using var command = Source.CreateCommand(sql);
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(string.Join(
                " | ", Enumerable.Range(0, rows.FieldCount).Select(i => rows.IsDBNull(i) ? "" : rows.GetValue(i))));
        }
        return lines;
    }

    internal async Task<List<RecordedEvent>> LogAsync()
    {
        var log = new List<RecordedEvent>();
        await foreach (var recorded in Store.ReadAsync(0, default))
            log.Add(recorded);
        return log;
    }

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
