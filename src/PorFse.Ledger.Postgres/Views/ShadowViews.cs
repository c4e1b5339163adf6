using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Views made from the events in tables beside the live ones, on one connection.</summary>
/// <param name="source">Connections, one of which reads the events.</param>
/// <param name="connection">The connection whose transaction the tables are made in.</param>
/// <param name="views">The views.</param>
/// <param name="schema">Where the tables are made: <c>pg_temp</c> to look only, or an empty schema.</param>
internal sealed class ShadowViews(NpgsqlDataSource source, NpgsqlConnection connection, ViewSet views, string schema)
{
    private const string Patience = "set local lock_timeout = '2s'";
    private readonly EraViews eraViews = new(connection, views.PerEra, schema);

    /// <summary>How many rows of a view are kept in memory before they are written.</summary>
    internal required int RowsInMemory { get; init; }

    /// <summary>The last event in them.</summary>
    internal long Position { get; private set; }

    /// <summary>
    /// Begins a transaction and makes the tables from all events of one moment, the one its snapshot is of.
    /// </summary>
    internal async Task FillAsync(Action<long> progress, CancellationToken cancellation)
    {
        await RunAsync("begin isolation level repeatable read", cancellation);
        // Before the snapshot is taken: nobody may replace the live tables after it.
        await RunAsync(PostgresReading.LockShared(views), cancellation);
        var snapshot = await SnapshotAsync(cancellation);
        foreach (var view in views.All)
            await RunAsync(ViewSql.CreateBare(schema, view.Table, view.Table.Name), cancellation);
        foreach (var view in views.Inline)
            await RunAsync(ViewSql.CreateBare(schema, view.Table, Parts(view.Table)), cancellation);
        await using (var reading = await PostgresReading.JoinAsync(source, snapshot, cancellation))
            await FoldAsync(reading, progress, cancellation);
        foreach (var view in views.Inline)
        {
            await RunAsync(ViewSql.MergeParts(schema, view.Table, Parts(view.Table)), cancellation);
            await RunAsync($"drop table {schema}.{Parts(view.Table)}", cancellation);
        }
    }

    /// <summary>Readies the tables for use: their keys, and what the planner must know of them.</summary>
    internal async Task AddKeysAsync(CancellationToken cancellation)
    {
        foreach (var view in views.All)
        {
            await RunAsync(ViewSql.AddKey(schema, view.Table), cancellation);
            await RunAsync($"analyze {schema}.{view.Table.Name}", cancellation);
        }
    }

    /// <summary>
    /// Adds what was appended since; false where it is so little that writers may as well be made to wait.
    /// </summary>
    internal async Task<bool> CatchUpAsync(int worth, CancellationToken cancellation)
    {
        await using var reading = await PostgresReading.BeginAsync(source, views, cancellation);
        var behind = reading.Head.Position - Position;
        if (behind <= worth)
            return false;
        await RunAsync("begin", cancellation);
        var until = Math.Min(reading.Head.Position, Position + reading.Eras.Length);
        await AddAsync(reading.Eras, reading.ReadAsync(new EventRange(Position, until), cancellation));
        await RunAsync("commit", cancellation);
        Position = until;
        return true;
    }

    /// <summary>In one transaction: writers wait, the last events are added, the live tables are replaced.</summary>
    internal async Task TakeOverAsync(CancellationToken cancellation)
    {
        await RunAsync("begin", cancellation);
        var (head, eras) = await LockHeadAsync(cancellation);
        var range = new EventRange(Position, head.Position);
        await AddAsync(eras, EventRows.ReadAsync(connection, range, cancellation));
        await RunAsync(Patience, cancellation);
        var live = string.Join(", ", views.All.Select(view => $"{ViewSql.Schema}.{view.Table.Name}"));
        await RunAsync($"lock table {live} in access exclusive mode", cancellation);
        foreach (var view in views.All)
            await ReplaceAsync(view.Table, cancellation);
        await RunAsync("commit", cancellation);
        Position = head.Position;
    }

    /// <summary>What differs between the live table and the one made here, in the snapshot of both.</summary>
    internal Task<ViewComparison> CompareAsync(ViewTable table, CancellationToken cancellation) =>
        ViewComparison.OfAsync(connection, table, schema, cancellation);

    private async Task FoldAsync(PostgresReading reading, Action<long> progress, CancellationToken cancellation)
    {
        var (era, writing) = (0L, Task.CompletedTask);
        var (inline, perEra) = (Begin(views.Inline), Begin(views.PerEra));
        await foreach (var recorded in reading.ReadAsync(new EventRange(0, reading.Head.Position), cancellation))
        {
            foreach (var fold in inline)
                fold.Add(recorded);
            foreach (var fold in perEra)
                fold.Add(recorded);
            Position = recorded.Position;
            if (Position < reading.Eras.EndOf(era + 1))
                continue;
            // What is complete is written while the events of the next era are read.
            await writing;
            var (number, parts, complete) = (era, TakeFull(inline, RowsInMemory), perEra);
            writing = Task.Run(() => WriteAsync(parts, complete, number), CancellationToken.None);
            progress(Position);
            (era, perEra) = (era + 1, Begin(views.PerEra));
        }
        await writing;
        await WritePartsAsync(TakeFull(inline, 0));
        progress(Position);
        foreach (var view in views.PerEra)
        {
            for (var size = (long)Eras.Factor; size <= era; size *= Eras.Factor)
                await eraViews.MergeAsync(view.Table, size, 0, era / size * size);
        }
    }

    private static List<IViewFold> Begin(IReadOnlyList<IProjection> of) => [.. of.Select(view => view.Begin())];

    // The fewer parts of a row are written, the fewer are added up; but no more are kept than there is room for.
    private List<(ViewTable Table, IViewFold Fold)> TakeFull(List<IViewFold> folds, int most)
    {
        var full = new List<(ViewTable, IViewFold)>();
        for (var i = 0; i < folds.Count; i++)
        {
            if (folds[i].Rows <= most)
                continue;
            full.Add((views.Inline[i].Table, folds[i]));
            folds[i] = views.Inline[i].Begin();
        }
        return full;
    }

    private async Task WriteAsync(List<(ViewTable, IViewFold)> parts, List<IViewFold> complete, long era)
    {
        await WritePartsAsync(parts);
        for (var i = 0; i < views.PerEra.Count; i++)
            await eraViews.CopyAsync(views.PerEra[i].Table, era, complete[i].Columns);
    }

    private async Task WritePartsAsync(List<(ViewTable Table, IViewFold Fold)> parts)
    {
        foreach (var (table, fold) in parts)
            await ViewRows.CopyAsync(connection, ViewSql.Copy(schema, table, Parts(table)), fold.Columns);
    }

    private async Task AddAsync(Eras eras, IAsyncEnumerable<RecordedEvent> events)
    {
        var added = new List<RecordedEvent>();
        await foreach (var recorded in events)
            added.Add(recorded);
        if (added.Count == 0)
            return;
        await using var merges = new NpgsqlBatch(connection);
        foreach (var merge in ViewRows.Merges(schema, views.Inline, added))
            merges.BatchCommands.Add(merge);
        if (merges.BatchCommands.Count > 0)
            await merges.ExecuteNonQueryAsync();
        await eraViews.AddAsync(eras, added[0].Position - 1, added, kept: null);
    }

    // A table that takes another's place would otherwise be its maker's alone.
    private async Task ReplaceAsync(ViewTable table, CancellationToken cancellation)
    {
        var (live, made) = ($"{ViewSql.Schema}.{table.Name}", $"{schema}.{table.Name}");
        var rights = new List<string>();
        await using (var command = new NpgsqlCommand(ViewSql.RightsOn(table), connection))
        {
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
                rights.Add(rows.GetString(0));
        }
        await RunAsync($"drop table {live}; alter table {made} set schema {ViewSql.Schema}", cancellation);
        await RunAsync(ViewSql.Describe(table), cancellation);
        foreach (var right in rights)
            await RunAsync(right, cancellation);
    }

    private async Task<(Head Head, Eras Eras)> LockHeadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(PostgresEventStore.LockHead, connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        return (PostgresEventStore.HeadOf(rows), PostgresEventStore.ErasOf(rows));
    }

    private async Task<string> SnapshotAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select pg_export_snapshot()", connection);
        return (string)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Parts(ViewTable table) => table.Name + "_parts";

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The texts are this room's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
