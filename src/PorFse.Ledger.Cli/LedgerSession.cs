using System.Globalization;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Cli;

/// <summary>An open database for one command: a server given, or the embedded one, and the ledger in it.</summary>
internal sealed class LedgerSession : IAsyncDisposable
{
    private readonly EmbeddedPostgres? embedded;
    private readonly LedgerDatabase database;

    private LedgerSession(EmbeddedPostgres? embedded, LedgerDatabase database)
    {
        this.embedded = embedded;
        this.database = database;
    }

    internal IEventStore Store => database.Store;

    /// <summary>The opening of the ledger; null while the database holds none.</summary>
    internal LedgerOpened? Opening { get; private set; }

    /// <summary>Where the database is, without its password.</summary>
    internal string Database => database.Name;

    /// <summary>The version of the server.</summary>
    internal string Server => $"PostgreSQL {database.Server}";

    /// <summary>The programme of the ledger, which must be there.</summary>
    internal string OpenedFor => Opening?.Programme ?? throw new RefusedException(new LedgerNotOpen());

    /// <summary>Begins a reading of the ledger as it is now.</summary>
    internal async Task<IReading> BeginReadingAsync(CancellationToken cancellation) =>
        await database.BeginReadingAsync(cancellation);

    /// <summary>Whether the ledger is guarded, and what the connected user may do with it.</summary>
    internal LedgerStanding Standing => database.Standing;

    /// <summary>The making anew of some views, which is the owner's.</summary>
    internal ViewRebuild Rebuild(ViewSet chosen) => Standing.MayRebuild
        ? database.Rebuild(chosen)
        : throw new RefusedException(RebuildingNotAllowed.To(Standing));

    /// <summary>The comparing of some views with the events.</summary>
    internal ViewRebuild Comparison(ViewSet chosen) => database.Comparison(chosen);

    /// <summary>
    /// Makes sure that something can be recorded. A ledger whose guards are off is read with a warning, but not
    /// written: to go on writing unguarded is what serves whoever switched them off.
    /// </summary>
    internal void RequireRecording()
    {
        if (!Standing.MayRecord)
            throw new RefusedException(RecordingNotAllowed.To(Standing));
        if (!Standing.IsGuarded)
            throw new RefusedException(GuardsNotArmed.Of(Standing));
    }

    /// <summary>What a statement is based on when somebody asks for these two dates.</summary>
    internal static async Task<Basis> BasisAsync(
        IReading reading, DateOnly? at, KnownAt? known, CancellationToken cancellation)
    {
        var (basis, reason) = await Basis.FindAsync(
            reading,
            at ?? Commands.Options.Today,
            known ?? new KnownAt.Now(),
            TimeProvider.System.GetUtcNow(),
            cancellation);
        if (basis is null)
            throw new RefusedException(reason!);
        return basis with { KnownAt = await basis.KnownAt.WithRootAsync(reading, cancellation) };
    }

    internal ProgressReader ProgressOf(IReading reading) => new(reading, OpenedFor);

    internal SnapshotReader SnapshotsOf(IReading reading) => new(reading, OpenedFor);

    internal Bookkeeper Bookkeeper(string programme) => new(Store, programme, TimeProvider.System);

    /// <summary>What a person calls the database: the folder of the embedded one, else server and name.</summary>
    internal string Place(Settings settings) => settings.Database is null ? settings.DataFolder : Database;

    /// <summary>Opens the database; a ledger must be in it.</summary>
    internal static async Task<LedgerSession> OpenAsync(Screen screen, CancellationToken cancellation)
    {
        if (screen.Settings.Database is null && !await HasClusterAsync(screen, cancellation))
            throw new RefusedException(new LedgerNotOpen());
        var session = await ConnectAsync(screen, cancellation);
        if (session.Opening is not null)
            return session;
        await session.DisposeAsync();
        throw new RefusedException(new LedgerNotOpen());
    }

    /// <summary>Opens the database; a ledger must be in it, and be recorded in.</summary>
    internal static async Task<LedgerSession> OpenToRecordAsync(Screen screen, CancellationToken cancellation)
    {
        var session = await OpenAsync(screen, cancellation);
        try
        {
            session.RequireRecording();
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the database and makes sure of the tables in which a ledger can be opened.</summary>
    internal static async Task<LedgerSession> PrepareAsync(Screen screen, CancellationToken cancellation)
    {
        var session = await ConnectAsync(screen, cancellation);
        try
        {
            await session.database.CreateSchemaAsync(cancellation);
            session.RequireRecording();
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
        LedgerDatabase? database = null;
        try
        {
            database = await LedgerDatabase.OpenAsync(
                embedded?.ConnectionString ?? screen.Settings.Database!,
                Views.All,
                TimeProvider.System,
                cancellation);
            var session = new LedgerSession(embedded, database);
            if (!session.Standing.HasLedger)
                return session;
            if (!session.Standing.MayRead)
                throw new RefusedException(ReadingNotAllowed.To(session.Standing));
            if (await database.HasSchemaAsync(cancellation))
                await session.ReadOpeningAsync(cancellation);
            if (!session.Standing.IsGuarded)
                screen.Error(screen.Labels.With("guards.warning", string.Join(", ", session.Standing.Faults)));
            return session;
        }
        catch
        {
            if (database is not null)
                await database.DisposeAsync();
            if (embedded is not null)
                await embedded.DisposeAsync();
            throw;
        }
    }

    internal static EmbeddedPostgresOptions EmbeddedOptions(Screen screen) =>
        new() { DataFolder = screen.Settings.DataFolder, Port = PortAsked(), Progress = screen.Tell };

    /// <summary>True when the embedded server has ever been started.</summary>
    internal static async Task<bool> HasClusterAsync(Screen screen, CancellationToken cancellation) =>
        (await EmbeddedPostgres.StatusAsync(EmbeddedOptions(screen), cancellation)).Version is not null;

    internal async Task ReadOpeningAsync(CancellationToken cancellation)
    {
        var loaded = await Store.LoadAsync([StreamName.Ledger], [], cancellation);
        Opening = loaded.Streams[StreamName.Ledger].Fold<LedgerLife>().Opening;
    }

    private static int? PortAsked()
    {
        if (Environment.GetEnvironmentVariable("PORFSE_PORT") is not { Length: > 0 } text)
            return null;
        return ushort.TryParse(text, CultureInfo.InvariantCulture, out var port) && port > 0
            ? port
            : throw new DatabaseUnusableException($"PORFSE_PORT is \"{text}\"; a port is a number from 1 to 65535.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        if (embedded is not null)
            await embedded.DisposeAsync();
    }
}
