using Npgsql;
using PorFse.Ledger.Postgres.Tests.Embedded;
using PorFse.Ledger.Postgres.Tests.Store;
using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

/// <summary>Logins that are members of the roles, and what the ledger does for each.</summary>
public sealed class working_as_a_role(DatabaseFixture databases)
{
    [Fact]
    public async Task records_and_reads_as_the_recorder_whose_login_has_no_right_of_the_owner()
    {
        var connection = await EmptyLedgerAsync();
        await using var database = await AsAsync(connection, LedgerRoles.Recorder, inherits: false);
        (database.Standing.Role, database.Standing.MayRecord, database.Standing.MayRebuild)
            .ShouldBe((LedgerRoles.Recorder, true, false));

        var log = await SmallProgramme.RecordAsync(database.Store, PostgresEventStore.EventsWorthACopy);
        (await database.Store.ReadHeadAsync(default)).Position.ShouldBe(log.Count);
        var (_, views) = await database.Comparison(Views.All).VerifyAsync(_ => { }, default);
        views.ShouldAllBe(view => view.Differing == 0);
        (await Should.ThrowAsync<PostgresException>(database.Rebuild(Views.All).RebuildAsync(_ => { }, default)))
            .SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task keeps_the_role_on_a_connection_used_again()
    {
        var connection = await EmptyLedgerAsync();
        var login = await LoginAsync(connection, LedgerRoles.Recorder, inherits: false);
        var alone = new NpgsqlConnectionStringBuilder(login) { MaxPoolSize = 1 }.ConnectionString;
        await using var database = await LedgerDatabase.OpenAsync(alone, Views.All, TimeProvider.System, default);
        var log = await SmallProgramme.RecordAsync(database.Store, 3);
        for (var use = 0; use < 3; use++)
        {
            await using var reading = await database.BeginReadingAsync(default);
            reading.Head.Position.ShouldBe(log.Count);
        }
    }

    [Fact]
    public async Task lets_an_auditor_read_and_compare_and_nothing_else()
    {
        var (connection, log) = await OpenLedgerAsync();
        await using var database = await AsAsync(connection, LedgerRoles.Auditor);
        (database.Standing.Role, database.Standing.MayRead, database.Standing.MayRecord, database.Standing.MayRebuild)
            .ShouldBe((LedgerRoles.Auditor, true, false, false));

        await using var reading = await database.BeginReadingAsync(default);
        reading.Head.Position.ShouldBe(log);
        var (position, _) = await database.Comparison(Views.All).VerifyAsync(_ => { }, default);
        position.ShouldBe(log);
        (await Should.ThrowAsync<PostgresException>(SmallProgramme.RecordAsync(database.Store, 9)))
            .SqlState.ShouldBe("42501");
    }

    [Fact]
    public async Task lets_an_analyst_read_schema_reporting_alone_also_after_a_rebuild()
    {
        var (connection, _) = await OpenLedgerAsync();
        await using var database = await AsAsync(connection, LedgerRoles.Analyst);
        (database.Standing.Role, database.Standing.MayRead, database.Standing.MayRecord)
            .ShouldBe((LedgerRoles.Analyst, false, false));
        await using (var owner = await LedgerDatabase.OpenAsync(connection, Views.All, TimeProvider.System, default))
            await owner.Rebuild(Views.All).RebuildAsync(_ => { }, default);

        var analyst = await LoginAsync(connection, LedgerRoles.Analyst, inherits: true);
        (await analyst.Ask<long>("select count(*) from reporting.transactions")).ShouldBe(11);
        foreach (var view in Views.All.All)
        {
            (await Should.ThrowAsync<PostgresException>(analyst.Ask<long>($"select 1 from ledger.{view.Table.Name}")))
                .SqlState.ShouldBe("42501");
        }
        (await connection.Ask<long>(
            "select count(*) from pg_class where relnamespace = 'ledger'::regnamespace and relkind = 'r'"
            + " and relowner <> 'porfse_owner'::regrole")).ShouldBe(0);
    }

    [Fact]
    public async Task finds_a_stranger_without_any_right()
    {
        var (connection, _) = await OpenLedgerAsync();
        await using var database = await AsAsync(connection, null);
        database.Standing.Role.ShouldBe(database.Standing.User);
        (database.Standing.HasLedger, database.Standing.MayRead, database.Standing.MayRecord)
            .ShouldBe((true, false, false));
    }

    [Fact]
    public async Task does_without_the_roles_where_the_user_may_not_join_them()
    {
        var connection = await databases.CreateDatabaseAsync();
        var guest = await LoginAsync(connection, null, inherits: true);
        await (await AdminOfAsync(connection)).Do($"grant create on database {NameOf(connection)} to {UserOf(guest)}");
        await using var database = await LedgerDatabase.OpenAsync(guest, Views.All, TimeProvider.System, default);
        await database.CreateSchemaAsync(default);

        database.Standing.Owner.ShouldBe(UserOf(guest));
        database.Standing.MissingRoles.ShouldBe([LedgerRoles.Owner]);
        database.Standing.RoleFor(LedgerRoles.Owner).ShouldBe(UserOf(guest));
        database.Standing.Faults.ShouldBeEmpty();
        await SmallProgramme.RecordAsync(database.Store, 3);
        await database.Rebuild(Views.All).RebuildAsync(_ => { }, default);
        database.Standing.MayRecord.ShouldBeTrue();
    }

    [Fact]
    public async Task makes_the_roles_once_for_ledgers_that_come_at_the_same_time()
    {
        await using var server = await EmbeddedPostgres.StartAsync(
            EmbeddedPostgresOptions.ForThrowAway() with { FastAndUnsafe = true }, default);
        var admin = server.AdminConnectionString;
        await admin.Do($"drop owned by {LedgerRoles.Recorder}");
        await admin.Do($"drop role {string.Join(", ", LedgerRoles.All)}");
        string[] names = ["one", "two", "three", "four"];
        foreach (var name in names)
            await admin.Do($"create database {name}");

        var ledgers = await Task.WhenAll(names.Select(async name =>
        {
            var connection = new NpgsqlConnectionStringBuilder(admin) { Database = name }.ConnectionString;
            var database = await LedgerDatabase.OpenAsync(connection, Views.All, TimeProvider.System, default);
            await database.CreateSchemaAsync(default);
            return database;
        }));
        foreach (var ledger in ledgers)
        {
            (ledger.Standing.Role, ledger.Standing.Owner, ledger.Standing.MissingRoles.Count)
                .ShouldBe((LedgerRoles.Recorder, LedgerRoles.Owner, 0));
            ledger.Standing.Faults.ShouldBeEmpty();
            await ledger.DisposeAsync();
        }
    }

    private async Task<string> EmptyLedgerAsync()
    {
        var connection = await databases.CreateDatabaseAsync();
        await using var ledger = await TestLedger.OpenAsync(connection);
        return connection;
    }

    private async Task<(string Connection, long Position)> OpenLedgerAsync()
    {
        var connection = await databases.CreateDatabaseAsync();
        await using var ledger = await TestLedger.OpenAsync(connection);
        return (connection, (await SmallProgramme.RecordAsync(ledger.Store, 3)).Count);
    }

    private async Task<LedgerDatabase> AsAsync(string connection, string? role, bool inherits = true) =>
        await LedgerDatabase.OpenAsync(
            await LoginAsync(connection, role, inherits), Views.All, TimeProvider.System, default);

    /// <summary>A new login, member of a role; without inheritance it has its rights only working as it.</summary>
    private async Task<string> LoginAsync(string connection, string? role, bool inherits)
    {
        var name = "login_" + Guid.NewGuid().ToString("N")[..12];
        await (await AdminOfAsync(connection)).Do(
            $"create role {name} login password 'of a test' {(inherits ? "inherit" : "noinherit")}"
            + (role is null ? "" : $" in role {role}"));
        return new NpgsqlConnectionStringBuilder(connection)
        {
            Username = name,
            Password = "of a test",
        }.ConnectionString;
    }

    private async Task<string> AdminOfAsync(string connection) =>
        new NpgsqlConnectionStringBuilder(await databases.AdminConnectionStringAsync())
        {
            Database = NameOf(connection),
        }.ConnectionString;

    private static string NameOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static string UserOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Username!;
}
