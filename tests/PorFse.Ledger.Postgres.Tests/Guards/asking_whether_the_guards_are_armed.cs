using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

public sealed class asking_whether_the_guards_are_armed(DatabaseFixture databases)
{
    private const string NoGuard =
        "create or replace function ledger.guard_head() returns trigger language plpgsql set search_path = ''"
        + " as 'begin return new; end'";

    [Fact]
    public async Task finds_all_of_them_in_a_new_ledger_and_after_a_rebuild()
    {
        await using var guarded = await OpenAsync();
        (await FaultsAsync(guarded)).ShouldBeEmpty();
        await guarded.Ledger.Rebuild().RebuildAsync(_ => { }, default);
        (await FaultsAsync(guarded)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("alter table ledger.mt_events disable trigger events_never_change", "mt_events.events_never_change")]
    [InlineData("alter table ledger.mt_events enable trigger events_never_change", "mt_events.events_never_change")]
    [InlineData("drop trigger head_moves_with_events on ledger.ledger_head", "ledger_head.head_moves_with_events")]
    [InlineData("create or replace trigger tiles_never_change before delete on ledger.ledger_tile"
        + " for each statement execute function ledger.refuse_change();"
        + "alter table ledger.ledger_tile enable always trigger tiles_never_change", "ledger_tile.tiles_never_change")]
    [InlineData("create or replace trigger streams_only_grow before update on ledger.mt_streams for each row"
        + " when (false) execute function ledger.refuse_change();"
        + "alter table ledger.mt_streams enable always trigger streams_only_grow", "mt_streams.streams_only_grow")]
    [InlineData(NoGuard, "guard_head()")]
    [InlineData("alter function ledger.guard_tiles() reset search_path", "guard_tiles()")]
    [InlineData("alter function ledger.guard_tiles() security definer", "guard_tiles()")]
    [InlineData("create trigger quiet before insert on ledger.mt_events for each row"
        + " execute function ledger.refuse_change()", "trigger quiet on mt_events")]
    [InlineData("create rule silence as on delete to ledger.mt_events do instead nothing",
        "rules, row security or heirs of mt_events")]
    [InlineData("alter table ledger.mt_events enable row level security", "rules, row security or heirs of mt_events")]
    [InlineData("create table ledger.heir () inherits (ledger.mt_events)", "rules, row security or heirs of mt_events")]
    [InlineData("grant update on ledger.mt_events to porfse_recorder", "UPDATE on mt_events for porfse_recorder")]
    [InlineData("grant update (data) on ledger.mt_events to porfse_recorder",
        "UPDATE on mt_events.data for porfse_recorder")]
    [InlineData("grant select on ledger.mt_events to public", "SELECT on mt_events for public")]
    [InlineData("grant delete on ledger.mt_streams to porfse_auditor", "DELETE on mt_streams for porfse_auditor")]
    [InlineData("grant create on schema ledger to porfse_recorder", "CREATE on schema ledger for porfse_recorder")]
    [InlineData("alter table ledger.ledger_tile owner to ledger", "owner ledger of ledger_tile")]
    public async Task names_what_is_not_as_it_was_made(string sql, string fault)
    {
        await using var guarded = await OpenAsync();
        await guarded.Ledger.RunAsync(sql);
        (await FaultsAsync(guarded)).ShouldContain(fault);
    }

    [Fact]
    public async Task names_the_key_that_a_superuser_switched_off()
    {
        await using var guarded = await OpenAsync();
        await guarded.RunAsAsync(GuardedLedger.Replica, "alter table ledger.mt_events disable trigger all");
        var faults = await FaultsAsync(guarded);
        faults.ShouldContain("mt_events.events_never_change");
        faults.ShouldContain(fault => fault.StartsWith("trigger RI_ConstraintTrigger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task finds_them_armed_again_by_their_scripts()
    {
        await using var guarded = await OpenAsync();
        await guarded.Ledger.RunAsync(NoGuard);
        await guarded.Ledger.RunAsync("drop trigger head_moves_with_events on ledger.ledger_head");
        (await FaultsAsync(guarded)).ShouldBe(["ledger_head.head_moves_with_events", "guard_head()"]);
        foreach (var script in new[] { "guard_head.sql", "check_append.sql" })
            await guarded.Ledger.RunAsync(Repository.Read($"src/PorFse.Ledger.Postgres/Schema/Guards/{script}"));
        (await FaultsAsync(guarded)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(GuardedLedger guarded)
    {
        await using var database = await LedgerDatabase.OpenAsync(
            guarded.ConnectionString, Views.All, TimeProvider.System, default);
        database.Standing.HasLedger.ShouldBeTrue();
        return database.Standing.Faults;
    }

    private async Task<GuardedLedger> OpenAsync()
    {
        var guarded = new GuardedLedger(databases);
        await guarded.InitializeAsync();
        return guarded;
    }
}
