using Npgsql;
using PorFse.Ledger.Projections;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>Progress by axis at random business dates, now and as known at random positions.</summary>
internal sealed class StateBenchmark(LargeLedger ledger, int samples)
{
    // What somebody would write who has only the events.
    private const string ByHand = """
        select i.data->>'Axis', e.type, sum((e.data->>'Amount')::numeric), count(*)
        from ledger.mt_events e
        join ledger.mt_events i on i.type = 'initiative_opened' and i.data->>'Initiative' = e.data->>'Initiative'
        where e.data ? 'Amount' and (e.data->>'On')::date <= $1 and e.seq_id <= $2
        group by 1, 2
        """;

    private readonly Random random = new(2019);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var head = (await ledger.Database.Store.ReadHeadAsync(cancellation)).Position;
        var table = new Table().AddColumns("question", "asked", "p50 ms", "p99 ms", "largest ms");
        table.Title = new TableTitle($"Progress by axis, {head:N0} events");
        Add(table, "a round trip that asks nothing", samples, await Timings.OfAsync(
            samples, async _ => await (await ledger.Database.BeginReadingAsync(cancellation)).DisposeAsync()));
        Add(table, "State(D, now)", samples, await Timings.OfAsync(samples, _ => AskAsync(head, cancellation)));
        Add(table, "State(D, P), random P", samples, await Timings.OfAsync(
            samples, _ => AskAsync(random.NextInt64(head + 1), cancellation)));
        await using var source = NpgsqlDataSource.Create(ledger.ConnectionString);
        var few = Math.Min(samples, 5);
        Add(table, "SQL by hand over mt_events", few, await Timings.OfAsync(
            few, _ => ByHandAsync(source, random.NextInt64(head + 1), cancellation)));
        AnsiConsole.Write(table);
    }

    private async Task AskAsync(long position, CancellationToken cancellation)
    {
        await using var reading = await ledger.Database.BeginReadingAsync(cancellation);
        var known = position == reading.Head.Position
            ? reading.Head
            : await reading.HeadAtAsync(position, cancellation);
        await new ProgressReader(reading, LargeLedger.Programme)
            .ReadAsync(Breakdown.Axis, new Basis(AnyDay(), known), cancellation);
    }

    private async Task ByHandAsync(NpgsqlDataSource source, long position, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(ByHand);
        command.CommandTimeout = 0;
        command.Parameters.Add(new NpgsqlParameter { Value = AnyDay() });
        command.Parameters.Add(new NpgsqlParameter { Value = position });
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
            _ = rows.GetDecimal(2);
    }

    private DateOnly AnyDay() => new DateOnly(2015, 1, 15).AddDays(random.Next(3_600));

    private static void Add(Table table, string question, int asked, Timings timings) => table.AddRow(
        question, $"{asked}", Milliseconds(timings.Percentile(50)), Milliseconds(timings.Percentile(99)),
        Milliseconds(timings.Sorted[^1]));

    private static string Milliseconds(TimeSpan time) => $"{time.TotalMilliseconds:N1}";
}
