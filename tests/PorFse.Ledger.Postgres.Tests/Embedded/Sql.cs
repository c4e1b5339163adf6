using Npgsql;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

internal static class Sql
{
    internal static async Task<T> Ask<T>(this string connectionString, string question)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(question);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    internal static async Task Do(this string connectionString, string statement)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }
}
