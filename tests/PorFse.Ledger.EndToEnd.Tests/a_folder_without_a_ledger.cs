using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public class a_folder_without_a_ledger(GivenServer server)
{
    private const string English =
        "ledger-not-open: This database holds 0 ledgers; open 1 with \"porfse init\" or \"porfse demo\".";
    private const string Italian =
        "ledger-not-open: Questo database contiene 0 registri; se ne apre 1 con \"porfse init\" o \"porfse demo\".";

    [Theory]
    [InlineData("progress")]
    [InlineData("plan --at 2019-12-31")]
    [InlineData("history DUL")]
    [InlineData("record payment --operation OP-1 --amount 1 --on 2018-03-01 --reference PA-1")]
    public async Task refuses_what_needs_one_and_stays_empty(string line)
    {
        await using var folder = await DataFolder.CreateAsync();
        (await folder.Command.RunAsync(line)).ShouldSay(2, English);
        (await folder.Command.RunAsync(line + " --lang it")).ShouldSay(2, Italian);
        Directory.Exists(folder.Location).ShouldBeFalse();
    }

    [Fact]
    public async Task has_a_status_all_the_same_and_no_server_to_stop()
    {
        await using var folder = await DataFolder.CreateAsync();
        var status = (await folder.Command.RunAsync("status --format json")).Json;
        status.GetProperty("ledger").GetString().ShouldBe("none");
        status.GetProperty("position").GetInt64().ShouldBe(0);

        (await folder.Command.RunAsync("stop")).Done.Errors.ShouldBe($"No server of {folder.Location} was running.\n");
        Directory.Exists(folder.Location).ShouldBeFalse();
    }

    [Fact]
    public async Task is_like_a_database_without_one()
    {
        var database = await server.CreateDatabaseAsync();
        (await database.Command.RunAsync("progress")).ShouldSay(2, English);
        var status = (await database.Command.RunAsync("status --format json")).Json;
        status.GetProperty("ledger").GetString().ShouldBe("none");
        (await database.RowsAsync("select count(*) from pg_namespace where nspname = 'ledger'"))[0][0].ShouldBe("0");
    }

    [Theory]
    [InlineData("70000")]
    [InlineData("-1")]
    [InlineData("http")]
    public async Task wants_a_port_that_is_one(string port)
    {
        await using var folder = await DataFolder.CreateAsync();
        (await folder.Command.With("PORFSE_PORT", port).RunAsync("demo"))
            .ShouldSay(1, $"PORFSE_PORT is \"{port}\"; a port is a number from 1 to 65535.");
    }

    [Fact]
    public async Task cannot_listen_where_another_program_does()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var folder = await DataFolder.CreateAsync();
        var refused = await folder.Command.With("PORFSE_PORT", port).RunAsync("demo --quiet");
        refused.ShouldSayOneSentenceThatStarts(1, "port-taken: ");
        refused.Errors.ShouldContain(port);
    }

    [Fact]
    public async Task cannot_be_where_a_file_is()
    {
        var file = Path.GetTempFileName();
        try
        {
            (await new BuiltCommand("--data", file).RunAsync("demo"))
                .ShouldSayOneSentenceThatStarts(1, "data-folder-not-writable: ");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task cannot_be_made_on_a_file_system_that_takes_no_files()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc takes no new folders, not even root's.");
        (await new BuiltCommand("--data", "/proc/porfse").RunAsync("demo"))
            .ShouldSayOneSentenceThatStarts(1, "data-folder-not-writable: ");
    }
}
