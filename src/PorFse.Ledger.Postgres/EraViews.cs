using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Writes the rows of complete eras and spans of eras; they are never touched again.</summary>
/// <param name="connection">A connection whose transaction completes the eras.</param>
/// <param name="views">The views kept per era.</param>
/// <param name="schema">Prefix of the tables' names, where they are not the ledger's own.</param>
internal sealed class EraViews(NpgsqlConnection connection, IReadOnlyList<IProjection> views, string schema = "ledger")
{
    /// <summary>Writes what an append completes: the events of its eras are its own, and those stored before.</summary>
    internal async Task CompleteAsync(Eras eras, long before, IReadOnlyList<RecordedEvent> appended)
    {
        if (views.Count == 0)
            return;
        for (var era = eras.CountAt(before); era < eras.CountAt(appended[^1].Position); era++)
        {
            var (first, last) = (eras.EndOf(era) + 1, eras.EndOf(era + 1));
            var folds = views.Select(view => view.Begin()).ToList();
            if (first <= before)
            {
                await foreach (var recorded in Stored(first - 1, before))
                    folds.ForEach(fold => fold.Add(recorded));
            }
            foreach (var recorded in appended.Where(one => one.Position >= first && one.Position <= last))
                folds.ForEach(fold => fold.Add(recorded));
            await WriteAsync(era, folds);
        }
    }

    /// <summary>Writes one era from its folds, and the spans that end with it from their parts.</summary>
    internal async Task WriteAsync(long era, IReadOnlyList<IViewFold> folds)
    {
        for (var i = 0; i < views.Count; i++)
        {
            var (table, columns) = (views[i].Table, folds[i].Columns);
            var rows = columns[0].Length;
            Array[] keys = [Repeat(1L, rows), Repeat(era, rows)];
            await ViewRows.CopyAsync(connection, schema, table, [.. keys, .. columns]);
            foreach (var span in Eras.SpansEndingWith(era).Skip(1))
                await MergeAsync(table, span);
        }
    }

    private async Task MergeAsync(ViewTable table, EraSpan span)
    {
        await using var command = new NpgsqlCommand(ViewSql.MergeSpan(schema, table), connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = span.Size });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = span.First });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = span.Size / Eras.Factor });
        await command.ExecuteNonQueryAsync();
    }

    private IAsyncEnumerable<RecordedEvent> Stored(long after, long until) =>
        EventRows.ReadAsync(connection, new EventRange(after, until), CancellationToken.None);

    private static long[] Repeat(long value, int times)
    {
        var values = new long[times];
        Array.Fill(values, value);
        return values;
    }
}
