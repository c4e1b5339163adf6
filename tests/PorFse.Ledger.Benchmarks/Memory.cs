using System.Globalization;

namespace PorFse.Ledger.Benchmarks;

/// <summary>The memory this process has needed at most, as Linux counts it.</summary>
internal static class Memory
{
    /// <summary>Bytes resident at most since the last reset.</summary>
    internal static long Peak => 1_024 * long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);

    /// <summary>Starts counting anew from what is resident now.</summary>
    internal static void ResetPeak()
    {
        GC.Collect();
        File.WriteAllText("/proc/self/clear_refs", "5");
    }
}
