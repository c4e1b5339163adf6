using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

public sealed class starting_the_embedded_server(KeptFolder folder) : IClassFixture<KeptFolder>
{
    [Fact]
    public async Task gives_a_durable_utc_database_with_checksums_and_bytewise_order()
    {
        await using var server = await folder.StartAsync();

        var settings = await server.ConnectionString.Ask<string>(
            """
            select concat_ws(' ', current_database(), current_user, current_setting('is_superuser'),
                current_setting('data_checksums'), current_setting('fsync'), current_setting('full_page_writes'),
                current_setting('synchronous_commit'), current_setting('timezone'), datcollate, encoding)
            from pg_database where datname = current_database()
            """);

        settings.ShouldBe("porfse ledger off on on on on UTC C 6");
    }

    [Fact]
    public async Task finds_what_was_written_before_the_last_stop()
    {
        await using (var server = await folder.StartAsync())
            await server.ConnectionString.Do("create table kept as select 40.01 as eur");

        await using var again = await folder.StartAsync();

        again.WasAlreadyRunning.ShouldBeFalse();
        (await again.ConnectionString.Ask<decimal>("select eur from kept")).ShouldBe(40.01m);
    }

    [Fact]
    public async Task joins_a_running_server_that_the_last_one_out_stops()
    {
        var first = await folder.StartAsync();
        var second = await folder.StartAsync();

        second.WasAlreadyRunning.ShouldBeTrue();
        second.ConnectionString.ShouldBe(first.ConnectionString);
        await first.DisposeAsync();
        (await second.ConnectionString.Ask<int>("select 1")).ShouldBe(1);
        await second.DisposeAsync();
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task starts_one_server_for_many_at_once()
    {
        var servers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => folder.StartAsync()));

        servers.Count(server => !server.WasAlreadyRunning).ShouldBe(1);
        (await folder.StatusAsync()).Users.ShouldBe(5);
        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task starts_one_server_for_two_processes_at_once()
    {
        await using (await folder.StartAsync()) { }
        using var one = AnotherServerUser.Begin(folder.Options.DataFolder);
        using var two = AnotherServerUser.Begin(folder.Options.DataFolder);

        var started = await Task.WhenAll(one.StartedAsync(), two.StartedAsync());

        started.Count(process => !process.WasAlreadyRunning).ShouldBe(1);
        started[0].ServerProcessId.ShouldBe(started[1].ServerProcessId);
        await one.EndAsync();
        (await folder.StatusAsync()).IsRunning.ShouldBeTrue();
        await two.EndAsync();
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task adopts_the_server_of_a_killed_process()
    {
        await using (await folder.StartAsync()) { }
        using var killed = AnotherServerUser.Begin(folder.Options.DataFolder);
        await killed.StartedAsync();
        await killed.KillAsync();

        var adopter = await folder.StartAsync();

        adopter.WasAlreadyRunning.ShouldBeTrue();
        (await folder.StatusAsync()).Users.ShouldBe(1);
        await adopter.DisposeAsync();
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
    }

    [Fact]
    public async Task leaves_a_crashed_cluster_usable()
    {
        await using var crashed = await folder.StartAsync();
        await crashed.ConnectionString.Do("create table survived as select 1 as one");
        await folder.KillServerAsync();

        await using var server = await folder.StartAsync();

        server.WasAlreadyRunning.ShouldBeFalse();
        (await server.ConnectionString.Ask<int>("select one from survived")).ShouldBe(1);
    }

    [Fact]
    public async Task ends_what_a_killed_server_still_works_at()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the statement is waited for.");
        await using var crashed = await folder.StartAsync();
        var endless = crashed.ConnectionString.Ask<long>("select count(*) from generate_series(1, 100000000000)");
        while (await crashed.AdminConnectionString.Ask<long>(
            "select count(*) from pg_stat_activity where state = 'active' and usename = 'ledger'") == 0)
            await Task.Delay(5);
        await folder.KillServerAsync();

        await using var server = await folder.StartAsync();

        await Should.ThrowAsync<NpgsqlException>(() => endless);
        (await server.ConnectionString.Ask<int>("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task does_not_take_another_program_with_the_old_process_id_for_its_server()
    {
        await using var crashed = await folder.StartAsync();
        await folder.KillServerAsync();
        var file = Path.Combine(folder.Cluster, "postmaster.pid");
        var lines = await File.ReadAllLinesAsync(file);
        await File.WriteAllLinesAsync(file, [$"{Environment.ProcessId}", .. lines[1..]]);

        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
        await using var server = await folder.StartAsync();

        server.WasAlreadyRunning.ShouldBeFalse();
        (await server.ConnectionString.Ask<int>("select 1")).ShouldBe(1);
    }

    [Fact]
    public async Task removes_what_a_killed_initdb_left()
    {
        await using var another = new KeptFolder();
        using var killed = AnotherServerUser.Begin(another.Options.DataFolder);
        while (!Directory.Exists(another.Options.DataFolder)
            || Directory.GetDirectories(another.Options.DataFolder, "unborn-cluster-*") is [])
            await Task.Delay(5);
        await killed.KillAsync();

        await using var server = await another.StartAsync();

        server.WasAlreadyRunning.ShouldBeFalse();
        Directory.GetDirectories(another.Options.DataFolder).Select(Path.GetFileName)
            .ShouldBe(["clients", "cluster", "log", "socket"], ignoreOrder: true);
    }

    [Fact]
    public async Task keeps_the_server_out_of_reach_of_ctrl_c()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Sessions of processes are read from /proc.");
        await using var server = await folder.StartAsync();

        Session((await folder.StatusAsync()).ProcessId!.Value).ShouldNotBe(Session(Environment.ProcessId));
    }

    [Fact]
    public async Task keeps_the_password_for_the_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var server = await folder.StartAsync();
        if (OperatingSystem.IsWindows())
            return;

        File.GetUnixFileMode(Path.Combine(folder.Cluster, "porfse.password"))
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Password = "guessed" };
        (await Should.ThrowAsync<PostgresException>(() => wrong.ConnectionString.Ask<int>("select 1")))
            .SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    private static string Session(int process) => File.ReadAllText($"/proc/{process}/stat").Split(' ')[5];
}
