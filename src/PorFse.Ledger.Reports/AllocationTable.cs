using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>Which plan decisions an allocation comes from.</summary>
public static class AllocationTable
{
    /// <summary>The decisions of a state, the last in force, with what each allocates to a place.</summary>
    public static ReportTable Decisions(
        string title, IReadOnlyList<RecordedEvent> decisions, Place place, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        return new ReportTable(
            title,
            Columns(["decision", "on", "position", "recordedAt", "amount", "inForce"], labels),
            [
                .. decisions.Select((recorded, i) => (IReadOnlyList<Cell>)
                [
                    Cell.Of(((FinancialPlanAdopted)recorded.Data).Decision),
                    Cell.Of(recorded.Data.On),
                    new Cell.Count(recorded.Position),
                    new Cell.Moment(recorded.RecordedAt),
                    Cell.Of(PlanDecisions.AllocationOf(recorded, place)),
                    new Cell.Truth(i == decisions.Count - 1),
                ]),
            ]);
    }

    /// <summary>What the decision in force allocates to the axes and priorities of a place, and their total.</summary>
    public static ReportTable Priorities(string title, RecordedEvent? decision, Place place, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(place);
        var axes = ((FinancialPlanAdopted?)decision?.Data)?.Axes ?? [];
        var rows = axes.Where(axis => place.Axis is null || axis.Axis == place.Axis)
            .SelectMany(axis => axis.Priorities.Select(priority => (axis.Axis, Planned: priority)))
            .Where(row => place.Priority is null || row.Planned.Priority == place.Priority);
        return new ReportTable(
            title,
            Columns(["axis", "priority", "amount"], labels),
            [
                .. rows.Select(row => (IReadOnlyList<Cell>)
                    [Cell.Of(row.Axis), Cell.Of(row.Planned.Priority), Cell.Of(row.Planned.Allocation)]),
            ],
            [Cell.Nothing, Cell.Nothing, Cell.Of(PlanDecisions.AllocationOf(decision, place))]);
    }

    private static IReadOnlyList<ReportColumn> Columns(string[] names, Labels labels) =>
        [.. names.Select(name => new ReportColumn(name, labels["column." + name]))];
}
