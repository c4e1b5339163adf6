using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A view that no longer holds what the events add up to.</summary>
public class sums_that_differ(GivenServer server)
{
    private const string Programming =
        "record programming --initiative CORSI --amount 800 --on 2015-09-01 --reference PR-1";

    [Theory]
    [InlineData("explain --axis I --stage programmed --at 2019-12-31 --lang en",
        "Sums differ: initiative CORSI, programmed is EUR 800.01, but its parts add up to EUR 800.00. Amounts that ")]
    [InlineData("explain --axis I --stage programmed --at 2019-12-31 --lang it",
        "Le somme non tornano: initiative CORSI, programmed è EUR 800,01, ma le sue parti danno EUR 800,00. Importi ")]
    [InlineData("diff --at 2014-12-31..2019-12-31 --lang en",
        "Sums differ: axis I, programmed is EUR 800.01, but its parts add up to EUR 800.00. Amounts that differ: 2.")]
    public async Task are_said_with_both_amounts_and_end_broken(string line, string said)
    {
        var ledger = await server.OpenLedgerAsync();
        (await ledger.Command.RunAsync(Programming)).Done.Errors.ShouldBeEmpty();
        (await ledger.Command.RunAsync(line)).Done.Errors.ShouldBeEmpty();
        await DamageAsync(ledger);
        foreach (var format in new[] { "table", "json", "csv" })
        {
            var run = await ledger.Command.RunAsync($"{line} --format {format}");
            run.ExitCode.ShouldBe(1);
            run.Errors.ShouldStartWith(said);
            run.Errors.TrimEnd('\n').ShouldNotContain("\n");
        }
    }

    // One cent more, in whatever tables the progress is kept.
    private static async Task DamageAsync(Database ledger)
    {
        var tables = await ledger.RowsAsync("""
            select table_name from information_schema.columns
            where table_schema = 'ledger' and column_name = 'cents' and table_name like 'financial_progress%'
            """);
        tables.ShouldNotBeEmpty();
        foreach (var table in tables)
            await ledger.RowsAsync($"update ledger.{table[0]} set cents = cents + 1");
    }
}
