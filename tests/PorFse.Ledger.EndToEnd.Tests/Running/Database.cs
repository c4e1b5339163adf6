using System.Globalization;
using Npgsql;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>A database read and written without the code under test.</summary>
internal sealed record Database(string ConnectionString)
{
    /// <summary>The command on it.</summary>
    internal BuiltCommand Command => new("--database", ConnectionString);

    /// <summary>The rows of a query, as texts.</summary>
    internal async Task<List<string[]>> RowsAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture)!)]);
        }
        return rows;
    }

    /// <summary>The position of the log's end.</summary>
    internal async Task<long> HeadAsync() => long.Parse(
        (await RowsAsync("select position from ledger.ledger_head"))[0][0], CultureInfo.InvariantCulture);

    /// <summary>Every event as it is stored, in order, without its times.</summary>
    internal async Task<List<string>> LogAsync() =>
    [
        .. (await RowsAsync("select seq_id, stream_id, version, type, data from ledger.mt_events order by seq_id"))
            .Select(row => string.Join(' ', row)),
    ];
}
