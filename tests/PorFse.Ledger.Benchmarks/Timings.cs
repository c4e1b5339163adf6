using System.Diagnostics;

namespace PorFse.Ledger.Benchmarks;

/// <summary>How long a question took, asked many times.</summary>
internal sealed record Timings(IReadOnlyList<TimeSpan> Sorted)
{
    /// <summary>The time not exceeded by so many of a hundred.</summary>
    internal TimeSpan Percentile(int percent) => Sorted[Math.Min(Sorted.Count - 1, Sorted.Count * percent / 100)];

    /// <summary>Asks a question so often, after a few times that do not count.</summary>
    internal static async Task<Timings> OfAsync(int times, Func<int, Task> ask)
    {
        for (var i = 0; i < Math.Min(10, times); i++)
            await ask(i);
        var taken = new List<TimeSpan>(times);
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await ask(i);
            taken.Add(Stopwatch.GetElapsedTime(start));
        }
        return new Timings([.. taken.Order()]);
    }
}
