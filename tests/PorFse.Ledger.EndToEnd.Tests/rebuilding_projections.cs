using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class rebuilding_projections(RecordedDemonstration demonstration)
{
    [Fact]
    public async Task finds_the_demonstration_equal_to_its_events()
    {
        var outcome = await demonstration.RunAsync("rebuild --verify --format json");
        var rows = outcome.Json.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(row => row.GetProperty("projection").GetString()).ShouldContain("financial_progress");
        rows.ShouldAllBe(row => row.GetProperty("differing").GetInt64() == 0);
        rows.Sum(row => row.GetProperty("rows").GetInt64()).ShouldBeGreaterThan(10_000);
        outcome.Json.GetProperty("position").GetInt64()
            .ShouldBe(await (await demonstration.DatabaseAsync()).HeadAsync());
    }

    [Fact]
    public async Task names_a_damaged_row_and_mends_it()
    {
        await using var folder = await DataFolder.CreateAsync();
        await using var server = await folder.HoldServerAsync();
        (await folder.Command.RunAsync("demo --operations 59")).Done.ShouldNotBeNull();
        var table2 = (await folder.Command.RunAsync("progress --at 2019-12-31 --format csv")).Output;
        await new Database(server.ConnectionString).RowsAsync("""
            update ledger.operation_sheet set paid_cents = paid_cents + 1 where operation = 'OP-000001' returning 1
            """);

        var found = await folder.Command.RunAsync("rebuild --verify");
        found.ExitCode.ShouldBe(2);
        found.Output.ShouldContain("operation OP-000001");
        found.Output.ShouldContain("paid_cents");
        found.Errors.ShouldStartWith("projection-differs: operation_sheet differs from the events in 1 rows, of 59;");

        (await folder.Command.RunAsync("rebuild operation_sheet")).Done.ShouldNotBeNull();
        (await folder.Command.RunAsync("rebuild --verify")).Done.ShouldNotBeNull();
        (await folder.Command.RunAsync("progress --at 2019-12-31 --format csv")).Output.ShouldBe(table2);
    }

    [Fact]
    public async Task refuses_a_projection_that_is_none_and_names_those_there_are()
    {
        var outcome = await demonstration.RunAsync("rebuild totals");
        outcome.ExitCode.ShouldBe(2);
        outcome.Errors.ShouldStartWith("projection-unknown: No projection is named \"totals\"; the ");
        outcome.Errors.ShouldContain("financial_progress_by_era");
    }
}
