using PorFse.Ledger.Postgres.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(DatabaseFixture))]

namespace PorFse.Ledger.Postgres.Tests;

/// <summary>
/// One throw-away cluster for the whole test assembly, started by the first test that wants a database and deleted
/// after the last. Without PostgreSQL the tests are skipped on a laptop and fail when <c>CI=true</c>.
/// </summary>
public sealed class DatabaseFixture : IAsyncDisposable
{
    private readonly Lazy<Task<EmbeddedPostgres>> server = new(StartAsync);
    private int databases;

    /// <summary>The connection string of a fresh, empty database, owned by a role that is no superuser.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var postgres = await server.Value.OrSkip();
        return await postgres.CreateDatabaseAsync($"test_{Interlocked.Increment(ref databases)}", default);
    }

    /// <summary>The connection string of the superuser, for tests of what only he can do.</summary>
    public async Task<string> AdminConnectionStringAsync() => (await server.Value.OrSkip()).AdminConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated && server.Value.IsCompletedSuccessfully)
            await (await server.Value).DisposeAsync();
    }

    // No test cuts the power: what these databases hold need not survive one.
    private static Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(
        EmbeddedPostgresOptions.ForThrowAway() with { FastAndUnsafe = true }, default);
}
