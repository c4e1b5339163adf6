namespace PorFse.Ledger.Reports;

/// <summary>A table of exact values: one model for the terminal, JSON and CSV.</summary>
/// <param name="Title">Its heading, in the reader's language.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Total">The row of totals, or null where there is none.</param>
public sealed record ReportTable(
    string Title,
    IReadOnlyList<ReportColumn> Columns,
    IReadOnlyList<IReadOnlyList<Cell>> Rows,
    IReadOnlyList<Cell>? Total = null);

/// <summary>A column of a report.</summary>
/// <param name="Name">Its name for machines, such as "programmedRate"; never translated.</param>
/// <param name="Heading">Its heading in the reader's language.</param>
public sealed record ReportColumn(string Name, string Heading);
