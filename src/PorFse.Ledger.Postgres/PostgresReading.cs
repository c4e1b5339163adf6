using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>One look at the ledger: a read-only transaction on one snapshot of the database.</summary>
public sealed class PostgresReading : IReading
{
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

    // Dates are stored as yyyy-MM-dd: letter by letter they compare as dates, without making one of every event.
    private const string BusinessDate = "data->>'On' collate \"C\"";

    private readonly NpgsqlConnection connection;

    private PostgresReading(NpgsqlConnection connection, Head head)
    {
        this.connection = connection;
        Head = head;
    }

    /// <inheritdoc/>
    public Head Head { get; }

    /// <summary>Begins a reading of the ledger as it is now.</summary>
    public static async Task<PostgresReading> BeginAsync(NpgsqlDataSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(source);
        var connection = await source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        try
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands =
                {
                    new NpgsqlBatchCommand("begin isolation level repeatable read read only"),
                    new NpgsqlBatchCommand(PostgresEventStore.ReadHead),
                },
            };
            await using var rows = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            return new PostgresReading(connection, await HeadOfAsync(rows, cancellation).ConfigureAwait(false));
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
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            events.Add(EventRows.Read(rows));
        return events;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<RecordedEvent> ReadAsync(
        EventRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(range);
        await using var command = new NpgsqlCommand(
            EventRows.Select + " where seq_id > $1 and seq_id <= $2"
            + (range.Types is null ? "" : " and type = any($3)")
            + (range.Initiatives is null ? "" : " and data->>'Initiative' = any($4) and data ? 'Amount'")
            + (range.DatesAfter is null ? "" : $" and {BusinessDate} > $5")
            + (range.DatesUntil is null ? "" : $" and {BusinessDate} <= $6")
            + " order by seq_id",
            connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = range.After });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = range.Until });
        command.Parameters.Add(Texts(range.Types?.Select(EventCatalogue.AliasOf)));
        command.Parameters.Add(Texts(range.Initiatives));
        command.Parameters.Add(Date(range.DatesAfter));
        command.Parameters.Add(Date(range.DatesUntil));
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            yield return EventRows.Read(rows);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ViewSql.Rows(table), connection);
        return await RowsOfAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> SumAsync(
        IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(ViewSql.Sum(by, slices), connection);
        foreach (var parameter in slices.SelectMany(ViewSql.ParametersOf))
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        return await RowsOfAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A connection given back with its transaction still open is rolled back by the pool.
        await connection.DisposeAsync().ConfigureAwait(false);
    }

    private static NpgsqlParameter<string> Date(DateOnly? date) =>
        new() { TypedValue = date?.ToString("O", CultureInfo.InvariantCulture) ?? "" };

    private static NpgsqlParameter Texts(IEnumerable<string>? values) =>
        new() { Value = values?.ToArray() ?? [], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

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
