using System.Diagnostics;

namespace PorFse.Ledger.Benchmarks;

/// <summary>What some transactions took one after the other; what was prepared between them does not count.</summary>
/// <param name="Each">The time of each.</param>
/// <param name="PeakBytes">Memory resident at most, what prepares them included.</param>
/// <param name="ManagedBytes">Objects on the managed heap at most, dead ones included, as seen after each.</param>
internal sealed record Transactions(Timings Each, long PeakBytes, long ManagedBytes)
{
    internal TimeSpan Time => TimeSpan.FromTicks(Each.Sorted.Sum(time => time.Ticks));

    internal static async Task<Transactions> OfAsync<T>(IAsyncEnumerable<T> prepared, Func<T, Task> transact)
    {
        var (taken, managed) = (new List<TimeSpan>(), 0L);
        var whole = await Measure.OfAsync(async () =>
        {
            await foreach (var batch in prepared)
            {
                var start = Stopwatch.GetTimestamp();
                await transact(batch);
                taken.Add(Stopwatch.GetElapsedTime(start));
                managed = Math.Max(managed, GC.GetTotalMemory(forceFullCollection: false));
            }
        });
        return new Transactions(new Timings([.. taken.Order()]), whole.PeakBytes, managed);
    }
}
