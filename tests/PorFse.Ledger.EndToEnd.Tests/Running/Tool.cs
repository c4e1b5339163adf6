using System.Diagnostics;
using System.Text;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>Somebody else's program, where this machine has it.</summary>
internal static class Tool
{
    /// <summary>Skips the test where one of some programs is not on the PATH.</summary>
    internal static void SkipWithout(params string[] programs)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        foreach (var program in programs)
        {
            Assert.SkipUnless(
                folders.Any(folder => File.Exists(Path.Combine(folder, program))),
                $"{program} is not on the PATH; it reads what is written here.");
        }
    }

    /// <summary>Runs a line of a shell to the end, in a folder.</summary>
    internal static async Task<Outcome> RunAsync(string folder, string line)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", line])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var run = new RunningCommand(Process.Start(start)!, TestContext.Current.CancellationToken);
        return await run.EndedAsync();
    }
}
