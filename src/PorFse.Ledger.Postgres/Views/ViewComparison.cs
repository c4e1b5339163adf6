using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>A view compared with what the events give, row by row.</summary>
/// <param name="Table">The view.</param>
/// <param name="Rows">How many rows the events give.</param>
/// <param name="Differing">How many rows differ, are missing or are too many.</param>
/// <param name="First">The first of them in the order of the key; null where there is none.</param>
public sealed record ViewComparison(ViewTable Table, long Rows, long Differing, ViewDifference? First)
{
    internal static async Task<ViewComparison> OfAsync(
        NpgsqlConnection connection, ViewTable table, string schema, CancellationToken cancellation)
    {
        var rows = await ScalarAsync(connection, $"select count(*) from {schema}.{table.Name}", cancellation)
            .ConfigureAwait(false);
        await using var command = new NpgsqlCommand(Differences(table, schema), connection);
        command.CommandTimeout = 0;
        await using var found = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (!await found.ReadAsync(cancellation).ConfigureAwait(false))
            return new ViewComparison(table, rows, 0, null);
        return new ViewComparison(table, rows, found.GetInt64(0), ReadFirst(found, table));
    }

    private static ViewDifference ReadFirst(NpgsqlDataReader found, ViewTable table)
    {
        var keys = ViewSql.Keys(table).ToList();
        var values = table.Columns.Where(column => column.Role != ViewRole.Key).ToList();
        var key = string.Join(", ", keys.Select((column, i) => $"{column.Name} {found.GetString(i + 3)}"));
        if (found.GetBoolean(1) || found.GetBoolean(2))
            return new ViewDifference(key, null, found.GetBoolean(1) ? null : "", found.GetBoolean(2) ? null : "");
        for (var i = 0; i < values.Count; i++)
        {
            var (stored, made) = (TextOrNull((2 * i) + keys.Count + 3), TextOrNull((2 * i) + keys.Count + 4));
            if (stored != made)
                return new ViewDifference(key, values[i].Name, stored, made);
        }
        throw new InvalidOperationException($"No column of {table.Name} differs at {key}.");

        string? TextOrNull(int i) => found.IsDBNull(i) ? null : found.GetString(i);
    }

    private static string Differences(ViewTable table, string schema)
    {
        var keys = ViewSql.Names(ViewSql.Keys(table));
        var values = table.Columns.Where(column => column.Role != ViewRole.Key).ToList();
        var pairs = values.Select(column => $"live.{column.Name}::text, made.{column.Name}::text");
        return $"""
            select count(*) over (), live.ctid is null, made.ctid is null,
                {string.Join(", ", ViewSql.Keys(table).Select(column => column.Name + "::text"))},
                {string.Join(", ", pairs)}
            from {ViewSql.Schema}.{table.Name} as live full join {schema}.{table.Name} as made using ({keys})
            where live.ctid is null or made.ctid is null
                or ({Prefixed("live")}) is distinct from ({Prefixed("made")})
            order by {keys} limit 1
            """;

        string Prefixed(string of) => string.Join(", ", values.Select(column => $"{of}.{column.Name}"));
    }

    private static async Task<long> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
#pragma warning disable CA2100 // The texts are this class's own.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.CommandTimeout = 0;
        return (long)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }
}

/// <summary>One difference between a view and the events.</summary>
/// <param name="Key">The row: its keys with their values.</param>
/// <param name="Column">The column that differs; null where the whole row is missing or too much.</param>
/// <param name="Stored">What the view has; null for nothing.</param>
/// <param name="Derived">What the events give; null for nothing.</param>
public sealed record ViewDifference(string Key, string? Column, string? Stored, string? Derived);
