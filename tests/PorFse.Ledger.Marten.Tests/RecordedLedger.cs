using Marten;
using Npgsql;
using PorFse.Ledger.Exchange;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>The demonstration, recorded by the ledger's own store, for Marten to open afterwards.</summary>
public sealed class RecordedLedger(DatabaseFixture databases) : IAsyncLifetime
{
    private string connectionString = "";

    internal LedgerDatabase Ledger { get; private set; } = null!;

    /// <summary>All that is recorded, as the ledger's own store reads it.</summary>
    internal List<RecordedEvent> Log { get; } = [];

    public async ValueTask InitializeAsync()
    {
        connectionString = await databases.CreateDatabaseAsync();
        Ledger = await ReopenAsync();
        await Ledger.CreateSchemaAsync(default);
        var clerk = new Bookkeeper(Ledger.Store, Some.Cci, TimeProvider.System);
        foreach (var batch in DemonstrationSnapshot.Batches(Demonstration.History(new DemonstrationOptions(200)), 500))
        {
            foreach (var answer in await clerk.RecordAsync(batch))
                answer.ShouldBeOfType<Answer.Recorded>();
        }
        await foreach (var recorded in Ledger.Store.ReadAsync(0, default))
            Log.Add(recorded);
    }

    /// <summary>The ledger as another program of its own has it open.</summary>
    internal Task<LedgerDatabase> ReopenAsync() =>
        LedgerDatabase.OpenAsync(connectionString, Views.All, TimeProvider.System, default);

    /// <summary>The ledger as a Marten application has it open, as the owner or as another role.</summary>
    internal DocumentStore Open(string role = "porfse_owner", Action<StoreOptions>? configure = null) =>
        DocumentStore.For(options =>
        {
            options.Connection(ConnectionStringOf(role));
            options.DatabaseSchemaName = "application";
            options.UsePorFseLedger();
            configure?.Invoke(options);
        });

    /// <summary>The rows of a query of the owner's, with a bar between their columns.</summary>
    internal Task<List<string>> LinesAsync(string sql) =>
        Rows.ReadAsync(new NpgsqlConnection(ConnectionStringOf("porfse_owner")), sql);

    public async ValueTask DisposeAsync() => await Ledger.DisposeAsync();

    private string ConnectionStringOf(string role) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Options = $"-c role={role}",
        NoResetOnClose = true,
    }.ConnectionString;
}
