using System.Globalization;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Creates the ledger's schema where it is missing, and says what version is there.</summary>
public static class LedgerSchema
{
    /// <summary>The version this program reads and writes.</summary>
    public const int Version = 6;

    // Any number will do, as long as every process of the ledger asks for the same one.
    private const long CreationLock = 0x706f72667365;

    private static readonly string[] Scripts =
    [
        "ledger.sql",
        "mt_streams.sql",
        "mt_events.sql",
        "mt_events_sequence.sql",
        "mt_event_progression.sql",
        "mt_high_water_skips.sql",
        "ledger_head.sql",
        "ledger_tile.sql",
    ];

    /// <summary>True when the database holds a ledger's schema that this program can use.</summary>
    /// <exception cref="LedgerSchemaException">The schema there has another version.</exception>
    public static async Task<bool> ExistsAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        await using var exists = source.CreateCommand("select to_regclass('ledger.ledger_head') is not null");
        if (await exists.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not true)
            return false;
        await using var version = source.CreateCommand("select schema_version from ledger.ledger_head");
        var found = (int)(await version.ExecuteScalarAsync(cancellation).ConfigureAwait(false) ?? 0);
        return found == Version ? true : throw new LedgerSchemaException(found, Version);
    }

    /// <summary>
    /// Creates the schema, the tables of some views, guards, roles and what analysts read, whole or not at all, unless
    /// they are there.
    /// </summary>
    public static async Task CreateAsync(
        NpgsqlDataSource source,
        ViewSet views,
        CancellationToken cancellation,
        int eraLength = Eras.UsualLength)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(views);
        await using var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await RunAsync($"select pg_advisory_xact_lock({CreationLock.ToString(CultureInfo.InvariantCulture)})");
        if (await ExistsAsync(source, cancellation).ConfigureAwait(false))
            return;
        await RunAsync(LedgerRoles.Creation);
        foreach (var script in Scripts)
            await RunAsync(SchemaScripts.Text(script));
        foreach (var view in views.All)
            await RunAsync(ViewSql.Create(view.Table));
        var length = eraLength.ToString(CultureInfo.InvariantCulture);
        await RunAsync($"update ledger.ledger_head set era_length = {length}");
        foreach (var guard in LedgerGuards.Scripts)
            await RunAsync(guard);
        await RunAsync(LedgerReporting.Creation);
        foreach (var right in await LedgerRoles.RightsAsync(connection, views, cancellation).ConfigureAwait(false))
            await RunAsync(right);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

        async Task RunAsync(string sql)
        {
#pragma warning disable CA2100 // The texts are this assembly's own.
            await using var command = new NpgsqlCommand(sql, connection, transaction);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }
}

/// <summary>The database holds a ledger of another schema version.</summary>
public sealed class LedgerSchemaException(int found, int expected)
    : Exception(string.Create(CultureInfo.InvariantCulture,
        $"The database holds a ledger of schema version {found}; this program needs version {expected}."));
