using Npgsql;
using PorFse.Ledger.Projections;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Making the views anew, and comparing them, against merely reading the events.</summary>
internal sealed class RebuildBenchmark(LargeLedger ledger)
{
    private const string AllEvents = """
        copy (select seq_id, id, stream_id, version, data, type, timestamp, correlation_id, causation_id, headers, user_name
            from ledger.mt_events order by seq_id) to stdout (format binary)
        """;

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var events = (await ledger.Database.Store.ReadHeadAsync(cancellation)).Position;
        var table = new Table().AddColumns("work", "s", "events/s", "of reading", "peak MB");
        table.Title = new TableTitle($"Rebuild, {events:N0} events");
        await using var source = NpgsqlDataSource.Create(ledger.ConnectionString);
        var reading = await Measure.OfAsync(() => ReadAsync(source, cancellation));
        Add("events read by COPY", reading);
        Add("events read and understood", await Measure.OfAsync(() => UnderstandAsync(cancellation)));
        var rebuild = ledger.Database.Rebuild(Views.All);
        Add("rebuild --verify", await Measure.OfAsync(() => rebuild.VerifyAsync(_ => { }, cancellation)));
        Add("rebuild", await Measure.OfAsync(() => rebuild.RebuildAsync(_ => { }, cancellation)));
        AnsiConsole.Write(table);

        void Add(string work, Measure measure) => table.AddRow(
            work, $"{measure.Time.TotalSeconds:N1}", $"{events / measure.Time.TotalSeconds:N0}",
            $"{reading.Time / measure.Time:P0}", $"{measure.PeakBytes / 1_000_000:N0}");
    }

    internal static async Task ReadAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var stream = await connection.BeginRawBinaryCopyAsync(AllEvents, cancellation);
        var buffer = new byte[1 << 16];
        while (await stream.ReadAsync(buffer, cancellation) > 0)
        {
        }
    }

    private async Task UnderstandAsync(CancellationToken cancellation)
    {
        await foreach (var recorded in ledger.Database.Store.ReadAsync(0, cancellation))
            GC.KeepAlive(recorded);
    }
}
