namespace PorFse.Ledger.Exchange;

/// <summary>How many operations each initiative has, and in which interval they are selected.</summary>
internal static class OperationCounts
{
    // Room between the opening of a call, or the start of an interval, and the first selections.
    private const int DaysToSelect = 10;
    private const int DaysToPay = 60;

    /// <summary>
    /// The published numbers of projects where there is room for them, smaller ones in proportion where not; one at
    /// least of each; the rest by weight.
    /// </summary>
    internal static int[] Of(IReadOnlyList<DemonstrationInitiative> initiatives, int operations)
    {
        var extra = new long[initiatives.Count];
        var published = initiatives.Select(Known).ToArray();
        var left = operations - initiatives.Count - (int)published.Sum();
        if (left < 0)
        {
            Shares.Add(operations - initiatives.Count, published, extra);
            return [.. extra.Select(more => 1 + (int)more)];
        }
        published.CopyTo(extra, 0);
        Shares.Add(left, [.. initiatives.Select(initiative => (long)initiative.Weight)], extra);
        return [.. extra.Select(more => 1 + (int)more)];
    }

    /// <summary>Of some operations of an initiative, how many are selected in each interval.</summary>
    internal static int[] ByInterval(DemonstrationInitiative initiative, int operations)
    {
        var weights = new long[ControlDates.All.Count];
        for (var k = 0; k < weights.Length; k++)
        {
            var grows = initiative.Cents(Stage.Committed, k) - initiative.Cents(Stage.Committed, k - 1);
            var counted = initiative.Operations is not null && k > ControlDates.Report
                && initiative.Cents(Stage.Committed, ControlDates.Report) > 0;
            weights[k] = Selection(initiative, k) is null || counted ? 0 : grows;
        }
        var starts = new long[weights.Length];
        var first = Array.FindIndex(weights, weight => weight > 0);
        var recent = Math.Min(initiative.NewIn2019 ?? 0, operations - 1);
        starts[first]++;
        starts[ControlDates.Report] += recent;
        if (initiative.NewIn2019 is not null)
            weights[ControlDates.Report] = 0;
        Shares.Add(operations - 1 - recent, weights, starts);
        return [.. starts.Select(start => (int)start)];
    }

    /// <summary>When operations of an initiative can be selected in an interval; null where never.</summary>
    internal static (int First, int Last)? Selection(DemonstrationInitiative initiative, int control)
    {
        var first = Math.Max(ControlDates.DayBefore(control), initiative.OpenedOn.DayNumber) + DaysToSelect;
        var last = PaymentApplications.LastUntil(ControlDates.LastDay(control)) - DaysToPay;
        if (initiative.ClosedOn is { } closed)
            last = Math.Min(last, closed.DayNumber);
        return first <= last ? (first, last) : null;
    }

    /// <summary>When operations of an initiative can be selected at all.</summary>
    internal static (int First, int Last) Selection(DemonstrationInitiative initiative)
    {
        var intervals = Enumerable.Range(0, ControlDates.All.Count)
            .Select(control => Selection(initiative, control)).OfType<(int First, int Last)>().ToList();
        return (intervals[0].First, intervals[^1].Last);
    }

    // One operation of every initiative is counted already; projects called new come on top of older ones.
    private static long Known(DemonstrationInitiative initiative) =>
        initiative.Operations - 1 ?? initiative.NewIn2019 ?? 0;
}
