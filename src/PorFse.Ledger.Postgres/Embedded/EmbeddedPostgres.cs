using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// A private PostgreSQL server in the user's data folder, shared by the processes that use it: the first starts it, the
/// last to be disposed stops it.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    private readonly ClusterFolder folder;
    private readonly EmbeddedPostgresOptions options;
    private readonly ServerAccess access;
    private readonly FileLock client;
    private bool disposed;

    private EmbeddedPostgres(
        ClusterFolder folder, EmbeddedPostgresOptions options, ServerAccess access, FileLock client, bool wasRunning)
    {
        this.folder = folder;
        this.options = options;
        this.access = access;
        this.client = client;
        WasAlreadyRunning = wasRunning;
    }

    /// <summary>To <see cref="EmbeddedPostgresOptions.Database"/>, as its owner, who is no superuser.</summary>
    public string ConnectionString => access.For(options.Database);

    /// <summary>To the database <c>postgres</c>, as the superuser.</summary>
    public string AdminConnectionString => access.Admin;

    /// <summary>Whether another process had started the server, or left it behind.</summary>
    public bool WasAlreadyRunning { get; }

    /// <summary>Starts the server, or joins the running one, and makes sure of its database.</summary>
    /// <exception cref="EmbeddedPostgresException">The server cannot be had; the message says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var folder = new ClusterFolder(options.DataFolder);
        if (options.ThrowAway)
        {
            if (Directory.Exists(folder.Root))
                throw new ArgumentException($"{folder.Root} exists already, and a throw-away cluster is deleted.");
            await ThrowAwayClusters.SweepAsync(options, ct);
        }

        folder.Prepare();
        using var startLock = await LockAsync(folder, options, ct);
        try
        {
            return await EnterAsync(folder, options, ct);
        }
        catch (Exception broken) when (Told(folder, broken) is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Stops the server of a folder even when other processes use it.</summary>
    /// <returns>False when none was running.</returns>
    public static async Task<bool> StopAsync(EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var folder = new ClusterFolder(options.DataFolder);
        if (!File.Exists(folder.StartLock))
            return false;
        using var startLock = await LockAsync(folder, options, ct);
        return await new PrivateServer(folder, options).StopAsync("fast", ct);
    }

    /// <summary>What runs in a folder, without starting anything.</summary>
    public static async Task<EmbeddedPostgresStatus> StatusAsync(
        EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var folder = new ClusterFolder(options.DataFolder);
        if (!File.Exists(folder.StartLock))
            return new EmbeddedPostgresStatus(folder.Root, false, null, null, null, 0, folder.LogFile);

        using var startLock = await LockAsync(folder, options, ct);
        var live = PostmasterFile.ReadLive(folder.Cluster);
        return new EmbeddedPostgresStatus(
            folder.Root,
            live is not null,
            live?.ProcessId,
            folder.IsInitialised ? folder.Version : null,
            live is { Address.Length: > 0 } ? live.Port : null,
            folder.Clients.Count(),
            folder.LogFile);
    }

    /// <summary>Makes sure of another database, owned by the same role, and gives its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string database, CancellationToken ct)
    {
        await access.EnsureDatabaseAsync(database, ct);
        return access.For(database);
    }

    /// <summary>Leaves the server, and stops it when no other process uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;

        bool last;
        using (await LockAsync(folder, options, CancellationToken.None))
        {
            client.Dispose();
            last = folder.Clients.IsEmpty();
            if (last)
                await StopAsLastAsync();
        }

        if (last && options.ThrowAway)
            ThrowAwayClusters.Delete(folder);
    }

    private async Task StopAsLastAsync()
    {
        await new PrivateServer(folder, options)
            .StopAsync(options.ThrowAway ? "immediate" : "fast", CancellationToken.None);

        // A pool would hand out its dead connections to the next server of this folder.
        foreach (var ended in new[] { ConnectionString, AdminConnectionString })
        {
            await using var connection = new NpgsqlConnection(ended);
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private static async Task<EmbeddedPostgres> EnterAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        var client = folder.Clients.Enter();
        var server = new PrivateServer(folder, options);
        try
        {
            var running = await server.FindRunningAsync(ct);
            var access = new ServerAccess(running ?? await server.StartAsync(ct), folder.Password);
            await access.EnsureDatabaseAsync(options.Database, ct);
            return new EmbeddedPostgres(folder, options, access, client, running is not null);
        }
        catch
        {
            client.Dispose();
            await StopIfUnusedAsync(folder, options, server);
            throw;
        }
    }

    private static async Task StopIfUnusedAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, PrivateServer server)
    {
        try
        {
            if (folder.Clients.IsEmpty())
                await server.StopAsync("fast", CancellationToken.None);
            if (options.ThrowAway)
                ThrowAwayClusters.Delete(folder);
        }
        catch (Exception second)
            when (second is EmbeddedPostgresException or IOException or UnauthorizedAccessException)
        {
            // The first failure is the one to tell.
        }
    }

    private static async Task<FileLock> LockAsync(
        ClusterFolder folder, EmbeddedPostgresOptions options, CancellationToken ct)
    {
        try
        {
            return await FileLock.TakeAsync(folder.StartLock, Tell, ct);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFailures.Of(folder.Root, refused);
        }

        void Tell() => options.Progress?.Invoke(
            $"Waiting for another porfse, which is starting or stopping the server of {folder.Root} …");
    }

    private static EmbeddedPostgresException? Told(ClusterFolder folder, Exception broken) => broken switch
    {
        EmbeddedPostgresException or OperationCanceledException => null,
        IOException or UnauthorizedAccessException => EmbeddedPostgresFailures.Of(folder.Root, broken),
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } =>
            EmbeddedPostgresFailures.DiskFull(folder.Root, broken),
        NpgsqlException => EmbeddedPostgresFailures.DidNotStart(folder.Root, broken.Message),
        _ => null,
    };
}
