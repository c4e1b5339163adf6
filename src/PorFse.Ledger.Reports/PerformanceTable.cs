using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>Where every indicator stands against its milestone and its target.</summary>
public static class PerformanceTable
{
    private static readonly string[] Names =
    [
        "axis", "priority", "initiative", "indicator", "code", "title", "unit", "value", "on", "milestone", "target",
        "achievement", "due", "onTrack",
    ];

    /// <summary>The table of the performance framework in a state.</summary>
    public static ReportTable Of(PerformanceFramework framework, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(labels);
        return new ReportTable(
            labels.With("performance.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + (name == "value" ? "reached" : name)]))],
            [.. framework.Rows.Select(row => Cells(row, labels))])
        {
            PrintedOrder = ["axis", "code", "title", "unit", "value", "milestone", "target", "achievement", "onTrack"],
        };
    }

    private static IReadOnlyList<Cell> Cells(IndicatorProgress row, Labels labels) =>
    [
        Cell.Of(row.Indicator.Axis),
        Cell.Of(row.Indicator.Priority),
        Cell.Of(row.Indicator.Initiative),
        Cell.Of(row.Indicator.Indicator),
        Cell.Of(row.Indicator.Code),
        Cell.Of(row.Indicator.Title),
        new Cell.Word(row.Indicator.Unit, labels["unit." + row.Indicator.Unit]),
        Quantity(row.Value),
        Cell.Of(row.On),
        Quantity(row.Milestone),
        Quantity(row.Target),
        Cell.Of(row.Achievement),
        Quantity(row.Due is { } due ? decimal.Round(due, 2, MidpointRounding.AwayFromZero) : null),
        Cell.Of(row.IsOnTrack),
    ];

    private static Cell Quantity(decimal? value) => value is { } number ? new Cell.Quantity(number) : Cell.Nothing;
}
