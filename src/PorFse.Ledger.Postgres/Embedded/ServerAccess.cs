using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Connections to a running private server, and the databases in it.</summary>
/// <remarks>
/// The ledger works as the plain role <c>ledger</c>, which owns its databases, so that what runs here also runs on a
/// server where it is not a superuser. It may act as each of <see cref="LedgerRoles"/>.
/// </remarks>
internal sealed class ServerAccess(PostmasterFile server, string password)
{
    private const string Superuser = "porfse";
    private const string Owner = "ledger";
    private const string LastRole = LedgerRoles.Analyst;

    internal string Admin => Of("postgres", Superuser);

    internal string For(string database) => Of(database, Owner);

    internal async Task EnsureDatabaseAsync(string database, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Admin) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        if (!await IsThereAsync(connection, "select exists (select from pg_roles where rolname = $1)", Owner, ct))
            await DoAsync(connection, $"create role {Owner} login password '{password}'", ct);
        if (!await IsThereAsync(connection, "select exists (select from pg_roles where rolname = $1)", LastRole, ct))
        {
            var all = string.Join(", ", LedgerRoles.All);
            await DoAsync(connection, $"{LedgerRoles.Creation}; grant {all} to {Owner}", ct);
        }
        if (!await IsThereAsync(connection, "select exists (select from pg_database where datname = $1)", database, ct))
            await DoAsync(connection, $"create database {Quoted(database)} owner {Owner}", ct);
    }

    private static async Task<bool> IsThereAsync(
        NpgsqlConnection connection, string question, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, connection) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is true;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string statement, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private string Of(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = OperatingSystem.IsWindows() ? "127.0.0.1" : server.SocketFolder,
        Port = server.Port,
        Database = database,
        Username = user,
        Password = password,
        ApplicationName = "porfse",
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;
}
