using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace PorFse.Ledger.Benchmarks;

/// <summary>What a piece of work took.</summary>
/// <param name="Time">Wall clock.</param>
/// <param name="PeakBytes">Memory resident at most, as Linux counts it.</param>
/// <param name="Processor">Time of this process on all cores; none for another program.</param>
internal sealed record Measure(TimeSpan Time, long PeakBytes, TimeSpan Processor = default)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);

    /// <summary>Work of this process.</summary>
    internal static async Task<Measure> OfAsync(Func<Task> work)
    {
        // What earlier work has left must not count.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        // Makes Linux count the peak anew.
        await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
        var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new Measure(
            Stopwatch.GetElapsedTime(start), PeakOf("self"), Environment.CpuUsage.TotalTime - used);
    }

    /// <summary>A program, what it says thrown away; null where it is not installed.</summary>
    internal static Task<Measure?> OfCommandAsync(string program, params string[] arguments) =>
        OfCommandAsync((code, _) => code == 0, program, arguments);

    /// <summary>The same of a command that ends well by its exit code and its output.</summary>
    internal static async Task<Measure?> OfCommandAsync(
        Func<int, string, bool> isWell, string program, params string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments)
            {
                RedirectStandardOutput = true,
                Environment = { ["LC_ALL"] = "C.UTF-8" },
            })!;
            var (ended, peak) = (process.StandardOutput.ReadToEndAsync(), 0L);
            for (; !process.HasExited; await Task.Delay(BetweenLooks))
                peak = Math.Max(peak, PeakOf(process.Id.ToString(CultureInfo.InvariantCulture)));
            if (!isWell(process.ExitCode, await ended))
                throw new InvalidOperationException($"{program} gave {process.ExitCode}.");
            return new Measure(Stopwatch.GetElapsedTime(start), peak);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static long PeakOf(string process)
    {
        try
        {
            return 1_024 * File.ReadLines($"/proc/{process}/status")
                .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
                .Select(kilobytes => long.Parse(kilobytes, CultureInfo.InvariantCulture))
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
