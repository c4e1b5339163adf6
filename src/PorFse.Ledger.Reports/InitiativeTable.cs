using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The initiatives of a state: those opened by its date, and those money was recorded for.</summary>
public static class InitiativeTable
{
    private static readonly string[] Names =
        ["initiative", "title", "axis", "priority", "family", "openedOn", "closedOn"];

    /// <summary>The table of the initiatives that a state's progress has rows of, in the same order.</summary>
    /// <param name="progress">The progress by initiative.</param>
    /// <param name="initiatives">The initiatives known.</param>
    /// <param name="at">The business date; what was closed later was open.</param>
    /// <param name="labels">The language.</param>
    public static ReportTable Of(
        FinancialProgress progress, IReadOnlyList<InitiativeEntry> initiatives, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(labels);
        var known = initiatives.ToDictionary(entry => entry.Initiative, StringComparer.Ordinal);
        return new ReportTable(
            labels.With("initiatives.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. progress.Rows.Select(row => Cells(known[row.Key!], at))]);
    }

    private static IReadOnlyList<Cell> Cells(InitiativeEntry entry, DateOnly at) =>
    [
        Cell.Of(entry.Initiative),
        Cell.Of(entry.Title),
        Cell.Of(entry.Axis),
        Cell.Of(entry.Priority),
        Cell.Of(entry.Family),
        Cell.Of(entry.OpenedOn),
        Cell.Of(entry.ClosedOn <= at ? entry.ClosedOn : null),
    ];
}
