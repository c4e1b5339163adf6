using System.Globalization;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>The targets of expenditure under N+3, and the money at risk.</summary>
public static class DecommitmentTable
{
    private static readonly string[] Names =
        ["year", "target", "derived", "certified", "coverage", "missing", "forecast", "atRisk"];

    /// <summary>The table of a state.</summary>
    public static ReportTable Of(DecommitmentRisk risk, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(risk);
        ArgumentNullException.ThrowIfNull(labels);
        return new ReportTable(
            labels.With("decommitment.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + Heading(name)]))],
            [.. risk.Rows.Select(Cells)]);
    }

    private static string Heading(string name) => name switch
    {
        "target" => "declared",
        "derived" => "computed",
        _ => name,
    };

    // A year is no quantity: no language groups its digits.
    private static IReadOnlyList<Cell> Cells(DecommitmentYear row) =>
    [
        Cell.Of(row.Year.ToString(CultureInfo.InvariantCulture)),
        Cell.Of(row.Target),
        Cell.Of(row.Derived),
        Cell.Of(row.Certified),
        new Cell.Percent(row.Coverage, 1),
        Cell.Of(row.Missing),
        Cell.Of(row.Forecast),
        Cell.Of(row.AtRisk),
    ];
}
