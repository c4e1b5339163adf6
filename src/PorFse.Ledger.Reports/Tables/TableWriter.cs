using System.Text.Encodings.Web;
using System.Text.Json;

namespace PorFse.Ledger.Reports;

/// <summary>Tables for machines: JSON members or CSV, invariant in every locale.</summary>
public static class TableWriter
{
    private const int LargestBuffer = 1 << 16;

    /// <summary>Readable JSON that leaves accented letters alone.</summary>
    public static JsonWriterOptions JsonOptions { get; } =
        new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    /// <summary>Writes "rows" and, where there is one, "total" into the open JSON object.</summary>
    public static void WriteJson(Utf8JsonWriter json, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(table);
        WriteRows(json, "rows", table);
        if (table.Total is not { } total)
            return;
        json.WritePropertyName("total");
        WriteRow(json, table.Columns, total);
    }

    /// <summary>Writes the rows of a table as an array under a name of its own.</summary>
    public static void WriteRows(Utf8JsonWriter json, string name, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(table);
        json.WriteStartArray(name);
        foreach (var row in table.Rows)
            WriteRow(json, table.Columns, row);
        json.WriteEndArray();
    }

    /// <summary>Writes the head and the rows, without totals, as comma-separated values.</summary>
    public static void WriteCsv(TextWriter text, ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var csv = new CsvRows(text, table.Columns);
        foreach (var row in table.Rows)
            csv.Write(row);
    }

    /// <summary>Writes "rows" into the open JSON object as they come, without keeping them.</summary>
    public static async Task WriteJsonAsync(
        Utf8JsonWriter json, IReadOnlyList<ReportColumn> columns, IAsyncEnumerable<IReadOnlyList<Cell>> rows)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(rows);
        json.WriteStartArray("rows");
        await foreach (var row in rows.ConfigureAwait(false))
        {
            WriteRow(json, columns, row);
            if (json.BytesPending > LargestBuffer)
                await json.FlushAsync().ConfigureAwait(false);
        }
        json.WriteEndArray();
    }

    /// <summary>Writes the head and the rows as they come, as comma-separated values.</summary>
    public static async Task WriteCsvAsync(
        TextWriter text, IReadOnlyList<ReportColumn> columns, IAsyncEnumerable<IReadOnlyList<Cell>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvRows(text, columns);
        await foreach (var row in rows.ConfigureAwait(false))
            csv.Write(row);
    }

    /// <summary>Writes one cell as a JSON value: numbers keep their decimals.</summary>
    public static void WriteValue(Utf8JsonWriter json, Cell cell)
    {
        ArgumentNullException.ThrowIfNull(json);
        var text = CellText.ForMachines(cell);
        if (text is null)
            json.WriteNullValue();
        else if (CellText.IsNumber(cell) || cell is Cell.Truth)
            json.WriteRawValue(text);
        else
            json.WriteStringValue(text);
    }

    /// <summary>Writes numbers by name as an object, in the order of the names.</summary>
    public static void WriteCounts(Utf8JsonWriter json, string name, IEnumerable<KeyValuePair<string, long>> counts)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject(name);
        foreach (var (of, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            json.WriteNumber(of, count);
        json.WriteEndObject();
    }

    /// <summary>Writes one row as a JSON object.</summary>
    public static void WriteRow(Utf8JsonWriter json, IReadOnlyList<ReportColumn> columns, IReadOnlyList<Cell> row)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(row);
        json.WriteStartObject();
        for (var i = 0; i < columns.Count; i++)
        {
            json.WritePropertyName(columns[i].Name);
            WriteValue(json, row[i]);
        }
        json.WriteEndObject();
    }
}
