namespace PorFse.Ledger.Projections;

/// <summary>All that a state of the progress is made of, above the events.</summary>
/// <param name="Basis">Facts up to when, as known when.</param>
/// <param name="ProgrammeStream">The events of the programme's stream known then.</param>
/// <param name="Initiatives">The initiatives known then.</param>
/// <param name="Cells">The net amounts by initiative and stage.</param>
public sealed record ProgressState(
    Basis Basis,
    IReadOnlyList<RecordedEvent> ProgrammeStream,
    IReadOnlyList<InitiativeEntry> Initiatives,
    IReadOnlyList<ProgressCell> Cells)
{
    /// <summary>The programme with every plan known then.</summary>
    public Programme Programme { get; } = ProgrammeStream.Fold<Programme>();

    /// <summary>The initiatives in the plan's order.</summary>
    public IReadOnlyList<InitiativeEntry> InOrder() => [.. new PlanOrder(Programme, Basis.At).Sort(Initiatives)];

    /// <summary>The row of <c>progress</c> for a place above the operations; of zeros where it has none.</summary>
    public ProgressRow RowOf(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var progress = FinancialProgress.Of(place.Level, Programme, Initiatives, Cells, Basis.At);
        if (place.Level == Breakdown.Programme)
            return progress.Total;
        Euro? allocation = Figure.Allocation.IsIn(place.Level) ? Euro.Zero : null;
        return progress.Rows.FirstOrDefault(row => row.Key == place.Key)
            ?? new ProgressRow(place.Key, allocation, Euro.Zero, Euro.Zero, Euro.Zero, Euro.Zero, 0);
    }

    /// <summary>
    /// The place somebody names, with what lies above it filled in, or why there is none. Operations are not looked at.
    /// </summary>
    public (Place? Place, Refusal? Reason) Find(Place asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var planned = Programme.Plans.SelectMany(plan => plan.Axes).SelectMany(axis => axis.Priorities
            .Select(priority => new Place(axis.Axis, priority.Priority)).Prepend(new Place(axis.Axis)));
        var places = planned.Concat(InOrder().Select(entry => new Place(entry.Axis, entry.Priority))).ToList();

        var axes = places.Select(place => place.Axis!).Distinct().ToList();
        if (asked.Axis is { } axis && !axes.Contains(axis))
            return (null, new AxisNotFound(axis, axes.Count, Listed(axes)));

        places = places.FindAll(place => asked.Axis is null || place.Axis == asked.Axis);
        var priorities = places.Select(place => place.Priority).OfType<string>().Distinct().ToList();
        if (asked.Priority is { } priority && !priorities.Contains(priority))
            return (null, new PriorityNotFound(priority, priorities.Count, Listed(priorities)));

        if (asked.Initiative is { } initiative)
            return FindInitiative(asked, initiative);
        if (asked.Priority is null)
            return (asked, null);
        // In progress the row of a priority is its whole, should plans ever have it under two axes.
        var above = places.FindAll(place => place.Priority == asked.Priority).Select(place => place.Axis).Distinct();
        return (asked with { Axis = above.Count() == 1 ? above.Single() : null }, null);
    }

    private (Place? Place, Refusal? Reason) FindInitiative(Place asked, string initiative)
    {
        var there = InOrder().Where((asked with { Initiative = null }).Has).ToList();
        return there.Find(entry => entry.Initiative == initiative) is { } found
            ? (asked with { Axis = found.Axis, Priority = found.Priority }, null)
            : (null, new InitiativeNotFound(
                initiative, there.Count, Listed(there.ConvertAll(entry => entry.Initiative))));
    }

    private static string Listed(List<string> keys) => keys.Count == 0 ? "–" : string.Join(", ", keys);
}
