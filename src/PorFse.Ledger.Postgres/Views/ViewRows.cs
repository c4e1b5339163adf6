using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>Rows of views, given as one array a column, on their way into a table by binary COPY.</summary>
internal static class ViewRows
{
    /// <summary>Adds rows none of which is there yet, by a COPY of <see cref="ViewSql.Copy"/>.</summary>
    internal static async Task CopyAsync(
        NpgsqlConnection connection, string copy, IReadOnlyList<Array> columns)
    {
        await using var writer = await connection.BeginBinaryImportAsync(copy);
        // Value by value: waiting for each would take longer than writing them.
        for (var row = 0; row < columns[0].Length; row++)
        {
            writer.StartRow();
            foreach (var column in columns)
                Write(writer, column, row);
        }
        await writer.CompleteAsync();
    }

    /// <summary>Merges what some events change into views, one command a view.</summary>
    internal static IEnumerable<NpgsqlBatchCommand> Merges(
        string schema, IReadOnlyList<IProjection> views, IReadOnlyList<RecordedEvent> events)
    {
        foreach (var view in views)
        {
            var fold = view.Begin();
            foreach (var recorded in events)
                fold.Add(recorded);
            var columns = fold.Columns;
            if (columns[0].Length == 0)
                continue;
            var command = new NpgsqlBatchCommand(ViewSql.Merge(schema, view.Table));
            foreach (var column in columns)
                command.Parameters.Add(new NpgsqlParameter { Value = column });
            yield return command;
        }
    }

    private static void Write(NpgsqlBinaryImporter writer, Array column, int row)
    {
        switch (column)
        {
            case string[] texts when texts[row] is { } text:
                writer.Write(text, NpgsqlDbType.Text);
                break;
            case long[] numbers:
                writer.Write(numbers[row], NpgsqlDbType.Bigint);
                break;
            case long?[] numbers when numbers[row] is { } number:
                writer.Write(number, NpgsqlDbType.Bigint);
                break;
            case DateOnly[] dates:
                writer.Write(dates[row], NpgsqlDbType.Date);
                break;
            case DateOnly?[] dates when dates[row] is { } date:
                writer.Write(date, NpgsqlDbType.Date);
                break;
            default:
                writer.WriteNull();
                break;
        }
    }
}
