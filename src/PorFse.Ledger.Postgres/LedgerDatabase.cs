using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>A database that holds, or will hold, a ledger: its log, its views, and the server it is on.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    /// <summary>The oldest server the ledger runs on.</summary>
    public const int OldestServer = 15;

    // The append has a handful of statements that never change; each connection prepares them once.
    private const int PreparedStatements = 40;

    private readonly NpgsqlDataSource source;
    private readonly ViewSet views;

    private LedgerDatabase(
        NpgsqlDataSource source, Version server, ViewSet views, TimeProvider clock)
    {
        this.source = source;
        this.views = views;
        Server = server;
        Store = new PostgresEventStore(source, views, clock);
    }

    /// <summary>The log.</summary>
    public PostgresEventStore Store { get; }

    /// <summary>The version of the server.</summary>
    public Version Server { get; }

    /// <summary>Server and database, without the password.</summary>
    public string Name
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            return $"{parts.Host}/{parts.Database}";
        }
    }

    /// <summary>Opens a database, whatever is in it.</summary>
    /// <exception cref="DatabaseUnusableException">The string cannot be read, or the server is too old.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public static async Task<LedgerDatabase> OpenAsync(
        string connectionString, ViewSet views, TimeProvider clock, CancellationToken cancellation)
    {
        var source = SourceOf(connectionString);
        try
        {
            return new LedgerDatabase(source, await CheckAsync(source, cancellation), views, clock);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins a reading of the ledger as it is now.</summary>
    public Task<PostgresReading> BeginReadingAsync(CancellationToken cancellation) =>
        PostgresReading.BeginAsync(source, views, cancellation);

    /// <summary>The making anew of views, or of some of them.</summary>
    public ViewRebuild Rebuild(ViewSet chosen) => new(source, chosen);

    /// <summary>True when the database holds a ledger's tables.</summary>
    public Task<bool> HasSchemaAsync(CancellationToken cancellation) => LedgerSchema.ExistsAsync(source, cancellation);

    /// <summary>Makes sure of the ledger's tables.</summary>
    public Task CreateSchemaAsync(CancellationToken cancellation) =>
        LedgerSchema.CreateAsync(source, views, cancellation);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => source.DisposeAsync();

    internal static NpgsqlDataSource SourceOf(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "porfse",
                MaxAutoPrepare = PreparedStatements,
            };
            return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
        }
        catch (ArgumentException malformed)
        {
            throw new DatabaseUnusableException($"The connection string cannot be read: {malformed.Message}");
        }
    }

    private static async Task<Version> CheckAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var version = connection.PostgreSqlVersion;
        return version.Major >= OldestServer ? version : throw new DatabaseUnusableException(
            $"The server is PostgreSQL {version}; {OldestServer} or later is needed.");
    }
}

/// <summary>A database that cannot hold a ledger; the message says why.</summary>
public sealed class DatabaseUnusableException(string message) : Exception(message);
