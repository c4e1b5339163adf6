using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace PorFse.Ledger.Postgres.Tests.Embedded;

/// <summary>A second real process that starts a server, and stops it when told to, unless it is killed first.</summary>
internal sealed class AnotherProcess : IDisposable
{
    private const string Folder = "PORFSE_TEST_FOLDER";
    private const string ThrowAway = "a throw-away folder";

    private readonly Process process;

    private AnotherProcess(Process process) => this.process = process;

    /// <summary>What the process told when its server had started: whether it was running already, and where.</summary>
    internal sealed record Started(bool WasAlreadyRunning, string DataFolder, int ServerProcessId);

    internal static AnotherProcess Begin(string folder = ThrowAway)
    {
        // The tests run either as a program of their own or under dotnet, which then needs to be told which.
        var host = Environment.ProcessPath!;
        var underDotnet = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.Ordinal);
        var start = new ProcessStartInfo(host, underDotnet ? ["exec", typeof(AnotherProcess).Assembly.Location] : [])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment[Folder] = folder;
        return new AnotherProcess(Process.Start(start)!);
    }

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

    // Runs before the tests' own entry point. Nothing here may await: the tests' code on another thread would wait for
    // the end of this initializer, and this initializer for it.
    [ModuleInitializer]
    internal static void BeTheOther()
    {
        if (Environment.GetEnvironmentVariable(Folder) is not { } folder)
            return;

        var options = folder == ThrowAway
            ? EmbeddedPostgresOptions.ForThrowAway()
            : new EmbeddedPostgresOptions { DataFolder = folder };
        var server = EmbeddedPostgres.StartAsync(options, default).GetAwaiter().GetResult();
        var status = EmbeddedPostgres.StatusAsync(options, default).GetAwaiter().GetResult();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"started|{server.WasAlreadyRunning}|{status.DataFolder}|{status.ProcessId}"));
        while (Console.ReadLine() is not null)
            continue;
        server.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Environment.Exit(0);
    }
}
