using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class recording_the_demonstration(RecordedDemonstration demonstration, GivenServer server)
{
    [Fact]
    public async Task prints_the_report_of_2019_with_no_cell_that_differs()
    {
        var run = await demonstration.FirstRunAsync();
        run.Done.Output.ShouldContain("Cells that differ from the published tables: 0 of 66.");
        run.Output.ShouldBeApproved("demonstration");
    }

    [Fact]
    public async Task records_every_event_once_in_one_log()
    {
        var database = await demonstration.DatabaseAsync();
        var events = $"{await database.HeadAsync()}";
        var counted = await database.RowsAsync(
            "select count(*), min(seq_id), max(seq_id), count(distinct id) from ledger.mt_events");
        counted.ShouldHaveSingleItem().ShouldBe([events, "1", events, events]);
        (await demonstration.FirstRunAsync()).Output
            .ShouldContain(FormattableString.Invariant($"Events in the ledger: {await database.HeadAsync():N0}."));
    }

    [Fact]
    public async Task again_says_that_the_ledger_is_there_and_adds_nothing()
    {
        var database = await demonstration.DatabaseAsync();
        var head = await database.HeadAsync();
        var again = await demonstration.RunAsync("demo");

        again.Done.Errors.ShouldBe($"The demonstration ledger is there: {await demonstration.FolderAsync()}\n");
        again.Output.ShouldBe((await demonstration.FirstRunAsync()).Output);
        (await database.HeadAsync()).ShouldBe(head);
    }

    [Fact]
    public async Task again_with_its_own_options_is_the_same_as_without() =>
        (await demonstration.RunAsync("demo --operations 2000 --seed 2014")).Done.Output
        .ShouldBe((await demonstration.FirstRunAsync()).Output);

    [Theory]
    [InlineData("--operations 2001", "operations 2000, not 2001", "operations 2000, non 2001")]
    [InlineData("--seed 7", "seed 2014, not 7", "seed 2014, non 7")]
    public async Task with_other_options_is_refused_where_one_is_already(string options, string english, string italian)
    {
        var head = await (await demonstration.DatabaseAsync()).HeadAsync();
        (await demonstration.RunAsync("demo " + options)).ShouldSay(2,
            $"demonstration-differs: The demonstration here has {english}; use another --data or --database.");
        (await demonstration.RunAsync("demo --lang it " + options)).ShouldSay(2,
            $"demonstration-differs: La dimostrazione qui ha {italian}; usare altri --data o --database.");
        (await (await demonstration.DatabaseAsync()).HeadAsync()).ShouldBe(head);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task of_too_few_operations_is_refused_before_anything_is_made(string operations)
    {
        await using var folder = await DataFolder.CreateAsync();
        (await folder.Command.RunAsync("demo --operations " + operations)).ShouldSay(2,
            $"too-few-operations: A demonstration of {operations} operations is too small; it needs 59, "
            + "one per initiative.");
        folder.HasCluster.ShouldBeFalse();
    }

    [Fact]
    public async Task ends_with_three_commands_that_work()
    {
        var lines = (await demonstration.FirstRunAsync()).Lines;
        var commands = lines.Where(line => line.StartsWith("  porfse ", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBe(3);
        foreach (var command in commands)
            (await demonstration.RunAsync(command["  porfse ".Length..])).Done.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task gives_scripts_the_comparison_with_the_published_table_2()
    {
        var json = (await demonstration.RunAsync("demo --format json")).Json;
        var rows = json.GetProperty("rows").EnumerateArray().ToList();
        rows.Count.ShouldBe(30);
        rows.ShouldAllBe(row => row.GetProperty("difference").GetRawText() == "0.00");

        var csv = (await demonstration.RunAsync("demo --format csv")).Lines;
        csv[0].ShouldBe("axis,figure,value,published,difference,rate,publishedRate");
        csv.Length.ShouldBe(31);
    }

    [Fact]
    public async Task in_a_database_given_is_the_same_as_in_the_embedded_one()
    {
        var database = await server.CreateDatabaseAsync();
        (await database.Command.RunAsync("demo")).Done.Output.ShouldBe((await demonstration.FirstRunAsync()).Output);

        const string progress = "progress --at 2019-12-31 --format json";
        (await database.Command.RunAsync(progress)).Done.Output
            .ShouldBe((await demonstration.RunAsync(progress)).Done.Output);
        (await database.LogAsync()).ShouldBe(await (await demonstration.DatabaseAsync()).LogAsync());
    }

    [Fact]
    public async Task in_the_ledger_of_a_real_programme_is_refused()
    {
        var database = await server.OpenLedgerAsync();
        var head = await database.HeadAsync();
        (await database.Command.RunAsync("demo")).ShouldSayOneSentenceThatStarts(
            2, "ledger-already-open: This database holds the ledger of 2014IT05SFOP999");
        (await database.HeadAsync()).ShouldBe(head);
    }
}
