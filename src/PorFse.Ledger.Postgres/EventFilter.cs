using System.Globalization;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>A range of events as a condition on <c>mt_events</c>, with the parameters $1 to $6.</summary>
internal static class EventFilter
{
    // Dates are stored as yyyy-MM-dd: letter by letter they compare as dates, without making one of every event.
    private const string BusinessDate = "data->>'On' collate \"C\"";

    internal static string Where(EventRange range) =>
        " where seq_id > $1 and seq_id <= $2"
        + (range.Types is null ? "" : " and type = any($3)")
        + (range.Initiatives is null ? "" : " and data->>'Initiative' = any($4) and data ? 'Amount'")
        + (range.DatesAfter is null ? "" : $" and {BusinessDate} > $5")
        + (range.DatesUntil is null ? "" : $" and {BusinessDate} <= $6");

    internal static void AddTo(NpgsqlCommand command, EventRange range)
    {
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = range.After });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = range.Until });
        command.Parameters.Add(Texts(range.Types?.Select(EventCatalogue.AliasOf)));
        command.Parameters.Add(Texts(range.Initiatives));
        command.Parameters.Add(Date(range.DatesAfter));
        command.Parameters.Add(Date(range.DatesUntil));
    }

    internal static NpgsqlParameter Texts(IEnumerable<string>? values) =>
        new() { Value = values?.ToArray() ?? [], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Varchar };

    private static NpgsqlParameter<string> Date(DateOnly? date) =>
        new() { TypedValue = date?.ToString("O", CultureInfo.InvariantCulture) ?? "" };
}
