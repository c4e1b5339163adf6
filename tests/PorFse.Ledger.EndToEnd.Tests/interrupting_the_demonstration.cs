using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// One demonstration recorded in three runs: the first is killed in the middle of an append and leaves its server
/// behind, the second is interrupted there as by Ctrl+C, the third ends well.
/// </summary>
public sealed class InterruptedDemonstration : IAsyncLifetime
{
    private const string Demo = "demo --operations 4000 --seed 7";
    private const long Middle = 4_000;

    // Locks that let nobody pass: one who waits for his turn to append can still be told to leave, one who writes not.
    private const string Waiting = "ledger.ledger_head in exclusive mode";
    private const string Writing = "ledger.mt_events in share mode";

    internal Outcome Killed { get; private set; } = null!;

    internal long PositionWhenKilled { get; private set; }

    internal bool ServerOutlivedTheKill { get; private set; }

    internal Outcome Interrupted { get; private set; } = null!;

    internal long PositionWhenInterrupted { get; private set; }

    internal bool ServerOutlivedTheInterrupt { get; private set; }

    internal Outcome Completed { get; private set; } = null!;

    internal IReadOnlyList<string> Log { get; private set; } = [];

    internal bool ServerOutlivedTheEnd { get; private set; }

    internal static Task<Outcome> UninterruptedAsync(Database database) => database.Command.RunAsync(Demo);

    public async ValueTask InitializeAsync()
    {
        await using var folder = await DataFolder.CreateAsync();
        (Killed, PositionWhenKilled) = await EndInTheMiddleAsync(folder, Writing, 0, run => run.KillAsync());
        ServerOutlivedTheKill = (await folder.StatusAsync()).IsRunning;

        (Interrupted, PositionWhenInterrupted) =
            await EndInTheMiddleAsync(folder, Waiting, PositionWhenKilled, run => run.InterruptAsync());
        ServerOutlivedTheInterrupt = (await folder.StatusAsync()).IsRunning;

        Completed = await folder.Command.RunAsync(Demo);
        ServerOutlivedTheEnd = (await folder.StatusAsync()).IsRunning;
        await using var server = await folder.HoldServerAsync();
        Log = await new Database(server.ConnectionString).LogAsync();
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The run is held in the middle of an append when its end comes.
    private static async Task<(Outcome Outcome, long Position)> EndInTheMiddleAsync(
        DataFolder folder, string held, long after, Func<RunningCommand, Task<Outcome>> end)
    {
        using var run = folder.Command.Start(Demo);
        while (!(await folder.StatusAsync()).IsRunning)
            await WaitAsync(run);
        // Joined only to learn where it is: while the run uses the server, leaving it does not stop it.
        string connectionString;
        await using (var joined = await folder.HoldServerAsync())
        {
            connectionString = joined.ConnectionString + ";Pooling=false";
            while (await PositionAsync(connectionString) <= after)
                await WaitAsync(run);
        }
        while (true)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var locked = await connection.BeginTransactionAsync();
            await ExecuteAsync(connection, "lock table " + held);
            var position = await PositionAsync(connectionString);
            if (position <= after + Middle)
            {
                await locked.RollbackAsync();
                await WaitAsync(run);
                continue;
            }
            while (await ExecuteAsync(connection, "select count(*) from pg_locks where not granted") == 0)
                await WaitAsync(run);
            return (await end(run), position);
        }
    }

    private static async Task WaitAsync(RunningCommand run)
    {
        run.HasEnded.ShouldBeFalse("the demonstration ended before its middle");
        await Task.Delay(2);
    }

    private static async Task<long> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long?)await command.ExecuteScalarAsync() ?? 0;
    }

    private static async Task<long> PositionAsync(string connectionString)
    {
        try
        {
            return await new Database(connectionString).HeadAsync();
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }
}

public class interrupting_the_demonstration(InterruptedDemonstration demonstration, GivenServer server)
    : IClassFixture<InterruptedDemonstration>
{
    [Fact]
    public void by_a_kill_leaves_whole_batches_behind()
    {
        demonstration.Killed.ExitCode.ShouldNotBe(0);
        demonstration.Killed.Output.ShouldBeEmpty();
        demonstration.PositionWhenKilled.ShouldBeGreaterThan(0);
        demonstration.ServerOutlivedTheKill.ShouldBeTrue();
    }

    [Fact]
    public void by_a_kill_lets_the_next_run_go_on_from_there() =>
        demonstration.PositionWhenInterrupted.ShouldBeGreaterThan(demonstration.PositionWhenKilled);

    [Fact]
    public void by_ctrl_c_ends_with_one_sentence_and_stops_the_server()
    {
        demonstration.Interrupted.ShouldSay(
            1, "Interrupted. What was acknowledged is stored; run the same command again to go on.");
        demonstration.ServerOutlivedTheInterrupt.ShouldBeFalse();
    }

    [Fact]
    public async Task and_going_on_gives_what_an_uninterrupted_run_gives()
    {
        var database = await server.CreateDatabaseAsync();
        var uninterrupted = await InterruptedDemonstration.UninterruptedAsync(database);

        demonstration.Completed.Done.Output.ShouldBe(uninterrupted.Done.Output);
        demonstration.Completed.Output.ShouldContain("Cells that differ from the published tables: 0 of 66.");
        (await database.LogAsync()).SequenceEqual(demonstration.Log).ShouldBeTrue();
        demonstration.ServerOutlivedTheEnd.ShouldBeFalse();
    }
}
