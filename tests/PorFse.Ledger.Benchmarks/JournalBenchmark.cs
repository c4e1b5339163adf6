using PorFse.Ledger.Exchange;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Projections;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>The same table from an exported journal by hledger, where it is installed.</summary>
internal sealed class JournalBenchmark(LargeLedger ledger)
{
    internal async Task RunAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), $"porfse-{Guid.NewGuid():N}.journal");
        try
        {
            await using var reading = await ledger.Database.BeginReadingAsync(cancellation);
            var basis = new Basis(DateOnly.MaxValue, reading.Head);
            var reader = new ProgressReader(reading, LargeLedger.Programme);
            var transactions = 0L;
            var export = await Measure.OfAsync(
                async () => transactions = await ExportAsync(reading, reader, basis, file, cancellation));
            var progress = await Measure.OfAsync(
                () => reader.ReadAsync(Breakdown.Axis, basis with { At = new DateOnly(2019, 12, 31) }, cancellation));

            var table = new Table().AddColumns("work", "s", "peak MB");
            table.Title = new TableTitle($"Table 2 from a journal of {transactions:N0} transactions");
            Add(table, "export hledger", export);
            Add(table, "hledger balance", await Measure.OfCommandAsync(
                "hledger", "-f", file, "balance", "Assets", "--depth", "3", "--flat", "--no-total", "--empty"));
            Add(table, "progress --by axis, in process", progress);
            AnsiConsole.Write(table);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void Add(Table table, string work, Measure? measure) => table.AddRow(
        work,
        measure is null ? "not installed" : $"{measure.Time.TotalSeconds:N3}",
        measure is null ? "" : $"{measure.PeakBytes / 1_000_000:N0}");

    private static async Task<long> ExportAsync(
        PostgresReading reading, ProgressReader reader, Basis basis, string file, CancellationToken cancellation)
    {
        var until = basis.KnownAt.Position;
        var opening = (await reading.StreamAsync(StreamName.Ledger, until, cancellation)).Fold<LedgerLife>().Opening!;
        var places = (await reader.InitiativesAsync(until, cancellation)).Select(entry =>
            new InitiativePlace(entry.Initiative, entry.Title, entry.Axis, entry.Priority));
        var plans = await reading.StreamAsync(StreamName.Programme(LargeLedger.Programme), until, cancellation);
        await using var text = new StreamWriter(file);
        return await new Journal(opening, basis, plans, [.. places]).WriteAsync(
            new HledgerJournal(),
            text,
            reading.ReadAsync(new EventRange(0, until) { Types = Journal.Types }, cancellation),
            null,
            cancellation);
    }
}
