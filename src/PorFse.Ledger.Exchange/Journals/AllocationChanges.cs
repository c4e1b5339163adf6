namespace PorFse.Ledger.Exchange;

/// <summary>
/// What each financial plan changes in the allocations of the one in force before it. Booked one after the other by
/// business date, the changes give at every date the allocations of the plan then in force.
/// </summary>
internal sealed class AllocationChanges
{
    private readonly Dictionary<long, IReadOnlyList<AllocationChange>> byPosition = [];

    /// <param name="programme">The events of the programme, in the order of recording.</param>
    internal AllocationChanges(IEnumerable<RecordedEvent> programme)
    {
        var before = new Dictionary<(string Axis, string? Priority), Euro>();
        // The order is stable: of two plans of one date the one recorded later is in force.
        foreach (var recorded in programme.Where(one => one.Data is FinancialPlanAdopted).OrderBy(one => one.Data.On))
        {
            var after = ((FinancialPlanAdopted)recorded.Data).Axes.SelectMany(Allocations)
                .ToDictionary(cell => (cell.Axis, cell.Priority), cell => cell.Amount);
            byPosition[recorded.Position] =
            [
                .. after.Keys.Union(before.Keys)
                    .Select(key => new AllocationChange(
                        key.Axis, key.Priority, after.GetValueOrDefault(key) - before.GetValueOrDefault(key)))
                    .Where(change => change.Amount != Euro.Zero),
            ];
            before = after;
        }
    }

    /// <summary>What the plan recorded at a position changes; nothing where it repeats the one before.</summary>
    internal IReadOnlyList<AllocationChange> At(long position) => byPosition[position];

    // What of an axis is not shared among its priorities is the axis's own.
    private static IEnumerable<AllocationChange> Allocations(PlannedAxis axis) => axis.Priorities
        .Select(priority => new AllocationChange(axis.Axis, priority.Priority, priority.Allocation))
        .Append(new AllocationChange(
            axis.Axis, null, axis.Allocation - axis.Priorities.Sum(priority => priority.Allocation)));
}

/// <summary>A change of an allocation.</summary>
/// <param name="Axis">Priority axis.</param>
/// <param name="Priority">Investment priority; null for what is the axis's own.</param>
/// <param name="Amount">EUR, more or less than before.</param>
internal sealed record AllocationChange(string Axis, string? Priority, Euro Amount);
