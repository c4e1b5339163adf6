using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PorFse.Ledger.Reports;

/// <summary>Comma-separated values, row by row: none of them is kept, however many there are.</summary>
public sealed class CsvRows : IDisposable
{
    private readonly CsvWriter csv;

    /// <summary>Begins with the names of the columns.</summary>
    public CsvRows(TextWriter text, IReadOnlyList<ReportColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        csv = new CsvWriter(
            text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
        foreach (var column in columns)
            csv.WriteField(column.Name);
        csv.NextRecord();
    }

    /// <summary>One more row.</summary>
    public void Write(IReadOnlyList<Cell> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        foreach (var cell in row)
            csv.WriteField(CellText.ForMachines(cell) ?? "");
        csv.NextRecord();
    }

    /// <inheritdoc/>
    public void Dispose() => csv.Dispose();
}
