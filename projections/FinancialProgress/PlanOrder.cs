namespace PorFse.Ledger.Projections;

/// <summary>
/// Axes and priorities in the order of the plan in force at a date, with their allocations. Before the first plan they
/// are those of the first one, with nothing allocated.
/// </summary>
internal sealed class PlanOrder
{
    private readonly Dictionary<(string, string), int> ranks = [];

    internal PlanOrder(Programme programme, DateOnly at)
    {
        var inForce = programme.PlanAt(at);
        var axes = (inForce ?? programme.Plans.FirstOrDefault())?.Axes ?? [];
        Axes = [.. axes.Select(axis => (axis.Axis, Allocated(axis.Allocation)))];
        Priorities = [.. axes.SelectMany(axis => axis.Priorities).Select(p => (p.Priority, Allocated(p.Allocation)))];
        Allocation = inForce?.Axes.Sum(axis => axis.Allocation) ?? Euro.Zero;
        foreach (var axis in axes)
        {
            foreach (var priority in axis.Priorities)
                ranks[(axis.Axis, priority.Priority)] = ranks.Count;
        }

        Euro? Allocated(Euro allocation) => inForce is null ? Euro.Zero : allocation;
    }

    internal IReadOnlyList<(string Key, Euro? Allocation)> Axes { get; }

    internal IReadOnlyList<(string Key, Euro? Allocation)> Priorities { get; }

    internal Euro Allocation { get; }

    /// <summary>Initiatives by their priorities, those the plan does not name last.</summary>
    internal IEnumerable<InitiativeEntry> Sort(IEnumerable<InitiativeEntry> initiatives) => initiatives
        .OrderBy(entry => ranks.GetValueOrDefault((entry.Axis, entry.Priority), int.MaxValue))
        .ThenBy(entry => entry.Axis, StringComparer.Ordinal)
        .ThenBy(entry => entry.Priority, StringComparer.Ordinal)
        .ThenBy(entry => entry.Initiative, StringComparer.Ordinal);
}
