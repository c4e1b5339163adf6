using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// Makes views anew from the events, in tables beside the live ones, and puts them in their place or compares them. All
/// the while others read and write; memory stays the same however long the log.
/// </summary>
/// <param name="source">Connections to the database.</param>
/// <param name="views">The views to make.</param>
public sealed class ViewRebuild(NpgsqlDataSource source, ViewSet views)
{
    private const string Beside = "ledger_rebuild";
    private const int EventsWorthAWait = 5_000;
    private const int SwapAttempts = 60;

    // Any number will do, as long as every process of the ledger asks for the same one.
    private const string LockOut = "select pg_try_advisory_lock(123658432868)";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// About how many rows of each view are kept in memory before they are written; some 100 bytes each.
    /// </summary>
    public int RowsInMemory { get; init; } = 65_536;

    /// <summary>Compares the live views with what the events give, all as of one moment.</summary>
    /// <param name="progress">Told how many events are read.</param>
    /// <param name="cancellation">Ends it early; nothing is changed.</param>
    /// <returns>The position compared at, and every view.</returns>
    public async Task<(long Position, IReadOnlyList<ViewComparison> Views)> VerifyAsync(
        Action<long> progress, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        var shadow = new ShadowViews(source, connection, views, "pg_temp") { RowsInMemory = RowsInMemory };
        await shadow.FillAsync(progress, cancellation).ConfigureAwait(false);
        var comparisons = new List<ViewComparison>();
        foreach (var view in views.All)
            comparisons.Add(await shadow.CompareAsync(view.Table, cancellation).ConfigureAwait(false));
        await RunAsync(connection, "rollback", CancellationToken.None).ConfigureAwait(false);
        return (shadow.Position, comparisons);
    }

    /// <summary>
    /// Replaces the live views by what the events give; ended early, it leaves them as they are. What analysts read of
    /// the ledger is made first, where it is missing or another program's.
    /// </summary>
    /// <param name="progress">Told how many events are read.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <returns>The position the new views were at when they took over.</returns>
    /// <exception cref="RebuildBlockedException">Another rebuild is under way, or readers hold the views.</exception>
    public async Task<long> RebuildAsync(Action<long> progress, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        if (!await IsAloneAsync(connection, cancellation).ConfigureAwait(false))
            throw new RebuildBlockedException("Another rebuild of this ledger is under way.");
        await LedgerReporting.EnsureAsync(connection, cancellation).ConfigureAwait(false);
        var shadow = new ShadowViews(source, connection, views, Beside) { RowsInMemory = RowsInMemory };
        await RunAsync(connection, $"drop schema if exists {Beside} cascade", cancellation).ConfigureAwait(false);
        await RunAsync(connection, $"create schema {Beside}", cancellation).ConfigureAwait(false);
        try
        {
            await shadow.FillAsync(progress, cancellation).ConfigureAwait(false);
            await shadow.AddKeysAsync(cancellation).ConfigureAwait(false);
            await RunAsync(connection, "commit", cancellation).ConfigureAwait(false);
            while (await shadow.CatchUpAsync(EventsWorthAWait, cancellation).ConfigureAwait(false))
                progress(shadow.Position);
            await SwapAsync(connection, shadow, cancellation).ConfigureAwait(false);
            return shadow.Position;
        }
        finally
        {
            await RunAsync(connection, $"rollback; drop schema if exists {Beside} cascade", CancellationToken.None)
                .ConfigureAwait(false);
        }
    }

    private static async Task SwapAsync(NpgsqlConnection connection, ShadowViews shadow, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                await shadow.TakeOverAsync(cancellation).ConfigureAwait(false);
                return;
            }
            catch (PostgresException blocked) when (blocked.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                await RunAsync(connection, "rollback", CancellationToken.None).ConfigureAwait(false);
                if (attempt == SwapAttempts)
                {
                    throw new RebuildBlockedException(
                        $"Readers have held the views in {SwapAttempts} of {SwapAttempts} attempts to replace them.");
                }
                await Task.Delay(BetweenAttempts, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static async Task<bool> IsAloneAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(LockOut, connection);
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The texts are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}

/// <summary>A rebuild that could not take place; the live views are as they were.</summary>
public sealed class RebuildBlockedException(string message) : Exception(message);
