using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// Recording in bulk against the limit, COPY of the same rows, and single commands against SQL by hand.
/// </summary>
internal sealed class BulkBenchmark(FreshLedgers ledgers, long events, int runs)
{
    private const string Limit = "a. binary COPY of the same rows";
    private const string Append = "b. append, everything on";
    private const string ByHand = "e. SQL by hand, connecting anew";
    private static readonly string Queued = $"d. {SingleCommands.Callers} callers of one queue";

    private static readonly int[] Sizes = [8_192, 50_000];

    private readonly BulkTable table = new(Limit, Append);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        for (var run = 0; run < runs; run++)
        {
            foreach (var size in Sizes)
                await MeasureAsync(size, cancellation);
        }
        var server = await ledgers.TellAsync(cancellation);
        table.Write($"Bulk recording of {events:N0} events, medians of {runs}; {server}");
        foreach (var size in Sizes)
        {
            var share = table.Median(Append, size).Rate / table.Median(Limit, size).Rate;
            AnsiConsole.WriteLine($"b / a at {size:N0} events a transaction: {share:P0}");
        }
        var times = table.Median(Queued, 1).Rate / table.Median(ByHand, 1).Rate;
        AnsiConsole.WriteLine($"d / e: {times:N1} times");
    }

    private async Task MeasureAsync(int size, CancellationToken cancellation)
    {
        await using var ledger = await ledgers.CreateAsync(cancellation);
        await ledger.SettleAsync();
        var append = await Transactions.OfAsync(
            Batches(size), batch => RecordedHistory.AppendAsync(ledger.Store, batch, cancellation));
        Add(Append, size, append);
        await AddPartsAsync(size, append.Time);
        await CopyAsync(ledger, size, false, "a. COPY without the foreign key", cancellation);
        await CopyAsync(ledger, size, true, Limit, cancellation);
        if (size == Sizes[^1])
            await RecordSinglyAsync(ledger, cancellation);
    }

    private IAsyncEnumerable<IReadOnlyList<Entry>> Batches(int size) =>
        new RecordedHistory(events).Batches(size).ToAsyncEnumerable();

    private async Task AddPartsAsync(int size, TimeSpan whole)
    {
        var parts = AppendParts.Of(new RecordedHistory(events).Batches(size)).Taken;
        foreach (var (part, time) in parts)
            AddPart("c. " + part, time);
        AddPart("c. the rest: wire and database", whole - parts.Values.Aggregate((sum, time) => sum + time));

        var nothing = await Measure.OfAsync(async () =>
        {
            await foreach (var batch in Batches(size))
                GC.KeepAlive(batch);
        });
        table.Add(new BulkMeasure(
            BulkKind.Alone, "f. history made, not recorded", size, Recorded, nothing.Time, null, nothing.PeakBytes));

        void AddPart(string part, TimeSpan time) =>
            table.Add(new BulkMeasure(BulkKind.Part, part, size, Recorded, time));
    }

    private async Task CopyAsync(
        FreshLedger ledger, int size, bool withForeignKey, string work, CancellationToken cancellation)
    {
        var tables = new BareTables(ledger);
        await tables.CreateAsync(withForeignKey);
        await ledger.SettleAsync();
        await using var connection = await ledger.Beside.OpenConnectionAsync(cancellation);
        Add(work, size, await Transactions.OfAsync(
            tables.RowsAsync(RecordedHistory.Opened.Position, size, cancellation),
            rows => BareTables.CopyAsync(connection, rows, cancellation)));
    }

    private async Task RecordSinglyAsync(FreshLedger ledger, CancellationToken cancellation)
    {
        var commands = await SingleCommands.OnAsync(ledger, cancellation);
        await ledger.SettleAsync();
        Add("d. one caller, one by one", await commands.OneByOneAsync());
        Add(Queued, await commands.QueuedAsync());
        Add(ByHand, await commands.ByHandAsync(pooled: false));
        Add("e. SQL by hand, connection kept", await commands.ByHandAsync(pooled: true));
    }

    private long Recorded => events - RecordedHistory.Opened.Position;

    private void Add(string work, int size, Transactions taken) => table.Add(new BulkMeasure(
        BulkKind.Whole, work, size, Recorded, taken.Time, taken.Each, taken.PeakBytes, taken.ManagedBytes));

    private void Add(string work, Load load) =>
        table.Add(new BulkMeasure(BulkKind.Alone, work, 1, load.Asked, load.Time, load.Each));
}
