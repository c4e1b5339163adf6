using Marten;
using Marten.Services;
using PorFse.Ledger.Postgres.Tests;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>What plain Marten sessions do not promise, and the ledger's contract asks for.</summary>
public sealed class marten_by_itself(DatabaseFixture databases) : IAsyncLifetime
{
    private DocumentStore store = null!;

    public async ValueTask InitializeAsync() => store = await MartenDatabase.OpenAsync(databases);

    [Fact]
    public async Task burns_the_position_of_an_append_that_is_rolled_back()
    {
        await using (await AppendingAsync("OP-1"))
        {
            // Left without a commit.
        }
        await AppendAsync("OP-2");

        (await LogAsync()).ShouldBe([("OP-2", 2)]);
    }

    [Fact]
    public async Task commits_positions_in_another_order_than_it_gives_them()
    {
        await using var slow = await AppendingAsync("OP-1");
        await AppendAsync("OP-2");
        var seen = await LogAsync();
        await slow.CommitAsync();

        seen.ShouldBe([("OP-2", 2)]);
        (await LogAsync()).ShouldBe([("OP-1", 1), ("OP-2", 2)]);
    }

    [Fact]
    public async Task writes_a_session_stream_by_stream()
    {
        await AppendAsync("OP-1", "OP-2", "OP-1");

        (await LogAsync()).ShouldBe([("OP-1", 1), ("OP-1", 2), ("OP-2", 3)]);
    }

    [Fact]
    public async Task lets_the_time_of_recording_go_back()
    {
        await AppendAsync("OP-1");
        await using var session = store.LightweightSession();
        var earlier = session.Events.BuildEvent(Commitment("OP-1"));
        earlier.Timestamp = new DateTimeOffset(2016, 3, 1, 9, 30, 0, TimeSpan.Zero);
        session.Events.Append("operation-OP-1", earlier);
        await session.SaveChangesAsync();

        var times = (await session.Events.FetchStreamAsync("operation-OP-1")).Select(e => e.Timestamp).ToList();
        times[1].ShouldBeLessThan(times[0]);
    }

    [Fact]
    public async Task leaves_gaps_that_the_store_of_the_annex_fills()
    {
        await using (await AppendingAsync("OP-1"))
        {
            // Left without a commit.
        }
        var made = new NewEvent(EventId.Of("test", "IM-1", "commitment_entered"), Commitment("OP-2"));
        var entry = new Entry([new StreamAppend(StreamName.Operation("OP-2"), 0, [made])], Some.Origin);
        await new MartenEventStore(store, TimeProvider.System).AppendAsync([entry], default);

        (await LogAsync()).ShouldBe([("OP-2", 1)]);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    /// <summary>An append that is written and not committed yet.</summary>
    private async Task<System.Data.Common.DbTransaction> AppendingAsync(string operation)
    {
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var session = store.LightweightSession(SessionOptions.ForTransaction(transaction));
        session.Events.Append("operation-" + operation, Commitment(operation));
        await session.SaveChangesAsync();
        return transaction;
    }

    private async Task AppendAsync(params string[] operations)
    {
        await using var session = store.LightweightSession();
        foreach (var operation in operations)
            session.Events.Append("operation-" + operation, Commitment(operation));
        await session.SaveChangesAsync();
    }

    private async Task<List<(string Operation, long Position)>> LogAsync()
    {
        await using var session = store.QuerySession();
        var events = await session.Events.QueryAllRawEvents().OrderBy(e => e.Sequence).ToListAsync();
        return [.. events.Select(e => (StreamName.Parse(e.StreamKey!).Code, e.Sequence))];
    }

    private static CommitmentEntered Commitment(string operation) =>
        new(operation, Some.InitiativeCode, Some.Eur(1m), Some.Day, "IM-1", null);
}
