using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>Events read back from <c>mt_events</c>.</summary>
internal static class EventRows
{
    internal const string Select =
        "select seq_id, id, stream_id, version, data, type, timestamp,"
        + " correlation_id, causation_id, headers, user_name from ledger.mt_events";

    // Dates are stored as yyyy-MM-dd: letter by letter they compare as dates, without making one of every event.
    private const string BusinessDate = "data->>'On' collate \"C\"";

    /// <summary>The events of a range, in order.</summary>
    internal static async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NpgsqlConnection connection, EventRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            Select + " where seq_id > $1 and seq_id <= $2"
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
            yield return Read(rows);
    }

    private static NpgsqlParameter<string> Date(DateOnly? date) =>
        new() { TypedValue = date?.ToString("O", CultureInfo.InvariantCulture) ?? "" };

    private static NpgsqlParameter Texts(IEnumerable<string>? values) =>
        new() { Value = values?.ToArray() ?? [], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    /// <summary>The event of the current row of a <see cref="Select"/>.</summary>
    internal static RecordedEvent Read(NpgsqlDataReader row)
    {
        var headers = EventHeaders.Read(TextOrNull(9));
        return new RecordedEvent(
            row.GetInt64(0),
            row.GetGuid(1),
            StreamName.Parse(row.GetString(2)),
            row.GetInt64(3),
            row.GetFieldValue<DateTimeOffset>(6),
            EventCatalogue.Read(row.GetString(5), row.GetString(4)),
            new Provenance(
                Source: headers.Source,
                User: TextOrNull(10) ?? "",
                File: headers.File,
                Row: headers.Row,
                Batch: TextOrNull(7),
                Cause: TextOrNull(8)));

        string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
