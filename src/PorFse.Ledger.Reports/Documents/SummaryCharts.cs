using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The charts of the public summary: what each shows stands in a table beside it, to the cent.</summary>
internal static class SummaryCharts
{
    private static readonly Figure[] Bars = [Figure.Programmed, Figure.Committed, Figure.Paid, Figure.Certified];

    /// <summary>The four stages of each axis, within its allocation; numbers in Table 2.</summary>
    internal static Markup Stages(ReportState state, Labels labels) => BarChart.Of(
        "chart-stages",
        labels["summary.chart.stages"],
        labels["summary.chart.stages.how"],
        [
            .. state.ByAxis.Rows.Select(row => new ChartGroup(
                labels.With("summary.axis", row.Key),
                Value(row, Figure.Allocation, labels),
                [.. Bars.Select(figure => Value(row, figure, labels))])),
        ],
        labels);

    /// <summary>Certified at the end of each year and the targets; numbers in the table by year.</summary>
    internal static Markup Targets(ReportState state, Prose prose, Labels labels)
    {
        var table = YearEndTable.Of(state, labels);
        return ColumnChart.Of(
            "chart-targets",
            labels["summary.chart.targets"],
            labels["summary.chart.targets.how"],
            [
                .. table.Rows.Select(row => new ChartGroup(
                    CellText.ForPeople(row[0], labels),
                    row[3] == Cell.Nothing ? null : new ChartValue(labels["summary.chart.target"], "target", row[3]),
                    row[2] == Cell.Nothing
                        ? []
                        : [new ChartValue(labels["summary.chart.certified"], "certified", row[2])])),
            ],
            prose.Millions);
    }

    /// <summary>Men and women of each axis; numbers in the table of participants.</summary>
    internal static Markup People(IReadOnlyList<Participants> axes, ReportState state, Labels labels) => BarChart.Of(
        "chart-people",
        labels["summary.chart.people"],
        labels["summary.chart.people.how"],
        [
            .. state.Axes.Select(axis => axes.FirstOrDefault(one => one.Axis == axis)).OfType<Participants>()
                .Select(one => new ChartGroup(
                    labels.With("summary.axis", one.Axis),
                    null,
                    new ChartValue(labels["column.men"], "men", new Cell.Count(one.Men)),
                    new ChartValue(labels["column.women"], "women", new Cell.Count(one.Women)))),
        ],
        labels);

    private static ChartValue Value(ProgressRow row, Figure figure, Labels labels)
    {
        var name = figure.NameOf();
        return new ChartValue(
            labels["summary.stage." + name], name, Cell.Of(row.AmountOf(figure) ?? Euro.Zero));
    }
}
