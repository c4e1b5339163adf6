using System.Diagnostics;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Callers who ask at the same time, each again as soon as it is answered.</summary>
/// <param name="Asked">How many questions were answered.</param>
/// <param name="Time">From the first question to the last answer.</param>
/// <param name="Each">How long each waited.</param>
internal sealed record Load(int Asked, TimeSpan Time, Timings Each)
{
    /// <summary>So many callers ask so often each, after a few times that do not count.</summary>
    /// <param name="callers">How many there are.</param>
    /// <param name="times">How often each asks.</param>
    /// <param name="ask">Asks the question of a number, which is never the same.</param>
    internal static async Task<Load> OfAsync(int callers, int times, Func<int, Task> ask)
    {
        const int Uncounted = 5;
        await AskAsync(callers, 0, Uncounted, ask);
        var start = Stopwatch.GetTimestamp();
        var taken = await AskAsync(callers, callers * Uncounted, times, ask);
        return new Load(taken.Count, Stopwatch.GetElapsedTime(start), new Timings([.. taken.Order()]));
    }

    private static async Task<List<TimeSpan>> AskAsync(int callers, int first, int times, Func<int, Task> ask)
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var own = new List<TimeSpan>(times);
            for (var i = 0; i < times; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await ask(first + (i * callers) + caller);
                own.Add(Stopwatch.GetElapsedTime(start));
            }
            return own;
        })));
        return [.. taken.SelectMany(own => own)];
    }
}
