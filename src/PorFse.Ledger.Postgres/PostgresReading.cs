using System.Runtime.CompilerServices;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>One look at the ledger: a read-only transaction on one snapshot of the database.</summary>
public sealed class PostgresReading : IReading, IStoredLog
{
    private const string Begin = "begin isolation level repeatable read read only";

    // Compiling a query for its few rows would take longer than any of them.
    private const string Interpret = "set local jit = off";
    private const string HeadAtPosition = "select seq_id, timestamp from ledger.mt_events where seq_id = $1";

    private const string StoredHead = """
        select position, recorded_at, root, edge, (select last_value from ledger.mt_events_sequence)
        from ledger.ledger_head
        """;

    private const string Runs = """
        select first, hashes from ledger.ledger_tile
        where level = $1 and first >= $2 - 255 and first < $2 + $3 order by first
        """;

    // Times never go back along the log, so the last event of a moment is found by halving.
    private const string HeadAtMoment = """
        with recursive search(low, high) as (
            select 0::bigint, position from ledger.ledger_head
            union all
            select case when timestamp <= $1 then seq_id else low end,
                case when timestamp <= $1 then high else seq_id - 1 end
            from search join ledger.mt_events on seq_id = (low + high + 1) / 2
            where low < high
        )
        select low, (select timestamp from ledger.mt_events where seq_id = low) from search where low = high
        """;

    private readonly NpgsqlConnection connection;

    private PostgresReading(NpgsqlConnection connection, Head head, Eras eras)
    {
        this.connection = connection;
        Head = head;
        Eras = eras;
    }

    /// <inheritdoc/>
    public Head Head { get; }

    /// <inheritdoc/>
    public Eras Eras { get; }

    /// <summary>Begins a reading of the ledger as it is now.</summary>
    /// <param name="source">Connections to the database.</param>
    /// <param name="views">The views it may read; a rebuild does not replace them while it lasts.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static Task<PostgresReading> BeginAsync(
        NpgsqlDataSource source, ViewSet views, CancellationToken cancellation) =>
        // Locks come before the first query, which takes the snapshot: a table that is replaced in between is seen new.
        BeginAsync(source, LockShared(views), cancellation);

    /// <summary>Begins a reading of the ledger as another transaction sees it.</summary>
    internal static Task<PostgresReading> JoinAsync(
        NpgsqlDataSource source, string snapshot, CancellationToken cancellation) =>
        BeginAsync(source, $"set transaction snapshot '{snapshot}'", cancellation);

    /// <summary>Keeps the tables of some views from being replaced, and hinders nothing else.</summary>
    internal static string LockShared(ViewSet views) =>
        $"lock table {string.Join(", ", views.All.Select(view => $"{ViewSql.Schema}.{view.Table.Name}"))}"
        + " in access share mode";

    private static async Task<PostgresReading> BeginAsync(
        NpgsqlDataSource source, string first, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var sql in new[] { Begin, first, Interpret, PostgresEventStore.ReadHead })
                batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
            await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            await rows.ReadAsync(cancellation).ConfigureAwait(false);
            return new PostgresReading(
                connection, PostgresEventStore.HeadOf(rows), PostgresEventStore.ErasOf(rows));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<Head> HeadAtAsync(long position, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HeadAtPosition, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await HeadOfAsync(rows, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<Head> HeadAtAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(HeadAtMoment, connection);
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = moment.UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await HeadOfAsync(rows, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordedEvent>> StreamAsync(
        StreamName stream, long until, CancellationToken cancellation)
    {
        if (!PostgresEventStore.IsStorable(stream))
            return [];
        await using var command = new NpgsqlCommand(
            EventRows.Select + " where stream_id = $1 and seq_id <= $2 order by version", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = stream.Value });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = until });
        var events = new List<RecordedEvent>();
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var row = new EventRows(rows);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            events.Add(row.Read());
        return events;
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<RecordedEvent> ReadAsync(EventRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        return EventRows.ReadAsync(connection, range, cancellation);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<MovementSum>> MovementsAsync(EventRange range, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        return EventMovements.SumAsync(connection, range, cancellation);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ViewQueries.Rows(table), connection);
        return await RowsOfAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> SumAsync(
        IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ViewQueries.Sum(by, slices), connection);
        foreach (var parameter in slices.SelectMany(ViewQueries.ParametersOf))
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await RowsOfAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<StoredHead> StoredHeadAsync(CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(StoredHead, connection);
        await using var row = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await row.ReadAsync(cancellation).ConfigureAwait(false);
        return new StoredHead(
            PostgresEventStore.HeadOf(row),
            new Digest(row.GetFieldValue<byte[]>(2)),
            row.GetFieldValue<byte[]>(3),
            row.GetInt64(4));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredEvent> StoredEventsAsync(long from, long until, CancellationToken cancellation) =>
        StoredEventRows.ReadAsync(connection, from, until, cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<(StreamName Stream, long Version)> StreamVersionsAsync(
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select id, version from ledger.mt_streams", connection);
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            yield return (StreamName.Parse(rows.GetString(0)), rows.IsDBNull(1) ? 0 : rows.GetInt64(1));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Digest>> HashesAsync(
        int level, long first, int count, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Runs, connection);
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)level });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = count });
        var hashes = new List<Digest>(count);
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var (at, run) = (rows.GetInt64(0), rows.GetFieldValue<byte[]>(1));
            for (var i = 0; i < run.Length && hashes.Count < count; i += Digest.Size, at++)
            {
                // Rows before it may reach into what was asked for; after a gap the level has ended.
                if (at >= first && at != first + hashes.Count)
                    return hashes;
                if (at >= first)
                    hashes.Add(new Digest(run.AsSpan(i, Digest.Size)));
            }
        }
        return hashes;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A connection given back with its transaction still open is rolled back by the pool.
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<Head> HeadOfAsync(NpgsqlDataReader rows, CancellationToken cancellation) =>
        await rows.ReadAsync(cancellation).ConfigureAwait(false)
            ? PostgresEventStore.HeadOf(rows)
            : new Head(0, null);

    private static async Task<IReadOnlyList<object?[]>> RowsOfAsync(
        NpgsqlCommand command, CancellationToken cancellation)
    {
        var rows = new List<object?[]>();
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var dates = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetDataTypeName(i) == "date").ToArray();
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var row = new object?[dates.Length];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : dates[i] ? reader.GetFieldValue<DateOnly>(i) : reader.GetValue(i);
            rows.Add(row);
        }
        return rows;
    }
}
