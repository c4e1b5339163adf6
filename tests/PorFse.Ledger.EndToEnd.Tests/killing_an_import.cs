using System.Globalization;
using Npgsql;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Postgres.Tests.Embedded;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A file of a few batches, and the log that its import gives when nobody disturbs it.</summary>
public sealed class UndisturbedImport(GivenServer server) : IAsyncLifetime
{
    private readonly ScratchFolder folder = new();

    internal string Programme => folder.File("programme.json");

    internal string File => folder.File("history.csv");

    internal IReadOnlyList<string> Log { get; private set; } = [];

    /// <summary>What the file holds, each event with its position and identity.</summary>
    internal static async Task<IReadOnlyList<string>> LogOfAsync(string connectionString) =>
    [
        .. (await new Database(connectionString).RowsAsync("""
            select seq_id, id, stream_id, version, type, data from ledger.mt_events
            where stream_id like 'operation-%' or stream_id like 'initiative-%' order by seq_id
            """)).Select(row => string.Join(' ', row)),
    ];

    public async ValueTask InitializeAsync()
    {
        var database = await server.CreateDatabaseAsync();
        await database.Command.RunAsync("generate --operations 1800 --to", File, "--programme", Programme);
        (await database.Command.RunAsync("init --programme", Programme)).Done.Errors.ShouldBeEmpty();
        (await database.Command.RunAsync("import --quiet", File)).Done.Errors.ShouldBeEmpty();
        Log = await LogOfAsync(database.ConnectionString);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>
/// An import is ended by force at moments drawn by lot, then run to its end: what had been acknowledged stays where it
/// was, and the log is that of an import nobody disturbed.
/// </summary>
public sealed class killing_an_import(UndisturbedImport undisturbed) : IClassFixture<UndisturbedImport>
{
    private const int EventsInABatch = 2_048;
    private const int Megabytes = 400;

    [Fact]
    public Task loses_nothing_and_takes_nothing_twice() => SeededRandom.TryAsync(1, async random =>
    {
        await using var folder = await DataFolder.CreateAsync();
        Func<RunningCommand, string, Task<Outcome>>[] ends =
            [EndItAsync, EndItsServerAsync, EndBothAsync, CutItsConnectionsAsync];
        random.Shuffle(ends);
        await DisturbAsync(random, folder.Location, ends);
    });

    [Fact]
    public async Task by_filling_its_disk_loses_nothing_and_takes_nothing_twice()
    {
        await using (await TinyDisk.MountOrSkipAsync(Megabytes))
        {
        }
        await SeededRandom.TryAsync(1, async random =>
        {
            await using var disk = await TinyDisk.MountOrSkipAsync(Megabytes);
            await DisturbAsync(random, Path.Combine(disk.Folder, "ledger"), async (import, _) =>
            {
                disk.FillBut(megabytes: 0);
                var outcome = await import.EndedAsync();
                disk.Empty();
                return outcome;
            });
        });
    }

    private static Task<Outcome> EndItAsync(RunningCommand import, string folder) => import.KillAsync();

    private static async Task<Outcome> EndItsServerAsync(RunningCommand import, string folder)
    {
        await KillServerAsync(folder);
        return await import.EndedAsync();
    }

    private static async Task<Outcome> EndBothAsync(RunningCommand import, string folder)
    {
        await KillServerAsync(folder);
        return await import.KillAsync();
    }

    private static async Task<Outcome> CutItsConnectionsAsync(RunningCommand import, string folder)
    {
        await using (var server = await JoinAsync(folder))
        {
            await new Database(server.ConnectionString + ";Pooling=false").RowsAsync(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and usename = current_user");
        }
        return await import.EndedAsync();
    }

    // One end after the other, each somewhat later in the file than the one before.
    private async Task DisturbAsync(
        Random random, string folder, params Func<RunningCommand, string, Task<Outcome>>[] ends)
    {
        var porfse = new BuiltCommand("--data", folder);
        (await porfse.RunAsync("init --quiet --programme", undisturbed.Programme)).Done.Errors.ShouldBeEmpty();
        var acknowledged = new List<string>();
        for (var i = 0; i < ends.Length; i++)
        {
            using var import = porfse.Start("import --quiet", undisturbed.File);
            if (await WaitAsync(import, folder, after: i * EventsInABatch) is { } last)
                acknowledged.Add(last);
            await Task.Delay(random.Next(300));
            if ((await ends[i](import, folder)).ExitCode == 0)
                break;
        }

        (await porfse.RunAsync("import --quiet", undisturbed.File)).Done.Errors.ShouldBeEmpty();
        (await porfse.RunAsync("verify --quiet")).Done.ShouldNotBeNull();
        (await porfse.RunAsync("rebuild --verify --quiet")).Done.ShouldNotBeNull();
        await using var server = await JoinAsync(folder);
        var log = await UndisturbedImport.LogOfAsync(server.ConnectionString + ";Pooling=false");
        acknowledged.ShouldNotBeEmpty();
        acknowledged.ShouldBeSubsetOf(log);
        log.SequenceEqual(undisturbed.Log).ShouldBeTrue();
    }

    // The last event that was there once so many were.
    private static async Task<string?> WaitAsync(RunningCommand import, string folder, long after)
    {
        var options = new EmbeddedPostgresOptions { DataFolder = folder };
        while (!import.HasEnded && !(await EmbeddedPostgres.StatusAsync(options, default)).IsRunning)
            await Task.Delay(5);
        if (import.HasEnded)
            return null;
        string connectionString;
        await using (var joined = await JoinAsync(folder))
            connectionString = joined.ConnectionString + ";Pooling=false";
        while (!import.HasEnded)
        {
            try
            {
                if (await new Database(connectionString).HeadAsync() > after + 100)
                    return (await UndisturbedImport.LogOfAsync(connectionString))[^1];
            }
            catch (NpgsqlException)
            {
                // It is just starting, or just gone.
            }
            await Task.Delay(5);
        }
        return null;
    }

    private static Task<EmbeddedPostgres> JoinAsync(string folder) =>
        EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, default);

    private static async Task KillServerAsync(string folder)
    {
        var file = Path.Combine(folder, "cluster", "postmaster.pid");
        // Gone with an import that was faster.
        if (!File.Exists(file))
            return;
        var postmaster = int.Parse((await File.ReadAllLinesAsync(file))[0], CultureInfo.InvariantCulture);
        await Tool.RunAsync(folder, $"kill -9 {postmaster} $(pgrep -P {postmaster})");
    }
}
