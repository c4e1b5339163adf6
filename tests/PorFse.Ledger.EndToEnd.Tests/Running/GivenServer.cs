using Npgsql;
using PorFse.Ledger.Postgres;
using Shouldly;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A PostgreSQL server somebody else runs, with a fresh database for whoever asks.</summary>
public sealed class GivenServer : IAsyncDisposable
{
    private readonly Lazy<Task<(DataFolder Folder, EmbeddedPostgres Server)>> server = new(StartAsync);
    private readonly Lazy<Task<Database>> opened;
    private int databases;

    public GivenServer() => opened = new(InitializeAsync);

    /// <summary>An empty database, owned by a role that is no superuser.</summary>
    internal async Task<Database> CreateDatabaseAsync()
    {
        var (_, postgres) = await server.Value;
        return new Database(await postgres.CreateDatabaseAsync(NewName(), default));
    }

    /// <summary>A database with the ledger of the small programme, a copy of one that the command opened.</summary>
    internal async Task<Database> OpenLedgerAsync()
    {
        var original = new NpgsqlConnectionStringBuilder((await opened.Value).ConnectionString);
        var (_, postgres) = await server.Value;
        var name = NewName();
        await new Database(postgres.AdminConnectionString).RowsAsync(
            $"create database {name} template {original.Database} owner {original.Username}");
        return new Database(new NpgsqlConnectionStringBuilder(original.ConnectionString)
        {
            Database = name,
        }.ConnectionString);
    }

    /// <summary>A database as a new login sees it, which is a member of one role.</summary>
    internal async Task<Database> LoginAsync(Database database, string role)
    {
        var (_, postgres) = await server.Value;
        var name = FormattableString.Invariant($"login_{Interlocked.Increment(ref databases)}");
        await new Database(postgres.AdminConnectionString).RowsAsync(
            $"create role {name} login password 'of a test' in role {role}");
        return new Database(new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Username = name,
            Password = "of a test",
        }.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (!server.IsValueCreated || !server.Value.IsCompletedSuccessfully)
            return;
        var (folder, postgres) = await server.Value;
        await postgres.DisposeAsync();
        await folder.DisposeAsync();
    }

    private string NewName() => FormattableString.Invariant($"ledger_{Interlocked.Increment(ref databases)}");

    private async Task<Database> InitializeAsync()
    {
        var database = await CreateDatabaseAsync();
        (await database.Command.RunAsync("init --programme", SmallProgramme.File)).Done.Errors.ShouldBeEmpty();
        return database;
    }

    private static async Task<(DataFolder Folder, EmbeddedPostgres Server)> StartAsync()
    {
        var folder = await DataFolder.CreateAsync();
        return (folder, await folder.HoldServerAsync());
    }
}
