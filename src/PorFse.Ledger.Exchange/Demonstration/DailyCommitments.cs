namespace PorFse.Ledger.Exchange;

/// <summary>What an initiative's operations commit on each day: its programming must keep ahead of it.</summary>
internal sealed class DailyCommitments
{
    private static readonly int First = Demonstration.Adoption.DayNumber;

    private readonly long[] cents = new long[ControlDates.All[^1].DayNumber - First + 1];

    private readonly uint[] reductionsRecorded = new uint[ControlDates.All[^1].DayNumber - First + 1];

    /// <summary>Adds a commitment.</summary>
    internal void Commit(int day, long amount) => cents[day - First] += amount;

    /// <summary>
    /// Adds a reduction, recorded at a second of the demonstration's clock. It frees nothing before it is recorded, or
    /// before the end of its interval, whichever comes first.
    /// </summary>
    internal void Reduce(int day, long amount, uint second)
    {
        var end = ControlDates.All.First(date => date.DayNumber >= day).DayNumber;
        var frees = Math.Min(end, RecordingLag.Day(second));
        cents[frees - First] -= amount;
        reductionsRecorded[day - First] = Math.Max(reductionsRecorded[day - First], second);
    }

    /// <summary>The second by which all reductions up to a day are recorded.</summary>
    internal uint ReductionsRecorded(int day) => reductionsRecorded.Take(day - First + 1).Max();

    /// <summary>The most that is committed at the end of any day of a period.</summary>
    internal long Peak(int first, int last)
    {
        long running = 0, peak = 0;
        for (var day = First; day <= last; day++)
        {
            running += cents[day - First];
            if (day >= first && running > peak)
                peak = running;
        }
        return peak;
    }

    /// <summary>The first day of a period on which more than a level is committed; null where none.</summary>
    internal int? FirstAbove(long level, int first, int last) => Above(level, first, last).First;

    /// <summary>The last day of a period on which more than a level is committed; null where none.</summary>
    internal int? LastAbove(long level, int first, int last) => Above(level, first, last).Last;

    private (int? First, int? Last) Above(long level, int first, int last)
    {
        long running = 0;
        (int? First, int? Last) above = (null, null);
        for (var day = First; day <= last; day++)
        {
            running += cents[day - First];
            if (day >= first && running > level)
                above = (above.First ?? day, day);
        }
        return above;
    }
}
