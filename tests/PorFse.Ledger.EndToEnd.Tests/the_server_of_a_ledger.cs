using System.Text.Json;
using Npgsql;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class the_server_of_a_ledger(RecordedDemonstration demonstration)
{
    [Fact]
    public async Task stops_with_the_last_command_or_when_told_to()
    {
        await using var folder = await DataFolder.CreateAsync();
        var init = await folder.Command.RunAsync("init --programme", SmallProgramme.File);
        init.Done.Errors.ShouldBe($"Creating the cluster in {folder.Location} …\n");
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();

        await using var held = await folder.HoldServerAsync();
        (await folder.Command.RunAsync("stop")).Done.Errors.ShouldBe($"The server of {folder.Location} has stopped.\n");
        (await folder.StatusAsync()).IsRunning.ShouldBeFalse();
        (await folder.Command.RunAsync("stop --lang it")).Done.Errors
            .ShouldBe($"Nessun server di {folder.Location} era in esecuzione.\n");
        (await folder.Command.RunAsync("status --format json")).Json.GetProperty("position").GetInt64()
            .ShouldBe(SmallProgramme.Events);
    }

    [Fact]
    public async Task given_with_an_option_is_not_ours_to_stop()
    {
        (await new BuiltCommand("--database", "Host=localhost").RunAsync("stop")).ShouldSay(
            2, "server-not-embedded: A server given with --database is not stopped: 0 of 1 servers is embedded.");
        (await new BuiltCommand("--database", "Host=localhost").RunAsync("stop --lang it")).ShouldSay(
            2, "server-not-embedded: Un server dato con --database non si ferma: 0 server su 1 sono incorporati.");
    }

    [Fact]
    public async Task has_a_status_with_the_members_promised()
    {
        var status = (await demonstration.RunAsync("status --format json")).Json;
        status.EnumerateObject().Select(member => member.Name).ShouldBe(
        [
            "ledger", "programme", "position", "recordedAt", "root", "demonstration", "note", "guards", "role",
            "missingRoles", "database", "server", "version",
        ]);
        status.GetProperty("ledger").GetString().ShouldBe("open");
        status.GetProperty("programme").GetString().ShouldBe("2014IT05SFOP007");
        status.GetProperty("position").ValueKind.ShouldBe(JsonValueKind.Number);
        status.GetProperty("demonstration").ValueKind.ShouldBe(JsonValueKind.True);
        status.GetProperty("server").GetString().ShouldStartWith("PostgreSQL ");

        var csv = (await demonstration.RunAsync("status --format csv")).Lines;
        csv.Length.ShouldBe(2);
        csv[0].ShouldBe(string.Join(',', status.EnumerateObject().Select(member => member.Name)));
    }

    [Fact]
    public async Task keeps_its_password_to_itself()
    {
        var connectionString = (await demonstration.DatabaseAsync()).ConnectionString;
        var password = new NpgsqlConnectionStringBuilder(connectionString).Password!;
        foreach (var line in new[] { "status", "status --format json", "demo" })
        {
            var run = await demonstration.RunAsync(line);
            (run.Done.Output + run.Errors).ShouldNotContain(password);
        }
    }
}
