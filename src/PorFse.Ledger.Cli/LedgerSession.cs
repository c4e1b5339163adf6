using Npgsql;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Cli;

/// <summary>An open database for one command: a server given, or the embedded one, and the ledger in it.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;
    private readonly NpgsqlDataSource source;

    private LedgerSession(EmbeddedPostgres? embedded, NpgsqlDataSource source)
    {
        this.embedded = embedded;
        this.source = source;
        Store = new PostgresEventStore(source, Views.Inline, TimeProvider.System);
        ViewReader = new PostgresViewReader(source);
    }

    internal PostgresEventStore Store { get; }

    internal PostgresViewReader ViewReader { get; }

    /// <summary>The opening of the ledger; null while the database holds none.</summary>
    internal LedgerOpened? Opening { get; private set; }

    /// <summary>Where the database is, without its password.</summary>
    internal string Database
    {
        get
        {
            var parts = new NpgsqlConnectionStringBuilder(source.ConnectionString);
            return $"{parts.Host}/{parts.Database}";
        }
    }

    /// <summary>What a person calls the database: the folder of the embedded one, else server and name.</summary>
    internal string Place(Settings settings) => settings.Database is null ? settings.DataFolder : Database;

    /// <summary>The version of the server.</summary>
    internal string? ServerVersion { get; private set; }

    internal Bookkeeper Bookkeeper(string programme) => new(Store, programme, TimeProvider.System);

    internal ProgressReader Progress => new(Store, ViewReader, OpenedFor);

    internal string OpenedFor => Opening?.Programme ?? throw new RefusedException(new LedgerNotOpen());

    /// <summary>Opens the database; a ledger must be in it.</summary>
    internal static async Task<LedgerSession> OpenAsync(Screen screen, CancellationToken cancellation)
    {
        if (screen.Settings.Database is null && await EmbeddedVersionAsync(screen, cancellation) is null)
            throw new RefusedException(new LedgerNotOpen());
        var session = await ConnectAsync(screen, cancellation);
        if (session.Opening is not null)
            return session;
        await session.DisposeAsync();
        throw new RefusedException(new LedgerNotOpen());
    }

    /// <summary>
    /// Opens the database and makes sure of the ledger's tables, so that a ledger can be opened in it.
    /// </summary>
    internal static async Task<LedgerSession> PrepareAsync(Screen screen, CancellationToken cancellation)
    {
        var session = await ConnectAsync(screen, cancellation);
        try
        {
            await LedgerSchema.CreateAsync(session.source, Views.Inline, cancellation);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the database, whatever is in it.</summary>
    internal static async Task<LedgerSession> ConnectAsync(Screen screen, CancellationToken cancellation)
    {
        var embedded = screen.Settings.Database is null
            ? await EmbeddedPostgres.StartAsync(EmbeddedOptions(screen), cancellation)
            : null;
        LedgerSession? session = null;
        try
        {
            session = new LedgerSession(embedded, LedgerSource.Of(embedded?.ConnectionString ?? screen.Settings.Database!));
            session.ServerVersion = "PostgreSQL " + await LedgerSource.CheckAsync(session.source, cancellation);
            if (await LedgerSchema.ExistsAsync(session.source, cancellation))
                await session.ReadOpeningAsync(cancellation);
            return session;
        }
        catch
        {
            if (session is not null)
                await session.DisposeAsync();
            else if (embedded is not null)
                await embedded.DisposeAsync();
            throw;
        }
    }

    internal static EmbeddedPostgresOptions EmbeddedOptions(Screen screen) =>
        new() { DataFolder = screen.Settings.DataFolder, Progress = screen.Tell };

    internal async Task ReadOpeningAsync(CancellationToken cancellation)
    {
        var loaded = await Store.LoadAsync([StreamName.Ledger], [], cancellation);
        Opening = loaded.Streams[StreamName.Ledger].Fold<LedgerLife>().Opening;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
    }

    private static async Task<object?> EmbeddedVersionAsync(Screen screen, CancellationToken cancellation) =>
        (await EmbeddedPostgres.StatusAsync(EmbeddedOptions(screen), cancellation)).Version;
}
