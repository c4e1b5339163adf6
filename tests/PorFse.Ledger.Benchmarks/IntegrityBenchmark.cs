using Npgsql;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Verifying every event, against merely reading them.</summary>
internal sealed class IntegrityBenchmark(LargeLedger ledger)
{
    internal async Task RunAsync(CancellationToken cancellation)
    {
        var events = (await ledger.Database.Store.ReadHeadAsync(cancellation)).Position;
        var table = new Table().AddColumns("work", "s", "events/s", "of reading", "events/s of this process' time", "peak MB");
        table.Title = new TableTitle($"Integrity, {events:N0} events");
        await using var source = NpgsqlDataSource.Create(ledger.ConnectionString);
        var reading = await Measure.OfAsync(() => RebuildBenchmark.ReadAsync(source, cancellation));
        Add("events read by COPY", reading);
        for (var i = 0; i < 3; i++)
            Add("verify", await Measure.OfAsync(() => VerifyAsync(cancellation)));
        AnsiConsole.Write(table);

        void Add(string work, Measure measure) => table.AddRow(
            work, $"{measure.Time.TotalSeconds:N1}", $"{events / measure.Time.TotalSeconds:N0}",
            $"{reading.Time / measure.Time:P0}", $"{events / measure.Processor.TotalSeconds:N0}",
            $"{measure.PeakBytes / 1_000_000:N0}");
    }

    private async Task VerifyAsync(CancellationToken cancellation)
    {
        await using var reading = await ledger.Database.BeginReadingAsync(cancellation);
        var found = await new LogVerifier(reading, [], [KnownState.Everything]).VerifyAsync(_ => { }, cancellation);
        if (found.Faults.Count > 0)
            throw new InvalidOperationException(found.Faults[0].ToString());
    }
}
