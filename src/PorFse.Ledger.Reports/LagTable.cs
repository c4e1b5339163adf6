using System.Globalization;
using PorFse.Ledger.Projections;

namespace PorFse.Ledger.Reports;

/// <summary>How late the facts reached the ledger, by stage and year.</summary>
public static class LagTable
{
    private const int BarLength = 24;
    private const int Eighths = 8;

    // From one eighth of a character to all of it.
    private const string Blocks = "▏▎▍▌▋▊▉█";

    private static readonly string[] Names =
    [
        "stage", "year", "facts", "median", "percentile90", "largest", "later30", "later90", "later180",
    ];

    /// <summary>The table for machines.</summary>
    public static ReportTable Of(LateDataRadar radar, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(labels);
        return Table(radar, at, labels, row =>
            Cells(row, NameOf(row.Stage), row.Year is { } year ? new Cell.Count(year) : Cell.Nothing));
    }

    /// <summary>The table for people: the stages in their language, and a bar a row.</summary>
    /// <remarks>A bar is as long as the row's 90th percentile, against the longest of the table.</remarks>
    public static ReportTable WithBars(LateDataRadar radar, DateOnly at, Labels labels)
    {
        ArgumentNullException.ThrowIfNull(radar);
        ArgumentNullException.ThrowIfNull(labels);
        var longest = radar.Rows.Select(row => row.Lag.Percentile(90) ?? 0).DefaultIfEmpty().Max();
        var table = Table(radar, at, labels, row =>
        [
            .. Cells(
                row,
                row.Stage is null ? null : labels["stage." + NameOf(row.Stage)],
                Cell.Of(row.Year?.ToString(CultureInfo.InvariantCulture))),
            Cell.Of(Bar(row.Lag.Percentile(90) ?? 0, longest)),
        ]);
        return table with { Columns = [.. table.Columns, new ReportColumn("bar", labels["column.bar"])] };
    }

    /// <summary>A bar of blocks, to an eighth of a character; none for nothing or less.</summary>
    public static string Bar(int days, int longest)
    {
        if (days <= 0 || longest <= 0)
            return "";
        var eighths = Math.Max(1, (int)((long)days * BarLength * Eighths / longest));
        var rest = eighths % Eighths;
        return new string(Blocks[^1], eighths / Eighths) + (rest == 0 ? "" : Blocks[rest - 1]);
    }

    private static ReportTable Table(
        LateDataRadar radar, DateOnly at, Labels labels, Func<LagRow, IReadOnlyList<Cell>> cells) => new(
            labels.With("lag.title", at),
            [.. Names.Select(name => new ReportColumn(name, labels["column." + name]))],
            [.. radar.Rows.Select(cells)],
            cells(new LagRow(null, null, radar.Total)));

    private static List<Cell> Cells(LagRow row, string? stage, Cell year) =>
    [
        Cell.Of(stage),
        year,
        new Cell.Count(row.Lag.Facts),
        Days(row.Lag.Percentile(50)),
        Days(row.Lag.Percentile(90)),
        Days(row.Lag.Largest),
        Later(row.Lag, 30),
        Later(row.Lag, 90),
        Later(row.Lag, 180),
    ];

    private static Cell Days(int? days) => days is { } count ? new Cell.Count(count) : Cell.Nothing;

    private static Cell.Percent Later(RecordingLag lag, int days) =>
        new Cell.Percent(Rate.OfCounts(lag.LaterThan(days), lag.Facts), 1);

    private static string? NameOf(Stage? stage) => stage switch
    {
        Stage.Programmed => "programmed",
        Stage.Committed => "committed",
        Stage.Paid => "paid",
        Stage.Certified => "certified",
        _ => null,
    };
}
