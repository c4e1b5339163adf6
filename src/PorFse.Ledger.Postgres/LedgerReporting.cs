using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// Schema <c>reporting</c>: the ledger for whoever asks by SQL. It holds views and functions only, so that a ledger
/// which has none, or those of another program, gets them without a change of its tables.
/// </summary>
internal static class LedgerReporting
{
    private const string Purpose =
        "Documented views and functions of the ledger, with names that stay: amounts in EUR, two dates. Edition ";

    // Each after those it is made of.
    private static readonly string[] Scripts =
    [
        .. new[]
        {
            "reporting.sql",
            "transaction_types.sql", "transactions.sql", "operations.sql", "plans.sql",
            "check_snapshot.sql", "checked_position.sql", "position_at.sql", "position_on.sql", "rate.sql",
            "initiatives.sql", "snapshots.sql", "plan_at.sql",
            "initiative_amounts.sql", "operation_amounts.sql", "progress.sql", "progress_by.sql",
            "programme_progress_at.sql", "progress_at.sql", "priority_progress_at.sql", "initiative_progress_at.sql",
            "operation_progress_at.sql", "initiatives_at.sql", "participants_at.sql", "indicators_at.sql",
            "readers.sql",
        }.Select(SchemaScripts.Text),
    ];

    private static readonly string Described = Purpose + Edition();

    /// <summary>Makes all of it, with everybody's rights on it, as the owner of the ledger.</summary>
    internal static string Creation { get; } =
        string.Join('\n', Scripts.Append($"comment on schema reporting is '{Described}'"));

    /// <summary>Makes it, whole or not at all, unless it is there as this program makes it.</summary>
    internal static async Task EnsureAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var described = new NpgsqlCommand(
            "select obj_description(to_regnamespace('reporting'), 'pg_namespace')", connection);
        if (await described.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string == Described)
            return;
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        await using var creation = new NpgsqlCommand(Creation, connection, transaction);
        await creation.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        await transaction.CommitAsync(cancellation).ConfigureAwait(false);
    }

    private static string Edition() =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Scripts))))[..16];
}
