using Npgsql;
using PorFse.Ledger.Postgres.Tests.Store;
using PorFse.Ledger.Projections;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Reporting;

/// <summary>A rebuild puts other tables in the place of the live ones, under the views of schema reporting.</summary>
public sealed class after_a_rebuild(DatabaseFixture databases)
{
    private const string Table2 = "select * from reporting.progress_at('2019-12-31')";

    [Fact]
    public async Task a_ledger_of_an_older_program_has_it_too()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 3);
        var before = await RowsAsync(ledger);
        await ledger.RunAsync("""
            drop schema reporting cascade;
            grant select on ledger.operation_sheet to porfse_analyst
            """);

        await ledger.Rebuild(new ViewSet([new OperationSheetView()], [])).RebuildAsync(_ => { }, default);
        (await RowsAsync(ledger)).ShouldBe(before);
        (await ledger.ScalarAsync<bool>("""
            select has_table_privilege('porfse_analyst', 'ledger.operation_sheet', 'select')
                or not has_function_privilege('porfse_analyst', 'reporting.progress_at(date, bigint)', 'execute')
            """)).ShouldBeFalse();
    }

    [Fact]
    public async Task what_somebody_made_on_top_of_it_is_still_there()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 3);
        await ledger.RunAsync($"""
            create view public.mine as {Table2};
            comment on schema reporting is 'Of another program.'
            """);
        await ledger.Rebuild().RebuildAsync(_ => { }, default);
        (await ledger.LinesAsync("table public.mine")).ShouldBe(await RowsAsync(ledger));
    }

    [Fact]
    public async Task a_query_that_began_before_is_refused_and_not_answered_wrongly()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        await SmallProgramme.RecordAsync(ledger.Store, 3);
        await using var connection = await ledger.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using (var first = new NpgsqlCommand("table reporting.plans", connection, transaction))
            await first.ExecuteNonQueryAsync();
        await ledger.Rebuild().RebuildAsync(_ => { }, default);

        await using var second = new NpgsqlCommand(Table2, connection, transaction);
        (await Should.ThrowAsync<PostgresException>(second.ExecuteNonQueryAsync())).SqlState.ShouldBe("40001");
    }

    private static Task<List<string>> RowsAsync(TestLedger ledger) => ledger.LinesAsync(Table2);
}
