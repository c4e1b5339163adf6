using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Spectre.Console;

namespace PorFse.Ledger.Benchmarks;

/// <summary>
/// What the Merkle tree costs an append. An append without a tree does not exist, so the tree is also made alone, in
/// transactions of the same size between the others: leaves, growth, head and rows of hashes, under the same guards.
/// Transactions that move the head and do nothing else are taken from that, because an append would need them anyway.
/// The count of the hashes at commit (check_append) is in the append only.
/// </summary>
internal sealed class TreeBenchmark(FreshLedgers ledgers, long events, int runs)
{
    private const string LockHead = "select position, edge from ledger.ledger_head for update";
    private const string MoveHead =
        "update ledger.ledger_head set previous = position, position = $1, recorded_at = $2, root = $3, edge = $4";
    private const string AddTiles =
        "insert into ledger.ledger_tile (level, first, hashes) select * from unnest($1, $2, $3)";

    private static readonly int[] Sizes = [8_192, 50_000];

    private sealed record Run(TimeSpan Append, TimeSpan Alone, TimeSpan Empty);

    internal async Task RunAsync(CancellationToken cancellation)
    {
        var table = new Table().AddColumns(
            "events a transaction", "append s", "tree alone s", "transactions alone s", "tree of append",
            "append without it, faster");
        table.Title = new TableTitle($"The tree in an append of {events:N0} events, medians of {runs}");
        foreach (var size in Sizes)
        {
            var taken = new List<Run>();
            for (var run = 0; run < runs; run++)
                taken.Add(await MeasureAsync(size, cancellation));
            Add(table, size, taken);
        }
        AnsiConsole.Write(table);
    }

    private static void Add(Table table, int size, List<Run> taken)
    {
        var (append, alone, empty) = (Median(run => run.Append), Median(run => run.Alone), Median(run => run.Empty));
        var tree = alone - empty;
        table.AddRow(
            $"{size:N0}", $"{append.TotalSeconds:N2}", $"{alone.TotalSeconds:N2}", $"{empty.TotalSeconds:N2}",
            $"{tree / append:P1}", $"{append / (append - tree):N2} times");

        TimeSpan Median(Func<Run, TimeSpan> of) => taken.Select(of).Order().ElementAt(taken.Count / 2);
    }

    private async Task<Run> MeasureAsync(int size, CancellationToken cancellation)
    {
        await using var ledger = await ledgers.CreateAsync(cancellation);
        await using var onlyTree = await HeadsAloneAsync(cancellation);
        await using var onlyHead = await HeadsAloneAsync(cancellation);
        var (planned, edge) = (new PlannedEvents(), await EdgeAsync(ledger, cancellation));
        var canonical = new CanonicalEvent();
        var (append, alone, empty) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        foreach (var batch in new RecordedHistory(events).Batches(size))
        {
            var recorded = planned.Of(batch);
            List<StoredEvent> stored = [.. recorded.Select(recorded => StoredEvent.Of(recorded))];
            append += await TimeAsync(() => RecordedHistory.AppendAsync(ledger.Store, batch, cancellation));
            alone += await TimeAsync(() => AppendAsync(onlyTree, recorded[^1], () =>
            {
                var tiles = new TileRuns();
                foreach (var one in stored)
                    edge.Add(canonical.LeafOf(one), tiles);
                return tiles;
            }));
            empty += await TimeAsync(() => AppendAsync(onlyHead, recorded[^1], () => null));
        }
        if (!(await RootAsync(ledger, cancellation)).Equals(edge.Root))
            throw new InvalidOperationException("The tree made alone is not the one of the append.");
        return new Run(append, alone, empty);

        async Task AppendAsync(FreshLedger to, RecordedEvent last, Func<TileRuns?> grow)
        {
            await using var connection = await to.Beside.OpenConnectionAsync(cancellation);
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            batch.BatchCommands.Add(new NpgsqlBatchCommand(LockHead));
            await batch.ExecuteNonQueryAsync(cancellation);
            batch.BatchCommands.Clear();
            var tiles = grow();
            batch.BatchCommands.Add(With(
                MoveHead, new() { Value = last.Position }, new() { Value = last.RecordedAt.UtcDateTime },
                new() { Value = edge.Root.ToBytes() }, new() { Value = edge.ToBytes() }));
            if (tiles?.All.ToList() is { } runs)
            {
                batch.BatchCommands.Add(With(
                    AddTiles, ArrayOf(runs.ConvertAll(run => (short)run.Level), NpgsqlDbType.Smallint),
                    ArrayOf(runs.ConvertAll(run => run.First), NpgsqlDbType.Bigint),
                    ArrayOf(runs.ConvertAll(run => run.Hashes), NpgsqlDbType.Bytea)));
            }
            batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    // Their heads may move without events.
    private async Task<FreshLedger> HeadsAloneAsync(CancellationToken cancellation)
    {
        var ledger = await ledgers.CreateAsync(cancellation);
        await ledger.RunAsync("drop trigger head_moves_with_events on ledger.ledger_head");
        return ledger;
    }

    private static async Task<TreeEdge> EdgeAsync(FreshLedger ledger, CancellationToken cancellation)
    {
        await using var command = ledger.Beside.CreateCommand(LockHead);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return new TreeEdge(row.GetInt64(0), row.GetFieldValue<byte[]>(1));
    }

    private static async Task<Digest> RootAsync(FreshLedger ledger, CancellationToken cancellation)
    {
        await using var command = ledger.Beside.CreateCommand("select root from ledger.ledger_head");
        return new Digest((byte[])(await command.ExecuteScalarAsync(cancellation))!);
    }

    private static async Task<TimeSpan> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start);
    }

    private static NpgsqlBatchCommand With(string sql, params NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter ArrayOf<T>(List<T> values, NpgsqlDbType type) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type };
}
