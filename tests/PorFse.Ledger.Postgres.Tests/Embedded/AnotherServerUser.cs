using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>A second real process that starts a server, and stops it when told to, unless it is killed first.</summary>
internal sealed class AnotherServerUser : IDisposable
{
    internal const string Part = "server-user";

    private const string ThrowAway = "a throw-away folder";

    private readonly Process process;

    private AnotherServerUser(Process process) => this.process = process;

    /// <summary>What the process told when its server had started: whether it was running already, and where.</summary>
    internal sealed record Started(bool WasAlreadyRunning, string DataFolder, int ServerProcessId);

    internal static AnotherServerUser Begin(string folder = ThrowAway) => new(OtherProcess.Start(Part, folder));

    internal async Task<Started> StartedAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split('|') is ["started", var already, var folder, var server])
                return new Started(bool.Parse(already), folder, int.Parse(server, CultureInfo.InvariantCulture));
        }

        throw new InvalidOperationException("The other process ended without having started a server.");
    }

    internal async Task EndAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
    }

    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    internal static async Task PlayAsync(string[] arguments)
    {
        var options = arguments[0] == ThrowAway
            ? EmbeddedPostgresOptions.ForThrowAway()
            : new EmbeddedPostgresOptions { DataFolder = arguments[0] };
        await using var server = await EmbeddedPostgres.StartAsync(options, default);
        var status = await EmbeddedPostgres.StatusAsync(options, default);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"started|{server.WasAlreadyRunning}|{status.DataFolder}|{status.ProcessId}"));
        while (await Console.In.ReadLineAsync() is not null)
            continue;
    }
}
