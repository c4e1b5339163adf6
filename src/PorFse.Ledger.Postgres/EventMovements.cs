using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// Transactions added up in the database. What each type of event moves, and with which sign, is the rules' to say; it
/// is handed to the query as a table.
/// </summary>
internal static class EventMovements
{
    private static readonly (Type Type, Stage Stage)[] Moving =
        [.. Enum.GetValues<Stage>().SelectMany(stage => Movement.TypesOf(stage).Select(type => (type, stage)))];

    internal static async Task<IReadOnlyList<MovementSum>> SumAsync(
        NpgsqlConnection connection, EventRange range, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"""
            select initiative, stage, sum(sign * amount * 100)::bigint, count(*)
            from (
                select type, data->>'Initiative' as initiative, (data->'Amount')::numeric as amount
                from ledger.mt_events {EventFilter.Where(range)}
            ) as moved
            join unnest($7, $8, $9) as of_type(type, stage, sign) using (type)
            group by initiative, stage
            """, connection);
        EventFilter.AddTo(command, range);
        command.Parameters.Add(EventFilter.Texts(Moving.Select(moving => EventCatalogue.AliasOf(moving.Type))));
        command.Parameters.Add(new NpgsqlParameter { Value = Moving.Select(moving => (int)moving.Stage).ToArray() });
        command.Parameters.Add(new NpgsqlParameter { Value = Moving.Select(moving => SignOf(moving.Type)).ToArray() });

        var sums = new List<MovementSum>();
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            sums.Add(new MovementSum(
                rows.GetString(0), (Stage)rows.GetInt32(1), rows.GetInt64(2), rows.GetInt64(3)));
        }
        return sums;
    }

    private static int SignOf(Type type) => type.IsAssignableTo(typeof(IReversal)) ? -1 : 1;
}
