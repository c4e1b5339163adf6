using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>What the connected user finds: whether a ledger is there, guarded, and what he may do with it.</summary>
/// <param name="Owner">The role that owns the ledger; null where there is none.</param>
/// <param name="User">The connected user.</param>
/// <param name="Role">As whom he works: one of <see cref="LedgerRoles"/>, or himself.</param>
/// <param name="MissingRoles">Those of <see cref="LedgerRoles.All"/> that have no rights here.</param>
/// <param name="MayRead">Whether he may read the log.</param>
/// <param name="MayRecord">Whether he may append to it.</param>
/// <param name="MayRebuild">Whether he may act as the owner.</param>
/// <param name="Faults">What of the guards is missing, disabled or altered, in the database's own names.</param>
public sealed record LedgerStanding(
    string? Owner,
    string User,
    string Role,
    IReadOnlyList<string> MissingRoles,
    bool MayRead,
    bool MayRecord,
    bool MayRebuild,
    IReadOnlyList<string> Faults)
{
    /// <summary>True where the database holds a ledger.</summary>
    public bool HasLedger => Owner is not null;

    /// <summary>True where every guard is as this program made it.</summary>
    public bool IsGuarded => Faults.Count == 0;

    /// <summary>The role somebody must be given for what one of <see cref="LedgerRoles"/> may do here.</summary>
    public string RoleFor(string role) => MissingRoles.Contains(role) && Owner is not null ? Owner : role;

    /// <summary>How many triggers and functions guard a ledger.</summary>
    public static int Guards => LedgerGuards.Count;

    internal static async Task<LedgerStanding> OfAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var standing = new NpgsqlBatchCommand(SchemaScripts.Text("standing.sql"));
        standing.Parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. LedgerRoles.All],
            NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
        });
        batch.BatchCommands.Add(standing);
        batch.BatchCommands.Add(LedgerGuards.Faults());
        await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await rows.ReadAsync(cancellation).ConfigureAwait(false);
        var faults = new List<string>();
        var found = new LedgerStanding(
            rows.IsDBNull(0) ? null : rows.GetString(0),
            rows.GetString(1),
            rows.GetString(3),
            rows.GetFieldValue<string[]>(2),
            rows.GetBoolean(4),
            rows.GetBoolean(5),
            rows.GetBoolean(6),
            faults);
        await rows.NextResultAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            faults.Add(rows.GetString(0));
        return found;
    }
}
