using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>The measures of bulk recording: of each work and size of transaction the run of the median time.</summary>
/// <param name="limit">The work whose rate others are told in parts of, in transactions of the same size.</param>
/// <param name="whole">The work whose time that of its parts is told in parts of.</param>
internal sealed class BulkTable(string limit, string whole)
{
    private readonly List<BulkMeasure> all = [];

    internal void Add(BulkMeasure measure) => all.Add(measure);

    /// <summary>The median run of a work.</summary>
    internal BulkMeasure Median(string work, int transaction) => MedianOf(all.Where(measure =>
        measure.Work == work && measure.Transaction == transaction));

    internal void Write(string title)
    {
        var table = new Table { Title = new TableTitle(title) };
        foreach (var column in new[]
        {
            "work", "events a transaction", "s", "events/s", "of COPY's rate", "of append's time", "p50 ms", "p99 ms",
            "peak MB", "managed MB",
        })
        {
            table.AddColumn(column, cells => cells.Alignment = column == "work" ? Justify.Left : Justify.Right);
        }
        foreach (var measure in all.GroupBy(measure => (measure.Work, measure.Transaction)).Select(MedianOf)
            .OrderByDescending(measure => measure.Transaction).ThenBy(measure => measure.Work[0]))
        {
            table.AddRow(
                measure.Work,
                $"{measure.Transaction:N0}",
                $"{measure.Time.TotalSeconds:N2}",
                $"{measure.Rate:N0}",
                measure.Kind == BulkKind.Whole
                    ? $"{measure.Rate / Median(limit, measure.Transaction).Rate:P0}"
                    : "",
                measure.Kind == BulkKind.Part
                    ? $"{measure.Time / Median(whole, measure.Transaction).Time:P0}"
                    : "",
                Milliseconds(measure.Each, 50),
                Milliseconds(measure.Each, 99),
                Megabytes(measure.PeakBytes),
                Megabytes(measure.ManagedBytes));
        }
        AnsiConsole.Write(table);
    }

    private static BulkMeasure MedianOf(IEnumerable<BulkMeasure> runs)
    {
        var sorted = runs.OrderBy(measure => measure.Time).ToList();
        return sorted[sorted.Count / 2];
    }

    private static string Milliseconds(Timings? timings, int percent) =>
        timings is null ? "" : $"{timings.Percentile(percent).TotalMilliseconds:N1}";

    private static string Megabytes(long? bytes) => bytes is null ? "" : $"{bytes / 1_000_000:N0}";
}

/// <summary>What a measure is compared with.</summary>
internal enum BulkKind
{
    /// <summary>All events recorded in bulk: with the limit.</summary>
    Whole,

    /// <summary>A part of that: with its time.</summary>
    Part,

    /// <summary>Something else: with nothing.</summary>
    Alone,
}

/// <summary>One run of one work.</summary>
/// <param name="Kind">What it is compared with.</param>
/// <param name="Work">What was done.</param>
/// <param name="Transaction">Events in a transaction; 1 for single commands.</param>
/// <param name="Events">Events in all.</param>
/// <param name="Time">What it took.</param>
/// <param name="Each">What each transaction, or caller, took.</param>
/// <param name="PeakBytes">Memory resident at most.</param>
/// <param name="ManagedBytes">Of that, objects on the managed heap.</param>
internal sealed record BulkMeasure(
    BulkKind Kind,
    string Work,
    int Transaction,
    long Events,
    TimeSpan Time,
    Timings? Each = null,
    long? PeakBytes = null,
    long? ManagedBytes = null)
{
    internal double Rate => Events / Time.TotalSeconds;
}
