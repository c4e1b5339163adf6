using Npgsql;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Ledgers to fill and throw away, each a database of its own on one server.</summary>
internal sealed class FreshLedgers : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private int databases;

    private FreshLedgers(EmbeddedPostgres server) => this.server = server;

    internal static async Task<FreshLedgers> StartAsync(string folder, CancellationToken cancellation) =>
        new(await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { DataFolder = Path.GetFullPath(Path.Combine(folder, "fresh")) },
            cancellation));

    /// <summary>A ledger that is opened for a <see cref="RecordedHistory"/> and has nothing of it yet.</summary>
    internal Task<FreshLedger> CreateAsync(CancellationToken cancellation) => CreateAsync(
        async connectionString =>
        {
            await using var database = await OpenAsync(connectionString, cancellation);
            await database.CreateSchemaAsync(cancellation);
            await RecordedHistory.OpenAsync(database.Store, cancellation);
        },
        cancellation);

    /// <summary>A ledger that is made in an empty database, whose connection string is given.</summary>
    internal async Task<FreshLedger> CreateAsync(Func<string, Task> make, CancellationToken cancellation)
    {
        var name = $"fresh_{++databases}";
        await DropAsync(name);
        var connectionString = await server.CreateDatabaseAsync(name, cancellation);
        await make(connectionString);
        var database = await OpenAsync(connectionString, cancellation);
        var admin = new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Database = name };
        return new FreshLedger(database, admin.ConnectionString, () => DropAsync(name));
    }

    /// <summary>The server, and whether its answers are durable.</summary>
    internal async Task<string> TellAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(server.AdminConnectionString);
        await using var command = source.CreateCommand("""
            select format('PostgreSQL %s, fsync %s, synchronous_commit %s', current_setting('server_version'),
                current_setting('fsync'), current_setting('synchronous_commit'))
            """);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private static Task<LedgerDatabase> OpenAsync(string connectionString, CancellationToken cancellation) =>
        LedgerDatabase.OpenAsync(connectionString, Views.All, TimeProvider.System, cancellation);

    private async Task DropAsync(string name)
    {
        await using var source = NpgsqlDataSource.Create(server.AdminConnectionString);
        await using var drop = source.CreateCommand($"drop database if exists {name} with (force)");
        await drop.ExecuteNonQueryAsync();
    }
}

/// <summary>One of them.</summary>
/// <param name="database">The ledger.</param>
/// <param name="connectionString">To its database, as a superuser.</param>
/// <param name="drop">Throws it away.</param>
internal sealed class FreshLedger(LedgerDatabase database, string connectionString, Func<Task> drop) : IAsyncDisposable
{
    internal PostgresEventStore Store => database.Store;

    internal string ConnectionString => connectionString;

    /// <summary>Beside the ledger, as a superuser.</summary>
    internal NpgsqlDataSource Beside { get; } = NpgsqlDataSource.Create(connectionString);

    internal async Task RunAsync(string sql)
    {
        await using var command = Beside.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Lets the server do what it has put off for others, so that it does not do it meanwhile.</summary>
    internal Task SettleAsync() => RunAsync("checkpoint");

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        await Beside.DisposeAsync();
        await drop();
    }
}
