namespace PorFse.Ledger.Projections;

/// <summary>Progress by axis into the figures a snapshot seals, and back.</summary>
public static class SealedProgress
{
    /// <summary>The figures of some progress by axis: each axis, and the total.</summary>
    public static (IReadOnlyList<SealedFigures> Axes, SealedFigures Total) Figures(this FinancialProgress progress)
    {
        ArgumentNullException.ThrowIfNull(progress);
        return ([.. progress.Rows.Select(FiguresOf)], FiguresOf(progress.Total));
    }

    /// <summary>The progress a snapshot sealed.</summary>
    public static FinancialProgress Progress(this SnapshotSealed sealing)
    {
        ArgumentNullException.ThrowIfNull(sealing);
        return new FinancialProgress(
            Breakdown.Axis, [.. sealing.Axes.Select(RowOf)], RowOf(sealing.Total));
    }

    private static SealedFigures FiguresOf(ProgressRow row) => new(
        row.Key, row.Allocation ?? Euro.Zero, row.Programmed ?? Euro.Zero, row.Committed, row.Paid, row.Certified,
        row.Events);

    private static ProgressRow RowOf(SealedFigures figures) => new(
        figures.Axis, figures.Allocation, figures.Programmed, figures.Committed, figures.Paid, figures.Certified,
        figures.Events);
}
