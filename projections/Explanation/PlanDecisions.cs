namespace PorFse.Ledger.Projections;

/// <summary>The decisions that adopt and amend the financial plan: where every allocation comes from.</summary>
public static class PlanDecisions
{
    /// <summary>
    /// The decisions of a state, by their dates, of one date in the order of recording: the last is in force, the
    /// others are superseded.
    /// </summary>
    /// <param name="programme">The events of the programme's stream.</param>
    /// <param name="state">The state.</param>
    public static IReadOnlyList<RecordedEvent> Of(IEnumerable<RecordedEvent> programme, Basis state) =>
    [
        .. programme.Where(recorded => recorded.Data is FinancialPlanAdopted
                && recorded.Data.On <= state.At && recorded.Position <= state.KnownAt.Position)
            .OrderBy(recorded => recorded.Data.On).ThenBy(recorded => recorded.Position),
    ];

    /// <summary>The decision in force in a state; null before the first.</summary>
    public static RecordedEvent? InForce(IEnumerable<RecordedEvent> programme, Basis state) =>
        Of(programme, state) is [.., var last] ? last : null;

    /// <summary>EUR, what a decision allocates to a place; nothing where it does not name it.</summary>
    public static Euro AllocationOf(RecordedEvent? decision, Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var axes = ((FinancialPlanAdopted?)decision?.Data)?.Axes ?? [];
        return place.Priority is null
            ? axes.Where(axis => place.Axis is null || axis.Axis == place.Axis).Sum(axis => axis.Allocation)
            : axes.SelectMany(axis => axis.Priorities).Where(priority => priority.Priority == place.Priority)
                .Sum(priority => priority.Allocation);
    }

    /// <summary>
    /// Whether an allocation is what the decision in force says, and the sum of its priorities there.
    /// </summary>
    public static IReadOnlyList<Discrepancy> Check(RecordedEvent? decision, Place place, Euro stated)
    {
        ArgumentNullException.ThrowIfNull(place);
        var axes = ((FinancialPlanAdopted?)decision?.Data)?.Axes ?? [];
        var priorities = axes.Where(axis => place.Axis is null || axis.Axis == place.Axis)
            .SelectMany(axis => axis.Priorities)
            .Where(priority => place.Priority is null || priority.Priority == place.Priority)
            .Sum(priority => priority.Allocation);
        return
        [
            .. new[] { AllocationOf(decision, place), priorities }.Where(found => found != stated)
                .Select(found => new Discrepancy($"{place}, allocation", stated, found)),
        ];
    }
}
