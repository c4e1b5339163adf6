using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>Table 2 of the report, by any breakdown.</summary>
public static class FinancialProgressTable
{
    /// <summary>The table of some progress.</summary>
    public static ReportTable Of(FinancialProgress progress, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(progress);
        ArgumentNullException.ThrowIfNull(labels);
        var key = KeyOf(progress.By);
        string[] names =
        [
            "allocation", "programmed", "committed", "paid", "certified",
            "programmedRate", "committedRate", "paidRate", "certifiedRate", "events",
        ];
        return new ReportTable(
            labels.With("progress.title", at),
            [
                new(key, labels["column." + key]),
                .. names.Select(name => new ReportColumn(name, labels["column." + name])),
            ],
            [.. progress.Rows.Select(row => Cells(row, row.Key))],
            Cells(progress.Total, null))
        {
            PrintedOrder =
            [
                key, "allocation", "programmed", "programmedRate", "committed", "committedRate",
                "paid", "paidRate", "certified", "certifiedRate", "events",
            ],
            Formulas = Enum.GetValues<Figure>().ToDictionary(figure => figure.NameOf(), FormulaOf)
                .Append(new("events", new ColumnFormula.Sum())).ToDictionary(),
        };
    }

    /// <summary>The machine name of a breakdown's key.</summary>
    public static string KeyOf(Breakdown by) => by switch
    {
        Breakdown.Programme => "programme",
        Breakdown.Axis => "axis",
        Breakdown.Priority => "priority",
        Breakdown.Initiative => "initiative",
        Breakdown.Operation => "operation",
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    private static ColumnFormula FormulaOf(Figure figure) => figure.TermsOf() is { } terms
        ? new ColumnFormula.Quotient(terms.Numerator.NameOf(), terms.Denominator.NameOf())
        : new ColumnFormula.Sum();

    private static IReadOnlyList<Cell> Cells(ProgressRow row, string? key) =>
    [
        Cell.Of(key),
        Cell.Of(row.Allocation),
        Cell.Of(row.Programmed),
        Cell.Of(row.Committed),
        Cell.Of(row.Paid),
        Cell.Of(row.Certified),
        Cell.Of(row.ProgrammedRate),
        Cell.Of(row.CommittedRate),
        Cell.Of(row.PaidRate),
        Cell.Of(row.CertifiedRate),
        new Cell.Count(row.Events),
    ];
}
