using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>The rows another reader of Marten's tables finds, after single commands and after a COPY.</summary>
public sealed class what_an_append_leaves_in_the_tables(DatabaseFixture databases)
{
    [Theory]
    [InlineData(10)]
    [InlineData(PostgresEventStore.EventsWorthACopy * 3)]
    public async Task is_what_marten_expects(int operations)
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var log = await SmallProgramme.RecordAsync(ledger.Store, operations);

        (await ledger.ScalarAsync<long>("select last_value from ledger.mt_events_sequence")).ShouldBe(log.Count);
        (await ledger.ScalarAsync<long>("select position from ledger.ledger_head")).ShouldBe(log.Count);
        (await ledger.LinesAsync("""
            select s.id from ledger.mt_streams s
            left join (select stream_id, max(version) as version, count(*) as events, max(timestamp) as last
                from ledger.mt_events group by stream_id) e on e.stream_id = s.id
            where s.version <> e.version or s.version <> e.events or e.version is null or s.type is null
                or s.is_archived or s.timestamp < e.last
            """)).ShouldBeEmpty();
        (await ledger.LinesAsync("""
            select distinct type, mt_dotnet_type from ledger.mt_events order by 1
            """)).ShouldBe(
        [
            "commitment_entered | PorFse.Ledger.CommitmentEntered, PorFse.Ledger",
            "expenditure_certified | PorFse.Ledger.ExpenditureCertified, PorFse.Ledger",
            "financial_plan_adopted | PorFse.Ledger.FinancialPlanAdopted, PorFse.Ledger",
            "initiative_opened | PorFse.Ledger.InitiativeOpened, PorFse.Ledger",
            "operation_selected | PorFse.Ledger.OperationSelected, PorFse.Ledger",
            "payment_made | PorFse.Ledger.PaymentMade, PorFse.Ledger",
            "programme_adopted | PorFse.Ledger.ProgrammeAdopted, PorFse.Ledger",
            "resources_programmed | PorFse.Ledger.ResourcesProgrammed, PorFse.Ledger",
        ]);
        (await ledger.LinesAsync(
            "select distinct user_name, headers->>'source', jsonb_typeof(data) from ledger.mt_events"))
            .ShouldBe(["tester | test | object"]);
    }

    [Fact]
    public async Task agrees_with_the_sums_an_analyst_writes_in_sql()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 40);
        var bySql = await ledger.LinesAsync("""
            select case type when 'resources_programmed' then 1 when 'commitment_entered' then 2
                when 'payment_made' then 3 else 4 end, (sum((data->>'Amount')::numeric) * 100)::bigint, count(*)
            from ledger.mt_events where data ? 'Amount' group by 1 order by 1
            """);
        (await ledger.LinesAsync(
            "select stage, sum(cents), sum(events) from ledger.financial_progress group by 1 order by 1"))
            .ShouldBe(bySql);
        bySql.Count.ShouldBe(4);
    }
}
