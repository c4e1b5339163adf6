using PorFse.Ledger.Postgres.Tests.Guards;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Reporting;

/// <summary>Schema reporting is all that an analyst reads, and nothing of it can be written.</summary>
public sealed class reading_as_an_analyst(GuardedLedger guarded) : IClassFixture<GuardedLedger>
{
    private const string Denied = "42501";

    private static readonly string[] Readers = [LedgerRoles.Analyst, LedgerRoles.Auditor, LedgerRoles.Recorder];

    [Fact]
    public async Task answers_everybody_who_reads_and_nobody_else()
    {
        foreach (var role in Readers)
        {
            await guarded.RunAsAsync(role, """
                table reporting.transaction_types; table reporting.transactions; table reporting.operations;
                table reporting.plans; table reporting.initiatives; table reporting.snapshots;
                select reporting.position_on('2019-12-31'), reporting.position_at(now()), reporting.rate(1, 3);
                select * from reporting.plan_at('2019-12-31');
                select * from reporting.programme_progress_at('2019-12-31');
                select * from reporting.progress_at('2019-12-31');
                select * from reporting.priority_progress_at('2019-12-31');
                select * from reporting.initiative_progress_at('2019-12-31', 9);
                select * from reporting.operation_progress_at('2019-12-31', 9)
                """);
        }
        (await guarded.Ledger.LinesAsync("""
            select relname from pg_class, aclexplode(relacl)
            where relnamespace = 'reporting'::regnamespace and grantee = 0
            union all select proname from pg_proc, aclexplode(proacl)
            where pronamespace = 'reporting'::regnamespace and grantee = 0
            union all select nspname from pg_namespace, aclexplode(nspacl) where nspname = 'reporting' and grantee = 0
            union all select proname from pg_proc where pronamespace = 'reporting'::regnamespace and proacl is null
            """)).ShouldBeEmpty();
    }

    [Fact]
    public async Task shows_the_analyst_no_table_of_the_ledger()
    {
        var tables = await guarded.Ledger.LinesAsync(
            "select relname from pg_class where relnamespace = 'ledger'::regnamespace and relkind in ('r', 'S')");
        tables.Count.ShouldBeGreaterThan(10);
        foreach (var table in tables)
            (await guarded.StateAsync(LedgerRoles.Analyst, $"select * from ledger.{table}")).ShouldBe(Denied, table);
        string[] inner = ["initiative_amounts", "initiative_selections", "checked_position"];
        foreach (var rest in inner.Select(function => function + "('2019-12-31', 3)"))
            (await guarded.StateAsync(LedgerRoles.Analyst, $"select * from reporting.{rest}")).ShouldBe(Denied, rest);
    }

    [Theory]
    [InlineData("insert into reporting.transactions (reference) values ('X')")]
    [InlineData("update reporting.transaction_types set sign = 1")]
    [InlineData("delete from reporting.operations")]
    [InlineData("create view reporting.mine as select 1 as one")]
    [InlineData("drop view reporting.snapshots")]
    [InlineData("comment on view reporting.plans is 'mine'")]
    [InlineData("""
        create or replace function reporting.rate(part numeric, whole numeric) returns numeric language sql
        return 1
        """)]
    public async Task lets_no_reader_write(string statement)
    {
        var before = await guarded.ContentAsync();
        foreach (var role in Readers)
            (await guarded.StateAsync(role, statement)).ShouldNotBeNull(role);
        (await guarded.ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task tries_no_condition_of_the_analyst_on_what_a_view_leaves_out()
    {
        await guarded.RunAsAsync(LedgerRoles.Analyst, """
            create function pg_temp.leaks(seen text) returns boolean language plpgsql cost 0.0001 as $$
            begin
                if seen not in (select type from reporting.transaction_types) then
                    raise exception 'seen: %', seen;
                end if;
                return true;
            end
            $$;
            select count(*) from reporting.transactions where pg_temp.leaks(type)
            """);
        await guarded.RunAsAsync(LedgerRoles.Analyst, """
            create function pg_temp.leaks(seen text) returns boolean language plpgsql cost 0.0001 as $$
            begin
                if seen is null then
                    raise exception 'An event that is no selection was seen.';
                end if;
                return true;
            end
            $$;
            select count(*) from reporting.operations where pg_temp.leaks(title)
            """);
    }
}
