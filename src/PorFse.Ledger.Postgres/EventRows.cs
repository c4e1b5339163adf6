using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>How an event lies in <c>mt_events</c>: written as arrays or by COPY, read back the same.</summary>
internal static class EventRows
{
    private const string Written =
        "seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type,"
        + " correlation_id, causation_id, headers, user_name";

    internal const string Select =
        "select seq_id, id, stream_id, version, data, type, timestamp,"
        + " correlation_id, causation_id, headers, user_name from ledger.mt_events";

    private const string Copy = $"copy ledger.mt_events ({Written}) from stdin (format binary)";

    private const string Insert =
        $"insert into ledger.mt_events ({Written}) select * from unnest("
        + "$1::bigint[], $2::uuid[], $3::varchar[], $4::bigint[], $5::jsonb[], $6::varchar[], $7::timestamptz[],"
        + " $8::varchar[], $9::varchar[], $10::varchar[], $11::jsonb[], $12::varchar[])";

    private static readonly JsonSerializerOptions HeadersJson = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private sealed record Headers(string Source, string? File, long? Row);

    /// <summary>One statement for a few events.</summary>
    internal static NpgsqlBatchCommand InsertOf(IReadOnlyList<RecordedEvent> events)
    {
        var command = new NpgsqlBatchCommand(Insert);
        Add(NpgsqlDbType.Bigint, recorded => recorded.Position);
        Add(NpgsqlDbType.Uuid, recorded => recorded.Id);
        Add(NpgsqlDbType.Varchar, recorded => recorded.Stream.Value);
        Add(NpgsqlDbType.Bigint, recorded => recorded.Version);
        Add(NpgsqlDbType.Jsonb, recorded => EventCatalogue.Write(recorded.Data));
        Add(NpgsqlDbType.Varchar, recorded => EventCatalogue.AliasOf(recorded.Data.GetType()));
        Add(NpgsqlDbType.TimestampTz, recorded => recorded.RecordedAt.UtcDateTime);
        Add(NpgsqlDbType.Varchar, recorded => EventCatalogue.DotNetTypeOf(recorded.Data.GetType()));
        Add(NpgsqlDbType.Varchar, recorded => recorded.Provenance.Batch);
        Add(NpgsqlDbType.Varchar, recorded => recorded.Provenance.Cause);
        Add(NpgsqlDbType.Jsonb, recorded => HeadersOf(recorded.Provenance));
        Add(NpgsqlDbType.Varchar, recorded => recorded.Provenance.User);
        return command;

        void Add<T>(NpgsqlDbType type, Func<RecordedEvent, T> value) => command.Parameters.Add(new NpgsqlParameter<T[]>
        {
            TypedValue = [.. events.Select(value)],
            NpgsqlDbType = NpgsqlDbType.Array | type,
        });
    }

    /// <summary>Binary COPY for many events.</summary>
    internal static async Task CopyAsync(
        NpgsqlConnection connection, IReadOnlyList<RecordedEvent> events, CancellationToken cancellation)
    {
        await using var writer = await connection.BeginBinaryImportAsync(Copy, cancellation).ConfigureAwait(false);
        foreach (var recorded in events)
        {
            var (type, provenance) = (recorded.Data.GetType(), recorded.Provenance);
            await writer.StartRowAsync(cancellation).ConfigureAwait(false);
            await Write(recorded.Position, NpgsqlDbType.Bigint).ConfigureAwait(false);
            await Write(recorded.Id, NpgsqlDbType.Uuid).ConfigureAwait(false);
            await Write(recorded.Stream.Value, NpgsqlDbType.Varchar).ConfigureAwait(false);
            await Write(recorded.Version, NpgsqlDbType.Bigint).ConfigureAwait(false);
            await Write(EventCatalogue.Write(recorded.Data), NpgsqlDbType.Jsonb).ConfigureAwait(false);
            await Write(EventCatalogue.AliasOf(type), NpgsqlDbType.Varchar).ConfigureAwait(false);
            await Write(recorded.RecordedAt.UtcDateTime, NpgsqlDbType.TimestampTz).ConfigureAwait(false);
            await Write(EventCatalogue.DotNetTypeOf(type), NpgsqlDbType.Varchar).ConfigureAwait(false);
            await WriteText(provenance.Batch, NpgsqlDbType.Varchar).ConfigureAwait(false);
            await WriteText(provenance.Cause, NpgsqlDbType.Varchar).ConfigureAwait(false);
            await WriteText(HeadersOf(provenance), NpgsqlDbType.Jsonb).ConfigureAwait(false);
            await WriteText(provenance.User, NpgsqlDbType.Varchar).ConfigureAwait(false);
        }
        await writer.CompleteAsync(cancellation).ConfigureAwait(false);

        Task Write<T>(T value, NpgsqlDbType type) => writer.WriteAsync(value, type, cancellation);

        Task WriteText(string? value, NpgsqlDbType type) =>
            value is null ? writer.WriteNullAsync(cancellation) : writer.WriteAsync(value, type, cancellation);
    }

    /// <summary>The event of the current row of a <see cref="Select"/>.</summary>
    internal static RecordedEvent Read(NpgsqlDataReader row)
    {
        var headers = TextOrNull(9) is { } json ? JsonSerializer.Deserialize<Headers>(json, HeadersJson) : null;
        return new RecordedEvent(
            row.GetInt64(0),
            row.GetGuid(1),
            StreamName.Parse(row.GetString(2)),
            row.GetInt64(3),
            row.GetFieldValue<DateTimeOffset>(6),
            EventCatalogue.Read(row.GetString(5), row.GetString(4)),
            new Provenance(
                Source: headers?.Source ?? "",
                User: TextOrNull(10) ?? "",
                File: headers?.File,
                Row: headers?.Row,
                Batch: TextOrNull(7),
                Cause: TextOrNull(8)));

        string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }

    private static string HeadersOf(Provenance provenance) =>
        JsonSerializer.Serialize(new Headers(provenance.Source, provenance.File, provenance.Row), HeadersJson);
}
