using System.Data.Common;
using System.Globalization;

namespace PorFse.Ledger.Marten.Tests;

/// <summary>What a database holds, seen from outside.</summary>
internal static class Rows
{
    /// <summary>The rows of a query on a connection still to be opened, with a bar between their columns.</summary>
    internal static async Task<List<string>> ReadAsync(DbConnection connection, string sql)
    {
        await using var opened = connection;
        await opened.OpenAsync();
        await using var command = opened.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(string.Join(" | ", Enumerable.Range(0, rows.FieldCount)
                .Select(i => Convert.ToString(rows.GetValue(i), CultureInfo.InvariantCulture))));
        }
        return lines;
    }
}
