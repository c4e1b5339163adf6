using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>A database that holds, or will hold, a ledger: its log, its views, and the server it is on.</summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    /// <summary>The oldest server the ledger runs on.</summary>
    public const int OldestServer = 15;

    // The append has a handful of statements that never change; each connection prepares them once.
    private const int PreparedStatements = 40;

    // The driver's own 8 kB make a call of the system for every few events.
    private const int BytesAtOnce = 1 << 16;

    private readonly string connectionString;
    private readonly ViewSet views;
    private readonly TimeProvider clock;
    private NpgsqlDataSource source;
    private NpgsqlDataSource asOwner;

    private LedgerDatabase(
        string connectionString, Version server, LedgerStanding standing, ViewSet views, TimeProvider clock)
    {
        this.connectionString = connectionString;
        this.views = views;
        this.clock = clock;
        Server = server;
        WorkAs(standing);
    }

    /// <summary>The log.</summary>
    public PostgresEventStore Store { get; private set; }

    /// <summary>What the connected user found when the database was opened, or the ledger created.</summary>
    public LedgerStanding Standing { get; private set; }

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

    /// <summary>
    /// Opens a database, whatever is in it. All that is done later is done as the role of <see cref="Standing"/>, so
    /// that a login with more rights does not use them; only creating and rebuilding is the owner's.
    /// </summary>
    /// <exception cref="DatabaseUnusableException">The string cannot be read, or the server is too old.</exception>
    /// <exception cref="NpgsqlException">The server cannot be reached.</exception>
    public static async Task<LedgerDatabase> OpenAsync(
        string connectionString, ViewSet views, TimeProvider clock, CancellationToken cancellation)
    {
        await using var source = SourceOf(connectionString);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var server = connection.PostgreSqlVersion;
        if (server.Major < OldestServer)
        {
            throw new DatabaseUnusableException(
                $"The server is PostgreSQL {server}; {OldestServer} or later is needed.");
        }
        var standing = await LedgerStanding.OfAsync(connection, cancellation);
        return new LedgerDatabase(connectionString, server, standing, views, clock);
    }

    /// <summary>Begins a reading of the ledger as it is now.</summary>
    public Task<PostgresReading> BeginReadingAsync(CancellationToken cancellation) =>
        PostgresReading.BeginAsync(source, views, cancellation);

    /// <summary>The making anew of views, or of some of them, as the owner.</summary>
    public ViewRebuild Rebuild(ViewSet chosen) => new(asOwner, chosen);

    /// <summary>The comparing of views with the events, for whoever may read.</summary>
    public ViewRebuild Comparison(ViewSet chosen) => new(source, chosen);

    /// <summary>True when the database holds a ledger's tables.</summary>
    public Task<bool> HasSchemaAsync(CancellationToken cancellation) => LedgerSchema.ExistsAsync(source, cancellation);

    /// <summary>Makes sure of the ledger's tables, its guards and its roles.</summary>
    public async Task CreateSchemaAsync(CancellationToken cancellation)
    {
        if (Standing.HasLedger && await HasSchemaAsync(cancellation))
            return;
        await using var connected = SourceOf(connectionString);
        await LedgerSchema.CreateAsync(connected, views, cancellation);
        await using var connection = await connected.OpenConnectionAsync(cancellation);
        await DisposeAsync();
        WorkAs(await LedgerStanding.OfAsync(connection, cancellation));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await asOwner.DisposeAsync();
    }

    [MemberNotNull(nameof(source), nameof(asOwner), nameof(Store), nameof(Standing))]
    private void WorkAs(LedgerStanding standing)
    {
        Standing = standing;
        source = SourceOf(connectionString, standing.Role == standing.User ? null : standing.Role);
        asOwner = SourceOf(connectionString, standing.MayRebuild ? standing.Owner : null);
        Store = new PostgresEventStore(source, views, clock);
    }

    private static NpgsqlDataSource SourceOf(string connectionString, string? role = null)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString)
            {
                ApplicationName = "porfse",
                MaxAutoPrepare = PreparedStatements,
                ReadBufferSize = BytesAtOnce,
                WriteBufferSize = BytesAtOnce,
            };
            if (role is not null)
            {
                parts.Options = $"{parts.Options} -c role={role}".TrimStart();
                // What resets a connection given back to the pool (DISCARD ALL) would also take the role from it.
                parts.NoResetOnClose = true;
            }
            return new NpgsqlDataSourceBuilder(parts.ConnectionString).Build();
        }
        catch (ArgumentException malformed)
        {
            throw new DatabaseUnusableException($"The connection string cannot be read: {malformed.Message}");
        }
    }
}

/// <summary>A database that cannot hold a ledger; the message says why.</summary>
public sealed class DatabaseUnusableException(string message) : Exception(message);
