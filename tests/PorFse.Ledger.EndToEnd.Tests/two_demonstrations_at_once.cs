using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class two_demonstrations_at_once(GivenServer given)
{
    private const string Demo = "demo --operations 400";

    [Fact]
    public async Task end_well_with_one_history_in_one_folder()
    {
        await using var folder = await DataFolder.CreateAsync();
        var runs = await Task.WhenAll(folder.Command.RunAsync(Demo), folder.Command.RunAsync(Demo));

        runs[0].Done.Output.ShouldBe(runs[1].Done.Output);
        runs[0].Output.ShouldContain("Cells that differ from the published tables: 0 of 66.");
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
        await using var server = await folder.HoldServerAsync();
        var alone = await given.CreateDatabaseAsync();
        (await alone.Command.RunAsync(Demo)).Done.Output.ShouldBe(runs[0].Output);
        (await new Database(server.ConnectionString).LogAsync()).SequenceEqual(await alone.LogAsync()).ShouldBeTrue();
    }
}
