namespace PorFse.Ledger.Projections;

/// <summary>The financial progress of the programme at a date: rows by some breakdown, and their total.</summary>
/// <param name="By">What the rows are of.</param>
/// <param name="Rows">The rows, in the plan's order.</param>
/// <param name="Total">The whole programme.</param>
public sealed record FinancialProgress(Breakdown By, IReadOnlyList<ProgressRow> Rows, ProgressRow Total)
{
    /// <summary>Arranges cells by a breakdown.</summary>
    /// <param name="by">What the rows are of.</param>
    /// <param name="programme">The programme, for the plan in force.</param>
    /// <param name="initiatives">The initiatives, for axis and priority.</param>
    /// <param name="cells">Net amounts up to the date; by operation where that is the breakdown.</param>
    /// <param name="at">The business date, for the plan in force.</param>
    public static FinancialProgress Of(
        Breakdown by,
        Programme programme,
        IReadOnlyList<InitiativeEntry> initiatives,
        IReadOnlyList<ProgressCell> cells,
        DateOnly at)
    {
        ArgumentNullException.ThrowIfNull(programme);
        var plan = new PlanOrder(programme, at);
        var total = ProgressRow.Of(null, plan.Allocation, true, cells);
        var known = initiatives.ToDictionary(entry => entry.Initiative);
        var moved = cells.Select(cell => cell.Initiative).ToHashSet();
        var ordered = plan.Sort(initiatives)
            .Where(entry => entry.OpenedOn <= at || moved.Contains(entry.Initiative))
            .Select(entry => entry.Initiative)
            .ToList();

        IEnumerable<ProgressRow> rows = by switch
        {
            Breakdown.Programme => [total with { Key = programme.Cci }],
            Breakdown.Axis => ArrangePlanned(plan.Axes, cells, cell => known[cell.Initiative].Axis),
            Breakdown.Priority => ArrangePlanned(plan.Priorities, cells, cell => known[cell.Initiative].Priority),
            Breakdown.Initiative => Arrange(ordered.Select(NotAllocated), cells, cell => cell.Initiative, true),
            Breakdown.Operation =>
                Arrange(Operations(ordered, cells).Select(NotAllocated), cells, cell => cell.Operation, false),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        return new FinancialProgress(by, [.. rows], total);
    }

    // Money on what the plan in force does not name still counts: without its row the table would not add up.
    private static IEnumerable<ProgressRow> ArrangePlanned(
        IReadOnlyList<(string Key, Euro? Allocation)> planned,
        IReadOnlyList<ProgressCell> cells,
        Func<ProgressCell, string> keyOf)
    {
        var others = cells.Select(keyOf).Distinct().Except(planned.Select(key => key.Key))
            .Order(StringComparer.Ordinal).Select(key => (key, (Euro?)Euro.Zero));
        return Arrange(planned.Concat(others), cells, keyOf, true);
    }

    private static IEnumerable<ProgressRow> Arrange(
        IEnumerable<(string Key, Euro? Allocation)> keys,
        IReadOnlyList<ProgressCell> cells,
        Func<ProgressCell, string?> keyOf,
        bool programmed)
    {
        var byKey = cells.ToLookup(keyOf);
        return keys.Select(key => ProgressRow.Of(key.Key, key.Allocation, programmed, byKey[key.Key]));
    }

    private static IEnumerable<string> Operations(List<string> ordered, IReadOnlyList<ProgressCell> cells)
    {
        var byInitiative = cells.Where(cell => cell.Operation is not null)
            .ToLookup(cell => cell.Initiative, cell => cell.Operation!);
        return ordered.SelectMany(code => byInitiative[code].Distinct().Order(StringComparer.Ordinal));
    }

    private static (string Key, Euro? Allocation) NotAllocated(string key) => (key, null);
}

/// <summary>What the rows of a table are of.</summary>
public enum Breakdown
{
    /// <summary>The whole programme.</summary>
    Programme,

    /// <summary>Priority axis; Table 2.</summary>
    Axis,

    /// <summary>Investment priority.</summary>
    Priority,

    /// <summary>Initiative.</summary>
    Initiative,

    /// <summary>Operation.</summary>
    Operation,
}
