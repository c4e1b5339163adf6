using System.Runtime.CompilerServices;
using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Events read back from <c>mt_events</c>, row by row.</summary>
/// <param name="row">The rows of a <see cref="Select"/>.</param>
internal sealed class EventRows(NpgsqlDataReader row)
{
    internal const string Select =
        "select seq_id, id, stream_id, version, data, type, timestamp,"
        + " correlation_id, causation_id, headers, user_name from ledger.mt_events";

    private string? headers;
    private Provenance last = new("", "");

    /// <summary>The events of a range, in order.</summary>
    internal static async IAsyncEnumerable<RecordedEvent> ReadAsync(
        NpgsqlConnection connection, EventRange range, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Select + EventFilter.Where(range) + " order by seq_id", connection);
        EventFilter.AddTo(command, range);
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var events = new EventRows(rows);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
            yield return events.Read();
    }

    /// <summary>The event of the current row of a <see cref="Select"/>.</summary>
    internal RecordedEvent Read() => new(
        row.GetInt64(0),
        row.GetGuid(1),
        StreamName.Parse(row.GetString(2)),
        row.GetInt64(3),
        new DateTimeOffset(row.GetDateTime(6), TimeSpan.Zero),
        EventCatalogue.Read(row.GetString(5), row.GetString(4)),
        ReadProvenance());

    // Of a bulk recording all rows have the same, but for the row of its file: headers are understood once.
    private Provenance ReadProvenance()
    {
        var (text, user, batch, cause) = (TextOrNull(9), TextOrNull(10) ?? "", TextOrNull(7), TextOrNull(8));
        if (text != headers || user != last.User || batch != last.Batch || cause != last.Cause)
        {
            var told = EventHeaders.Read(text);
            (headers, last) = (text, new Provenance(told.Source, user, told.File, told.Row, batch, cause));
        }
        return last;
    }

    private string? TextOrNull(int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
