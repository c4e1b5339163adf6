using PorFse.Ledger.Exchange;
using PorFse.Ledger.Projections;
using PorFse.Ledger.Reports;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Tests;

public class published_tables
{
    private static readonly FinancialPlanAdopted Plan =
        Demonstration.Programme.Plans.Last(plan => plan.On <= PublishedReport.At);

    private static readonly ProgressRow[] Axes =
    [
        .. PublishedFigures.Table2.Select(line => line.Split(' ')).Select(cells => new ProgressRow(
            cells[0],
            Plan.Axes.Single(axis => axis.Axis == cells[0]).Allocation,
            Euro.Parse(cells[1]), Euro.Parse(cells[2]), Euro.Parse(cells[3]), Euro.Parse(cells[4]), 0)),
    ];

    [Fact]
    public void differ_in_no_cell_from_the_figures_of_the_report()
    {
        PublishedTables.Count(PublishedTables.CompareTable1(Plan, Labels.English)).ShouldBe((12, 0));
        PublishedTables.Count(Table2(Axes)).ShouldBe((54, 0));
        PublishedTables.Count(PublishedTables.CompareTable2(Progress(Axes), Labels.Italian)).ShouldBe((54, 0));
    }

    [Fact]
    public void show_one_cent_that_differs_in_its_cell_and_in_the_total()
    {
        var cent = Euro.FromCents(1);
        var table = Table2([.. Axes.Select(row => row.Key == "III" ? row with { Paid = row.Paid + cent } : row)]);
        PublishedTables.Count(table).ShouldBe((54, 2));
        table.Rows.Where(row => row[4] != Cell.Of(Euro.Zero)).Select(row => (row[0], row[4])).ShouldBe(
            [(Cell.Of("III"), Cell.Of(cent)), (new Cell.Word("total", "Total"), Cell.Of(cent))]);
    }

    [Fact]
    public void show_a_cent_of_the_plan_that_differs()
    {
        var moved = Plan with
        {
            Axes = [.. Plan.Axes.Select(axis => axis with
            {
                Allocation = axis.Allocation + Euro.FromCents(axis.Axis == "I" ? 1 : axis.Axis == "II" ? -1 : 0),
            })],
        };
        PublishedTables.Count(PublishedTables.CompareTable1(moved, Labels.English)).ShouldBe((12, 2));
    }

    [Fact]
    public void show_a_rate_that_differs_where_no_amount_does()
    {
        var table = Table2(Axes);
        var rate = table.Columns.ToList().FindIndex(column => column.Name == "rate");
        var other = new Cell.Percent(new Rate(Euro.FromCents(88), Euro.FromCents(100)));
        var rows = table.Rows.ToList();
        rows[1] = [.. rows[1].Select((cell, at) => at == rate ? other : cell)];
        PublishedTables.Count(table with { Rows = rows }).ShouldBe((54, 1));
    }

    private static ReportTable Table2(ProgressRow[] axes) =>
        PublishedTables.CompareTable2(Progress(axes), Labels.English);

    private static FinancialProgress Progress(ProgressRow[] axes) => new(Breakdown.Axis, axes, new ProgressRow(
        null,
        axes.Sum(row => row.Allocation!.Value),
        axes.Sum(row => row.Programmed!.Value),
        axes.Sum(row => row.Committed),
        axes.Sum(row => row.Paid),
        axes.Sum(row => row.Certified),
        0));
}
