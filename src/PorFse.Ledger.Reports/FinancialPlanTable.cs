namespace PorFse.Ledger.Reports;

/// <summary>Table 1 of the report: the financial plan in force at a date.</summary>
public static class FinancialPlanTable
{
    /// <summary>Objectives, axes, allocations and shares; empty before the first plan.</summary>
    public static ReportTable Of(FinancialPlanAdopted? plan, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        string[] names = ["objective", "axis", "title", "allocation", "share"];
        var total = plan?.Axes.Sum(axis => axis.Allocation) ?? Euro.Zero;
        return new ReportTable(
            labels.With("plan.title", at),
            [.. names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. (plan?.Axes ?? []).Select(axis => Cells(axis.Objective, axis.Axis, axis.Title, axis.Allocation, total))],
            Cells(null, null, null, total, total));
    }

    private static IReadOnlyList<Cell> Cells(string? objective, string? axis, string? title, Euro allocation, Euro total) =>
    [
        Cell.Of(objective),
        Cell.Of(axis),
        Cell.Of(title),
        Cell.Of(allocation),
        new Cell.Percent(new Rate(allocation, total), 2),
    ];
}
