using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Events read back from <c>mt_events</c>.</summary>
internal static class EventRows
{
    internal const string Select =
        "select seq_id, id, stream_id, version, data, type, timestamp,"
        + " correlation_id, causation_id, headers, user_name from ledger.mt_events";

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
