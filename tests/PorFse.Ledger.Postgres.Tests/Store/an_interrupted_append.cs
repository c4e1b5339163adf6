using Npgsql;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>Connections cut at any moment lose nothing that was acknowledged and leave nothing half.</summary>
public sealed class an_interrupted_append(DatabaseFixture databases)
{
    private const int Cuts = 40;

    [Fact]
    public async Task is_in_the_log_whole_or_not_at_all_and_once_when_repeated()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 8);
        await using var admin = NpgsqlDataSource.Create(await databases.AdminConnectionStringAsync());
        var random = new Random(7);
        var database = await ledger.ScalarAsync<string>("select current_database()");
        var cutting = CutConnectionsAsync(admin, database, new Random(8));

        var (bookkeeper, cuts) = (new Bookkeeper(ledger.Store, Cci, TimeProvider.System), 0);
        for (var turn = 0; turn < 30 || !cutting.IsCompleted; turn++)
        {
            Submission[] batch = [.. Enumerable.Range(0, random.Next(1, 400)).Select(i => SmallProgramme.Desk.Submit(
                new EnterCommitment($"OP-{random.Next(1, 9)}", Eur(1m), Day, $"CUT-{turn}-{i}")))];
            cuts += await RecordUntilAnsweredAsync(bookkeeper, batch);
        }
        await cutting;

        cuts.ShouldBeGreaterThan(0);
        var log = await ReadAgainAsync(ledger);
        log.Select(recorded => recorded.Position).ShouldBe(Enumerable.Range(1, log.Count).Select(i => (long)i));
        log.Select(recorded => recorded.Id).ShouldBeUnique();
        var committed = log.Select(recorded => recorded.Data).OfType<CommitmentEntered>().Sum(c => c.Amount);
        (await ledger.ScalarAsync<decimal>("select sum(cents) from ledger.financial_progress where stage = 2"))
            .ShouldBe(committed.Cents);
    }

    private static async Task<int> RecordUntilAnsweredAsync(Bookkeeper bookkeeper, Submission[] batch)
    {
        for (var cuts = 0; ; cuts++)
        {
            try
            {
                var answers = await bookkeeper.RecordAsync(batch);
                answers.ShouldAllBe(answer => answer is Answer.Recorded || answer is Answer.AlreadyRecorded);
                return cuts;
            }
            catch (NpgsqlException)
            {
                // Whether it got in is unknown: it is repeated until there is an answer.
            }
        }
    }

    /// <summary>So many cuts and no more: a slow machine must get through in the end.</summary>
    private static async Task CutConnectionsAsync(NpgsqlDataSource admin, string database, Random random)
    {
        for (var cut = 0; cut < Cuts; cut++)
        {
            await Task.Delay(random.Next(1, 40));
            await using var terminate = admin.CreateCommand(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = $1");
            terminate.Parameters.Add(new NpgsqlParameter<string> { TypedValue = database });
            await terminate.ExecuteScalarAsync();
        }
    }

    private static async Task<List<RecordedEvent>> ReadAgainAsync(TestLedger ledger)
    {
        ledger.Source.Clear();
        return await ledger.LogAsync();
    }
}
