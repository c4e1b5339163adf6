namespace PorFse.Ledger.Projections;

/// <summary>
/// How late the facts of a group reached the ledger: a number for each number of days, so that every percentile is
/// exact and the memory does not grow with the facts.
/// </summary>
public sealed class RecordingLag
{
    private readonly SortedDictionary<int, long> factsOfDays = [];

    /// <summary>How many facts there are.</summary>
    public long Facts { get; private set; }

    /// <summary>The most days any of them took; null without facts.</summary>
    public int? Largest => Facts == 0 ? null : factsOfDays.Keys.Last();

    /// <summary>
    /// Days from the business date of an event to the day it was recorded, UTC. Negative where a fact is dated after
    /// its recording.
    /// </summary>
    public static int DaysOf(RecordedEvent recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return DateOnly.FromDateTime(recorded.RecordedAt.UtcDateTime).DayNumber - recorded.Data.On.DayNumber;
    }

    /// <summary>
    /// The fewest days within which so many in a hundred of the facts were recorded (nearest rank); null without facts.
    /// </summary>
    /// <param name="percent">1 to 100; 50 is the median.</param>
    public int? Percentile(int percent)
    {
        if (percent is < 1 or > 100)
            throw new ArgumentOutOfRangeException(nameof(percent), percent, "A percentile is from 1 to 100.");
        var rank = (Int128)Facts * percent;
        Int128 reached = 0;
        foreach (var (days, facts) in factsOfDays)
        {
            reached += (Int128)facts * 100;
            if (reached >= rank)
                return days;
        }
        return null;
    }

    /// <summary>How many of the facts took more than so many days.</summary>
    public long LaterThan(int days) => factsOfDays.Where(entry => entry.Key > days).Sum(entry => entry.Value);

    /// <summary>The lag of some groups together.</summary>
    public static RecordingLag Of(IEnumerable<RecordingLag> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var all = new RecordingLag();
        foreach (var (days, facts) in groups.SelectMany(group => group.factsOfDays))
            all.Add(days, facts);
        return all;
    }

    internal void Add(int days, long facts)
    {
        factsOfDays[days] = factsOfDays.GetValueOrDefault(days) + facts;
        Facts += facts;
    }
}
