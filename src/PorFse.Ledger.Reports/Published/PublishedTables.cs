using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>
/// Tables 1 and 2 as the annual implementation report on 2019 prints them, to be held against what the events give.
/// </summary>
/// <remarks>Source: Regione Lombardia, POR FSE 2014-2020, RAA 2019, sintesi pubblica, approved 23 July 2020.</remarks>
public static class PublishedTables
{
    private static readonly Dictionary<string, string> Printed =
        PublishedReport.Figures.ToDictionary(figure => figure.Id, figure => figure.Printed);

    /// <summary>Table 1, each cell beside the published one.</summary>
    public static ReportTable CompareTable1(FinancialPlanAdopted plan, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var total = plan.Axes.Sum(axis => axis.Allocation);
        var rows = plan.Axes.Select(axis => (axis.Axis, axis.Allocation)).Append((Axis: "T", Allocation: total));
        return Table("compare.table1", labels, ["axis"], rows.Select(row => Compare(
            [NameOf(row.Axis, labels)],
            row.Allocation,
            new Rate(row.Allocation, total),
            2,
            $"t1.{row.Axis}.allocation",
            $"t1.{row.Axis}.share")));
    }

    /// <summary>Table 2, each cell beside the published one.</summary>
    public static ReportTable CompareTable2(FinancialProgress progress, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(progress);
        var rows = progress.Rows.Append(progress.Total with { Key = "T" });
        return Table("compare.table2", labels, ["axis", "figure"], rows.SelectMany(row => Stages(row, labels)));
    }

    /// <summary>How many published cells a comparison holds, and how many of them the ledger does not give.</summary>
    public static (int Cells, int Differing) Count(ReportTable comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var difference = comparison.IndexOf("difference");
        var rates = comparison.Rows.Where(row => row[difference + 2] is Cell.Text { Value: not null }).ToList();
        var differing = comparison.Rows.Count(row => row[difference] is not Cell.Money { Value.Cents: 0 })
            + rates.Count(row => Cell.Of(Shown(row[difference + 1])) != row[difference + 2]);
        return (comparison.Rows.Count + rates.Count, differing);
    }

    private static IEnumerable<List<Cell>> Stages(ProgressRow row, Labels labels)
    {
        yield return Row("allocation", row.Allocation!.Value, null);
        yield return Row("programmed", row.Programmed!.Value, row.ProgrammedRate);
        yield return Row("committed", row.Committed, row.CommittedRate);
        yield return Row("paid", row.Paid, row.PaidRate);
        yield return Row("certified", row.Certified, row.CertifiedRate);

        List<Cell> Row(string figure, Euro value, Rate? rate) => Compare(
            [NameOf(row.Key!, labels), new Cell.Word(figure, labels["column." + figure])],
            value, rate, 0, $"t2.{row.Key}.{figure}", $"t2.{row.Key}.{figure}_rate");
    }

    private static List<Cell> Compare(
        IEnumerable<Cell> keys, Euro value, Rate? rate, int decimals, string amountId, string rateId)
    {
        var published = Euro.Parse(Printed[amountId]);
        return
        [
            .. keys,
            Cell.Of(value),
            Cell.Of(published),
            Cell.Of(value - published),
            rate is { } ratio ? new Cell.Percent(ratio, decimals) : Cell.Nothing,
            Cell.Of(rate is null ? null : Printed[rateId]),
        ];
    }

    private static ReportTable Table(
        string title, Labels labels, string[] keys, IEnumerable<IReadOnlyList<Cell>> rows) => new(
        labels[title],
        [
            .. keys.Concat(["value", "published", "difference", "rate", "publishedRate"])
                .Select(name => new ReportColumn(name, labels["column." + name])),
        ],
        [.. rows]);

    private static string Shown(Cell rate) => CellText.ForPeople(rate, Labels.English);

    private static Cell NameOf(string axis, Labels labels) =>
        axis == "T" ? new Cell.Word("total", labels["total"]) : Cell.Of(axis);
}
