using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Guards;

/// <summary>Whatever is no append, tried as each role and as a superuser past ordinary triggers.</summary>
public sealed class changing_what_is_recorded(GuardedLedger guarded) : IClassFixture<GuardedLedger>
{
    private const string ByGuard = "LG001";
    private const string OutsideAppend = "LG002";
    private const string ByRight = "42501";

    [Theory]
    [InlineData("update ledger.mt_events set data = jsonb_set(data, '{Amount}', '1') where seq_id = 9")]
    [InlineData("update ledger.mt_events set timestamp = timestamp where false")]
    [InlineData("delete from ledger.mt_events where seq_id = (select max(seq_id) from ledger.mt_events)")]
    [InlineData("truncate ledger.mt_events")]
    [InlineData("truncate ledger.mt_streams cascade")]
    [InlineData("delete from ledger.mt_streams where id = 'operation-OP-1'")]
    [InlineData("update ledger.mt_streams set is_archived = true where id = 'operation-OP-1'")]
    [InlineData("update ledger.mt_streams set type = 'initiative' where id = 'operation-OP-1'")]
    [InlineData("update ledger.mt_streams set id = 'operation-OP-X' where id = 'operation-OP-1'")]
    [InlineData("update ledger.ledger_tile set hashes = hashes")]
    [InlineData("delete from ledger.ledger_tile")]
    [InlineData("truncate ledger.ledger_tile")]
    [InlineData("insert into ledger.ledger_head select * from ledger.ledger_head")]
    [InlineData("delete from ledger.ledger_head")]
    [InlineData("truncate ledger.ledger_head")]
    [InlineData("update ledger.ledger_head set era_length = 1")]
    [InlineData("update ledger.ledger_head set schema_version = 1")]
    [InlineData("merge into ledger.mt_events as e using ledger.mt_streams as s on e.stream_id = s.id"
        + " when matched then delete")]
    public async Task is_refused_to_everybody(string sql)
    {
        var before = await guarded.ContentAsync();
        (await guarded.StateAsync(LedgerRoles.Owner, sql)).ShouldBeOneOf(ByGuard, OutsideAppend);
        (await guarded.StateAsync(GuardedLedger.Replica, sql)).ShouldBeOneOf(ByGuard, OutsideAppend);
        (await guarded.StateAsync(LedgerRoles.Recorder, sql)).ShouldBe(ByRight);
        (await guarded.StateAsync(LedgerRoles.Auditor, sql)).ShouldBe(ByRight);
        (await guarded.StateAsync(LedgerRoles.Analyst, sql)).ShouldBe(ByRight);
        (await guarded.ContentAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("update ledger.ledger_head set position = position - 1")]
    [InlineData("update ledger.ledger_head set recorded_at = recorded_at - interval '1 second'")]
    [InlineData("update ledger.ledger_head set previous = position, position = position + 1, edge = edge || edge")]
    [InlineData("update ledger.ledger_head set root = sha256('another')")]
    [InlineData("update ledger.mt_streams set version = version - 1 where id = 'operation-OP-1'")]
    public async Task is_refused_by_the_guards_where_an_append_needs_the_right(string sql)
    {
        var before = await guarded.ContentAsync();
        foreach (var role in new[] { LedgerRoles.Owner, LedgerRoles.Recorder, GuardedLedger.Replica })
            (await guarded.StateAsync(role, sql)).ShouldBeOneOf(ByGuard, OutsideAppend);
        (await guarded.StateAsync(LedgerRoles.Auditor, sql)).ShouldBe(ByRight);
        (await guarded.StateAsync(LedgerRoles.Analyst, sql)).ShouldBe(ByRight);
        (await guarded.ContentAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("alter table ledger.mt_events disable trigger events_never_change")]
    [InlineData("alter table ledger.mt_events disable trigger all")]
    [InlineData("drop trigger events_never_change on ledger.mt_events")]
    [InlineData("drop table ledger.mt_events cascade")]
    [InlineData("drop schema ledger cascade")]
    [InlineData("alter table ledger.mt_events add column note text")]
    [InlineData("create rule silence as on insert to ledger.mt_events do instead nothing")]
    [InlineData("create table ledger.heir () inherits (ledger.mt_events)")]
    [InlineData("create or replace function ledger.refuse_change() returns trigger language plpgsql as 'begin end'")]
    [InlineData("create function ledger.mine() returns int language sql as 'select 1'")]
    [InlineData("create schema beside")]
    [InlineData("grant porfse_owner to porfse_recorder")]
    [InlineData("alter sequence ledger.mt_events_sequence restart")]
    [InlineData("insert into ledger.mt_event_progression values ('HighWaterMark', 1, now())")]
    [InlineData("delete from ledger.financial_progress")]
    [InlineData("update ledger.financial_progress_by_era set cents = 0")]
    [InlineData("copy ledger.mt_events to program 'cat'")]
    public async Task cannot_be_prepared_by_those_who_work_with_it(string sql)
    {
        foreach (var role in new[] { LedgerRoles.Recorder, LedgerRoles.Auditor, LedgerRoles.Analyst })
            (await guarded.StateAsync(role, sql)).ShouldBe(ByRight, role);
    }

    [Fact]
    public async Task without_the_foreign_key_is_for_the_recorder_alone_and_no_more_than_before()
    {
        const string replica = "set session_replication_role = replica";
        foreach (var role in new[] { LedgerRoles.Auditor, LedgerRoles.Analyst })
            (await guarded.StateAsync(role, replica)).ShouldBe(ByRight, role);
        foreach (var change in new[] { "update ledger.mt_streams set version = 99", "truncate ledger.mt_events" })
        {
            (await guarded.StateAsync(LedgerRoles.Recorder, $"{replica}; {change}"))
                .ShouldBeOneOf(ByGuard, OutsideAppend, ByRight);
        }
    }

    [Theory]
    [InlineData(LedgerRoles.Owner, OutsideAppend)]
    [InlineData(LedgerRoles.Recorder, ByRight)]
    public async Task is_refused_to_martens_archiving(string role, string state)
    {
        await guarded.RunAsAsync(LedgerRoles.Owner, """
            create or replace function ledger.mt_archive_stream(streamid varchar) returns void language plpgsql as $$
            begin
                update ledger.mt_streams set is_archived = true where id = streamid;
                update ledger.mt_events set is_archived = true where stream_id = streamid;
            end
            $$
            """);
        var before = await guarded.ContentAsync();
        (await guarded.StateAsync(role, "select ledger.mt_archive_stream('operation-OP-1')")).ShouldBe(state);
        (await guarded.ContentAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(LedgerRoles.Recorder, "mt_events", null)]
    [InlineData(LedgerRoles.Recorder, "financial_progress", null)]
    [InlineData(LedgerRoles.Auditor, "mt_events", null)]
    [InlineData(LedgerRoles.Auditor, "ledger_head", null)]
    [InlineData(LedgerRoles.Auditor, "ledger_tile", null)]
    [InlineData(LedgerRoles.Auditor, "operation_sheet", null)]
    [InlineData(LedgerRoles.Analyst, "operation_sheet", ByRight)]
    [InlineData(LedgerRoles.Analyst, "financial_progress_by_era", ByRight)]
    [InlineData(LedgerRoles.Analyst, "mt_events", ByRight)]
    [InlineData(LedgerRoles.Analyst, "mt_streams", ByRight)]
    [InlineData(LedgerRoles.Analyst, "ledger_head", ByRight)]
    [InlineData(LedgerRoles.Analyst, "ledger_tile", ByRight)]
    public async Task does_not_hinder_reading_what_a_role_may_read(string role, string table, string? state) =>
        (await guarded.StateAsync(role, $"select * from ledger.{table}")).ShouldBe(state);

    [Fact]
    public async Task leaves_public_with_nothing()
    {
        await guarded.RunAsAsync(GuardedLedger.Replica, """
            do $$ begin
                create role somebody nologin;
            exception when duplicate_object then
                null;
            end $$
            """);
        foreach (var table in new[] { "mt_events", "ledger_head", "financial_progress" })
        {
            (await guarded.StateAsync(GuardedLedger.Replica, $"set role somebody; select from ledger.{table}"))
                .ShouldBe(ByRight);
        }
    }
}
