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
        for (var row = 0; row < columns[0].Length; row++)
        {
            await writer.StartRowAsync();
            foreach (var column in columns)
                await WriteAsync(writer, column, row);
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

    private static Task WriteAsync(NpgsqlBinaryImporter writer, Array column, int row) => column switch
    {
        string[] texts when texts[row] is { } text => writer.WriteAsync(text, NpgsqlDbType.Text),
        long[] numbers => writer.WriteAsync(numbers[row], NpgsqlDbType.Bigint),
        long?[] numbers when numbers[row] is { } number => writer.WriteAsync(number, NpgsqlDbType.Bigint),
        DateOnly[] dates => writer.WriteAsync(dates[row], NpgsqlDbType.Date),
        DateOnly?[] dates when dates[row] is { } date => writer.WriteAsync(date, NpgsqlDbType.Date),
        string[] or long?[] or DateOnly?[] => writer.WriteNullAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(column), column.GetType().Name, "No column of a view."),
    };
}
