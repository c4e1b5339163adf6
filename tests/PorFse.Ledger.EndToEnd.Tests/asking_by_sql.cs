using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>An analyst, who has SQL and not the command, gets the same cents.</summary>
public sealed class asking_by_sql(RecordedDemonstration demonstration)
{
    [Theory]
    [InlineData("programme", "programme_progress_at")]
    [InlineData("axis", "progress_at")]
    [InlineData("priority", "priority_progress_at")]
    [InlineData("initiative", "initiative_progress_at")]
    [InlineData("operation", "operation_progress_at")]
    public async Task gives_what_progress_prints(string by, string function)
    {
        var printed = await demonstration.RunAsync(
            $"progress --by {by} --at 2019-12-31 --known-at 2020-01-31 --format csv");
        var rows = await (await AnalystAsync()).RowsAsync($"""
            select {(by == "programme" ? "'2014IT05SFOP007'" : by)}, allocation, programmed, committed, paid, certified,
                programmed_rate, committed_rate, paid_rate, certified_rate, events
            from reporting.{function}('2019-12-31', reporting.position_on('2020-01-31'))
            """);
        rows.Select(row => string.Join(',', row)).ShouldBe(printed.Lines.Skip(1));
    }

    private async Task<Database> AnalystAsync() => new(
        new NpgsqlConnectionStringBuilder((await demonstration.DatabaseAsync()).ConnectionString)
        {
            Options = "-c role=porfse_analyst",
        }.ConnectionString);
}
