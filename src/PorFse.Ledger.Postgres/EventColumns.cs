using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>The columns of <c>mt_events</c> that an append writes, each with where its value comes from.</summary>
internal static class EventColumns
{
    private static readonly Column[] All =
    [
        new Column<long>("seq_id", "bigint", NpgsqlDbType.Bigint, row => row.Position, (rows, n) => rows.Number(n)),
        new Column<Guid>("id", "uuid", NpgsqlDbType.Uuid, row => row.Id, (rows, id) => rows.Uuid(id)),
        Text("stream_id", row => row.Stream),
        new Column<long>("version", "bigint", NpgsqlDbType.Bigint, row => row.Version, (rows, n) => rows.Number(n)),
        Json("data", row => row.Data),
        Text("type", row => row.Type),
        new Column<DateTime>(
            "timestamp", "timestamptz", NpgsqlDbType.TimestampTz, row => row.RecordedAt, (rows, at) => rows.Time(at)),
        Text("mt_dotnet_type", row => row.DotNetType),
        Text("correlation_id", row => row.Correlation),
        Text("causation_id", row => row.Causation),
        Json("headers", row => row.Headers),
        Text("user_name", row => row.User),
    ];

    private static readonly string Names = string.Join(", ", All.Select(column => column.Name));

    private static readonly string Insert = $"insert into ledger.mt_events ({Names}) select * from unnest("
        + string.Join(", ", All.Select((column, i) => $"${i + 1}::{column.SqlType}[]")) + ")";

    private static readonly string Copy = $"copy ledger.mt_events ({Names}) from stdin (format binary)";

    /// <summary>One statement for a few events.</summary>
    internal static NpgsqlBatchCommand InsertOf(IReadOnlyList<StoredEvent> events)
    {
        var command = new NpgsqlBatchCommand(Insert);
        foreach (var column in All)
            command.Parameters.Add(column.ArrayOf(events));
        return command;
    }

    /// <summary>Adds an event as a row of COPY.</summary>
    internal static void Write(CopyRows rows, in StoredEvent stored)
    {
        rows.Row((short)All.Length);
        foreach (var column in All)
            column.Write(rows, stored);
    }

    /// <summary>Binary COPY for many events.</summary>
    internal static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<CopyRows> parts)
    {
        await using var stream = await connection.BeginRawBinaryCopyAsync(Copy, CancellationToken.None);
        await stream.WriteAsync(CopyRows.Beginning, CancellationToken.None);
        foreach (var rows in parts)
            await stream.WriteAsync(rows.Written, CancellationToken.None);
        await stream.WriteAsync(CopyRows.Ending, CancellationToken.None);
    }

    private static TextColumn Text(string name, Func<StoredEvent, ReadOnlyMemory<byte>?> value) =>
        new TextColumn(name, "varchar", NpgsqlDbType.Varchar, value, (rows, text) => rows.Text(text));

    private static TextColumn Json(string name, Func<StoredEvent, ReadOnlyMemory<byte>?> value) =>
        new TextColumn(name, "jsonb", NpgsqlDbType.Jsonb, value, (rows, json) => rows.Json(json));

    private abstract class Column(string name, string sqlType)
    {
        internal string Name => name;

        internal string SqlType => sqlType;

        internal abstract NpgsqlParameter ArrayOf(IReadOnlyList<StoredEvent> events);

        internal abstract void Write(CopyRows rows, in StoredEvent stored);
    }

    private sealed class Column<T>(
        string name, string sqlType, NpgsqlDbType type, Func<StoredEvent, T> value, Action<CopyRows, T> write)
        : Column(name, sqlType)
    {
        internal override NpgsqlParameter ArrayOf(IReadOnlyList<StoredEvent> events) => new NpgsqlParameter<T[]>
        {
            TypedValue = [.. events.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        };

        internal override void Write(CopyRows rows, in StoredEvent stored) => write(rows, value(stored));
    }

    private sealed class TextColumn(
        string name,
        string sqlType,
        NpgsqlDbType type,
        Func<StoredEvent, ReadOnlyMemory<byte>?> value,
        Action<CopyRows, ReadOnlyMemory<byte>> write)
        : Column(name, sqlType)
    {
        internal override NpgsqlParameter ArrayOf(IReadOnlyList<StoredEvent> events) => new NpgsqlParameter<string?[]>
        {
            TypedValue = [.. events.Select(stored => value(stored) is { } text
                ? Encoding.UTF8.GetString(text.Span)
                : null)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        };

        internal override void Write(CopyRows rows, in StoredEvent stored)
        {
            if (value(stored) is { } text)
                write(rows, text);
            else
                rows.Null();
        }
    }
}
