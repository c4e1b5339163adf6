using Npgsql;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Verifying every event, against merely reading them.</summary>
internal sealed class IntegrityBenchmark(LargeLedger ledger)
{
    private const int Proofs = 200;

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var events = (await ledger.Database.Store.ReadHeadAsync(cancellation)).Position;
        var table = new Table().AddColumns("work", "s", "events/s", "of reading", "events/s of a core", "peak MB");
        table.Title = new TableTitle($"Integrity, {events:N0} events");
        await using var source = NpgsqlDataSource.Create(ledger.ConnectionString);
        var reading = await Measure.OfAsync(() => RebuildBenchmark.ReadAsync(source, cancellation));
        Add("events read by COPY", reading);
        for (var i = 0; i < 3; i++)
            Add("verify", await Measure.OfAsync(() => VerifyAsync(cancellation)));
        AnsiConsole.Write(table);
        AnsiConsole.Write(await ProofsAsync(events, cancellation));

        void Add(string work, Measure measure) => table.AddRow(
            work, $"{measure.Time.TotalSeconds:N1}", $"{events / measure.Time.TotalSeconds:N0}",
            $"{reading.Time / measure.Time:P0}", $"{events / measure.Processor.TotalSeconds:N0}",
            $"{measure.PeakBytes / 1_000_000:N0}");
    }

    private async Task<Table> ProofsAsync(long events, CancellationToken cancellation)
    {
        var random = new Random(9162);
        var table = new Table().AddColumns("proof", "hashes at most", "p50 ms", "p99 ms");
        await using var reading = await ledger.Database.BeginReadingAsync(cancellation);
        var (inclusion, consistency) = (0, 0);
        Add("inclusion of an event", await Timings.OfAsync(Proofs, async _ => inclusion = Math.Max(
            inclusion,
            (await new MerkleTree(reading, events).ProveInclusionAsync(random.NextInt64(events), cancellation))
                .Path.Count)), inclusion);
        Add("consistency with an older tree", await Timings.OfAsync(Proofs, async _ => consistency = Math.Max(
            consistency,
            (await new MerkleTree(reading, events).ProveConsistencyAsync(random.NextInt64(events), cancellation))
                .Path.Count)), consistency);
        Add("root at a position", await Timings.OfAsync(Proofs, async _ =>
            await new MerkleTree(reading, random.NextInt64(events)).RootAsync(cancellation)), 1);
        return table;

        void Add(string proof, Timings taken, int hashes) => table.AddRow(
            proof, $"{hashes}", $"{taken.Percentile(50).TotalMilliseconds:N1}",
            $"{taken.Percentile(99).TotalMilliseconds:N1}");
    }

    private async Task VerifyAsync(CancellationToken cancellation)
    {
        await using var reading = await ledger.Database.BeginReadingAsync(cancellation);
        var found = await new LogVerifier(reading, [], [KnownState.Everything]).VerifyAsync(_ => { }, cancellation);
        if (found.Faults.Count > 0)
            throw new InvalidOperationException(found.Faults[0].ToString());
    }
}
