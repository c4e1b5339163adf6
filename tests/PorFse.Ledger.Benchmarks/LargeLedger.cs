using System.Diagnostics;
using System.Globalization;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Benchmarks;

/// <summary>A ledger of so many events, made once and kept.</summary>
internal sealed class LargeLedger : IAsyncDisposable
{
    private const int EventsInABatch = 8_192;

    private readonly EmbeddedPostgres server;

    private LargeLedger(EmbeddedPostgres server, LedgerDatabase database, string connectionString)
    {
        this.server = server;
        Database = database;
        ConnectionString = connectionString;
    }

    internal static string Programme => Demonstration.Programme.Programme.Programme;

    internal LedgerDatabase Database { get; }

    internal string ConnectionString { get; }

    internal static async Task<LargeLedger> OpenAsync(string folder, long events, CancellationToken cancellation)
    {
        var name = events.ToString(CultureInfo.InvariantCulture);
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.GetFullPath(Path.Combine(folder, name)) }, cancellation);
        var database = await LedgerDatabase.OpenAsync(
            server.ConnectionString, Views.All, TimeProvider.System, cancellation);
        await database.CreateSchemaAsync(cancellation);
        var ledger = new LargeLedger(server, database, server.ConnectionString);
        await ledger.FillAsync(events, cancellation);
        return ledger;
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await server.DisposeAsync();
    }

    private async Task FillAsync(long events, CancellationToken cancellation)
    {
        var head = await Database.Store.ReadHeadAsync(cancellation);
        if (head.Position == events)
            return;
        if (head.Position > 0)
            throw new InvalidOperationException($"The folder holds {head.Position} of {events} events; delete it.");
        var watch = Stopwatch.StartNew();
        var written = 0L;
        await RecordedHistory.OpenAsync(Database.Store, cancellation);
        foreach (var batch in new RecordedHistory(events).Batches(EventsInABatch))
        {
            await RecordedHistory.AppendAsync(Database.Store, batch, cancellation);
            written += batch.Count;
            if (!Console.IsErrorRedirected)
                await Console.Error.WriteAsync($"\r{written:N0} of {events:N0} events ");
        }
        await Console.Error.WriteLineAsync($"{events:N0} events written, {events / watch.Elapsed.TotalSeconds:N0}/s");
        await using var source = Npgsql.NpgsqlDataSource.Create(ConnectionString);
        await using var vacuum = source.CreateCommand("vacuum (analyze)");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync(cancellation);
    }
}
