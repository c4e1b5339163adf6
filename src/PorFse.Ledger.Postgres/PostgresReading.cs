using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>One look at the ledger: a read-only transaction on one snapshot of the database.</summary>
public sealed class PostgresReading : IReading
{
    private const string Begin = "begin isolation level repeatable read read only";

    // Compiling a query for its few rows would take longer than any of them.
    private const string Interpret = "set local jit = off";
    private const string HeadAtPosition = "select seq_id, timestamp from ledger.mt_events where seq_id = $1";

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
