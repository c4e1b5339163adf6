using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>The columns of <c>mt_events</c> that an append writes, each with where its value comes from.</summary>
internal static class EventColumns
{
    private static readonly Column[] All =
    [
        new Column<long>("seq_id", "bigint", NpgsqlDbType.Bigint, recorded => recorded.Position),
        new Column<Guid>("id", "uuid", NpgsqlDbType.Uuid, recorded => recorded.Id),
        new Column<string>("stream_id", "varchar", NpgsqlDbType.Varchar, recorded => recorded.Stream.Value),
        new Column<long>("version", "bigint", NpgsqlDbType.Bigint, recorded => recorded.Version),
        new Column<string>("data", "jsonb", NpgsqlDbType.Jsonb, recorded => EventCatalogue.Write(recorded.Data)),
        new Column<string>("type", "varchar", NpgsqlDbType.Varchar, r => EventCatalogue.AliasOf(r.Data.GetType())),
        new Column<DateTime>("timestamp", "timestamptz", NpgsqlDbType.TimestampTz, r => r.RecordedAt.UtcDateTime),
        new Column<string>(
            "mt_dotnet_type", "varchar", NpgsqlDbType.Varchar, r => EventCatalogue.DotNetTypeOf(r.Data.GetType())),
        new Column<string>("correlation_id", "varchar", NpgsqlDbType.Varchar, recorded => recorded.Provenance.Batch),
        new Column<string>("causation_id", "varchar", NpgsqlDbType.Varchar, recorded => recorded.Provenance.Cause),
        new Column<string>("headers", "jsonb", NpgsqlDbType.Jsonb, recorded => EventHeaders.Write(recorded.Provenance)),
        new Column<string>("user_name", "varchar", NpgsqlDbType.Varchar, recorded => recorded.Provenance.User),
    ];

    private static readonly string Names = string.Join(", ", All.Select(column => column.Name));

    private static readonly string Insert = $"insert into ledger.mt_events ({Names}) select * from unnest("
        + string.Join(", ", All.Select((column, i) => $"${i + 1}::{column.SqlType}[]")) + ")";

    private static readonly string Copy = $"copy ledger.mt_events ({Names}) from stdin (format binary)";

    /// <summary>One statement for a few events.</summary>
    internal static NpgsqlBatchCommand InsertOf(IReadOnlyList<RecordedEvent> events)
    {
        var command = new NpgsqlBatchCommand(Insert);
        foreach (var column in All)
            command.Parameters.Add(column.ArrayOf(events));
        return command;
    }

    /// <summary>Binary COPY for many events.</summary>
    internal static async Task CopyAsync(NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events)
    {
        await using var writer = await connection.BeginBinaryImportAsync(Copy, CancellationToken.None);
        foreach (var recorded in events)
        {
            await writer.StartRowAsync(CancellationToken.None);
            foreach (var column in All)
                await column.WriteAsync(writer, recorded);
        }
        await writer.CompleteAsync(CancellationToken.None);
    }

    private abstract class Column(string name, string sqlType)
    {
        internal string Name => name;

        internal string SqlType => sqlType;

        internal abstract NpgsqlParameter ArrayOf(IReadOnlyList<RecordedEvent> events);

        internal abstract Task WriteAsync(NpgsqlBinaryImporter writer, RecordedEvent recorded);
    }

    private sealed class Column<T>(string name, string sqlType, NpgsqlDbType type, Func<RecordedEvent, T?> value)
        : Column(name, sqlType)
    {
        internal override NpgsqlParameter ArrayOf(IReadOnlyList<RecordedEvent> events) => new NpgsqlParameter<T?[]>
        {
            TypedValue = [.. events.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        };

        internal override Task WriteAsync(NpgsqlBinaryImporter writer, RecordedEvent recorded) =>
            value(recorded) is { } given
                ? writer.WriteAsync(given, type, CancellationToken.None)
                : writer.WriteNullAsync(CancellationToken.None);
    }
}
