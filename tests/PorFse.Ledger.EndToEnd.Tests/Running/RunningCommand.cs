using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A run of the command that has begun.</summary>
internal sealed class RunningCommand : IDisposable
{
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> errors;
    private readonly CancellationToken cancellation;

    internal RunningCommand(Process process, CancellationToken cancellation)
    {
        this.process = process;
        this.cancellation = cancellation;
        output = process.StandardOutput.ReadToEndAsync(cancellation);
        errors = process.StandardError.ReadToEndAsync(cancellation);
    }

    internal bool HasEnded => process.HasExited;

    /// <summary>How it ended, once it has.</summary>
    internal async Task<Outcome> EndedAsync()
    {
        await process.WaitForExitAsync(cancellation);
        return new Outcome(process.ExitCode, await output, await errors);
    }

    /// <summary>Ends it as a machine without memory does, at once and without its knowledge.</summary>
    internal Task<Outcome> KillAsync()
    {
        process.Kill();
        return EndedAsync();
    }

    /// <summary>Ends it as Ctrl+C on a terminal does.</summary>
    internal async Task<Outcome> InterruptAsync()
    {
        var id = process.Id.ToString(CultureInfo.InvariantCulture);
        using (var kill = Process.Start("kill", [InterruptsAreIgnored ? "-TERM" : "-INT", id]))
            await kill.WaitForExitAsync(cancellation);
        return await EndedAsync();
    }

    // A shell that starts us in the background without job control has us, and whom we start, ignore interrupts: no
    // program can tell that from its user's wish. Termination is answered in the same way and never ignored so.
    private static bool InterruptsAreIgnored
    {
        get
        {
            const string signals = "/proc/self/status";
            const long interrupt = 1L << 1;
            var ignored = File.Exists(signals)
                ? File.ReadLines(signals).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
                : null;
            return ignored is not null
                && (long.Parse(ignored["SigIgn:".Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture)
                    & interrupt) != 0;
        }
    }

    /// <summary>A test that failed half-way leaves no process behind.</summary>
    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }
}
