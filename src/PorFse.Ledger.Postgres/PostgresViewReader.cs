using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Reads the views the append keeps.</summary>
public sealed class PostgresViewReader(NpgsqlDataSource source) : IViewReader
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> RowsAsync(ViewTable table, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(ViewSql.Rows(table));
        return await ReadAsync(command, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<object?[]>> SumAsync(
        ViewTable table, IReadOnlyList<string> by, DateOnly until, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(ViewSql.Sum(table, by));
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = until });
        return await ReadAsync(command, cancellation).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<object?[]>> ReadAsync(NpgsqlCommand command, CancellationToken cancellation)
    {
        var rows = new List<object?[]>();
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = await reader.IsDBNullAsync(i, cancellation).ConfigureAwait(false) ? null : Value(reader, i);
            rows.Add(row);
        }
        return rows;
    }

    private static object Value(NpgsqlDataReader reader, int i) => reader.GetDataTypeName(i) == "date"
        ? reader.GetFieldValue<DateOnly>(i)
        : reader.GetValue(i);
}
