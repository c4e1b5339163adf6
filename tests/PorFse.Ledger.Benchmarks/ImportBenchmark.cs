using System.Globalization;
using System.Runtime.InteropServices;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// The command <c>import</c> on a generated file, from an empty ledger, against the limit: COPY of the same rows in
/// transactions of the same size. Afterwards the ledger is verified and checked, its views made again and compared.
/// </summary>
internal sealed class ImportBenchmark(FreshLedgers ledgers, long events, int runs)
{
    private const int EventsOfOperation = 6;
    private const int RowsOfBatch = 2_048;
    private const string Limit = "a. binary COPY of the same rows";
    private const string Import = "b. import, everything on";

    private readonly BulkTable table = new(Limit, Import);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("porfse-import-");
        try
        {
            var (file, programme) = (Path.Combine(folder.FullName, "h.csv"), Path.Combine(folder.FullName, "p.json"));
            var operations = (events / EventsOfOperation).ToString(CultureInfo.InvariantCulture);
            await PorfseAsync("generate", "--operations", operations, "--to", file, "--programme", programme);
            for (var run = 0; run < runs; run++)
                await MeasureAsync(file, programme, cancellation);
            var server = await ledgers.TellAsync(cancellation);
            var megabytes = new FileInfo(file).Length / 1_000_000;
            table.Write($"Import of a file of {megabytes:N0} MB, medians of {runs}; {server}");
            var share = table.Median(Import, RowsOfBatch).Rate / table.Median(Limit, RowsOfBatch).Rate;
            AnsiConsole.WriteLine($"b / a: {share:P0}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync(string file, string programme, CancellationToken cancellation)
    {
        var database = "";
        await using var ledger = await ledgers.CreateAsync(
            async connectionString =>
            {
                database = connectionString;
                await PorfseAsync("init", "--programme", programme, "--database", database);
            },
            cancellation);
        var before = (await ledger.Store.ReadHeadAsync(cancellation)).Position;
        await ledger.SettleAsync();
        var read = await PorfseAsync("import", file, "--dry-run", "--database", database);
        var import = await PorfseAsync("import", file, "--database", database);
        var recorded = (await ledger.Store.ReadHeadAsync(cancellation)).Position - before;
        Add(BulkKind.Whole, Import, recorded, import);
        Add(BulkKind.Part, "c. reading twice and deciding (--dry-run)", recorded, read);
        // The history is ten years old, and late is no fault of the import's; any other finding ends the run.
        foreach (var proof in new[] { "verify", "rebuild --verify", "check --lag-days 36500 --format csv" })
        {
            var taken = await PorfseAsync(
                proof.StartsWith("check", StringComparison.Ordinal) ? FindsOnlyTargets : EndsWell,
                [.. proof.Split(' '), "--database", database]);
            Add(BulkKind.Alone, "d. afterwards: " + proof, recorded, taken);
        }

        var tables = new BareTables(ledger);
        await tables.CreateAsync(withForeignKey: true);
        await ledger.SettleAsync();
        await using var connection = await ledger.Beside.OpenConnectionAsync(cancellation);
        var copy = await Transactions.OfAsync(
            tables.RowsAsync(before, RowsOfBatch, cancellation),
            rows => BareTables.CopyAsync(connection, rows, cancellation));
        table.Add(new BulkMeasure(BulkKind.Whole, Limit, RowsOfBatch, recorded, copy.Time, copy.Each));
    }

    private void Add(BulkKind kind, string work, long recorded, Measure measure) => table.Add(
        new BulkMeasure(kind, work, RowsOfBatch, recorded, measure.Time, null, measure.PeakBytes));

    private static bool EndsWell(int code, string output) => code == 0;

    // The programme's targets are the published ones, which do not follow from its plan.
    private static bool FindsOnlyTargets(int code, string output) => code is 0 or 2 && output.Split('\n').Skip(1)
        .All(line => line.Length == 0 || line.StartsWith("target-differs-from-derived,", StringComparison.Ordinal));

    // The command as it is shipped: compiled ahead, a process of its own.
    private static Task<Measure> PorfseAsync(params string[] arguments) => PorfseAsync(EndsWell, arguments);

    private static async Task<Measure> PorfseAsync(Func<int, string, bool> isWell, string[] arguments)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        var published = Path.Combine(
            AppContext.BaseDirectory, "..", "..", "..", "publish", "PorFse.Ledger.Cli",
            $"{configuration}_{RuntimeInformation.RuntimeIdentifier}", "porfse.dll");
        return await Measure.OfCommandAsync(isWell, "dotnet", [Path.GetFullPath(published), .. arguments, "--quiet"])
            ?? throw new InvalidOperationException("dotnet is not in the path.");
    }
}
