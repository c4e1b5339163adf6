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
            [.. (plan?.Axes ?? []).Select(axis => Cells(axis, axis.Allocation, total))],
            Cells(null, total, total))
        {
            Formulas = new Dictionary<string, ColumnFormula>
            {
                ["allocation"] = new ColumnFormula.Sum(),
                ["share"] = new ColumnFormula.Share("allocation"),
            },
        };
    }

    private static IReadOnlyList<Cell> Cells(PlannedAxis? axis, Euro allocation, Euro total) =>
    [
        Cell.Of(axis?.Objective),
        Cell.Of(axis?.Axis),
        Cell.Of(axis?.Title),
        Cell.Of(allocation),
        new Cell.Percent(new Rate(allocation, total), 2),
    ];
}
