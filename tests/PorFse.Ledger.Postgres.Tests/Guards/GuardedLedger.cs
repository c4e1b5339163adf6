using Npgsql;
using PorFse.Ledger.Postgres.Tests.Store;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

/// <summary>A small ledger that everybody tries to change, each as the role he has.</summary>
public sealed class GuardedLedger(DatabaseFixture databases) : IAsyncLifetime
{
    /// <summary>A superuser who says that he is a replica, for whom ordinary triggers do not fire.</summary>
    internal const string Replica = "replica";

    internal string ConnectionString { get; private set; } = "";

    internal TestLedger Ledger { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await databases.CreateDatabaseAsync();
        Ledger = await TestLedger.OpenAsync(ConnectionString);
        await SmallProgramme.RecordAsync(Ledger.Store, 3);
    }

    /// <summary>Runs SQL as one of the roles, or as a replica, on a connection of its own.</summary>
    internal async Task RunAsAsync(string role, string sql)
    {
        await using var connection = new NpgsqlConnection(await ConnectionOfAsync(role));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The SQLSTATE with which SQL is refused; null where it is not.</summary>
    internal async Task<string?> StateAsync(string role, string sql)
    {
        try
        {
            await RunAsAsync(role, sql);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    /// <summary>All that is recorded, as one text.</summary>
    internal async Task<string> ContentAsync() => string.Join('\n', await Ledger.LinesAsync("""
        select events::text from ledger.mt_events as events
        union all select streams::text from ledger.mt_streams as streams
        union all select tiles::text from ledger.ledger_tile as tiles
        union all select head::text from ledger.ledger_head as head
        order by 1
        """));

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private async Task<string> ConnectionOfAsync(string role)
    {
        var admin = role == Replica ? await databases.AdminConnectionStringAsync() : ConnectionString;
        return new NpgsqlConnectionStringBuilder(admin)
        {
            Database = new NpgsqlConnectionStringBuilder(ConnectionString).Database,
            Options = role == Replica ? "-c session_replication_role=replica" : $"-c role={role}",
            Pooling = false,
        }.ConnectionString;
    }
}
