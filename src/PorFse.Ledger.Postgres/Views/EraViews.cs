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
            var table = views[i].Table;
            await CopyAsync(table, era, folds[i].Columns);
            foreach (var span in Eras.SpansEndingWith(era).Skip(1))
                await MergeAsync(table, span.Size, span.First, span.First + span.Size);
        }
    }

    /// <summary>Writes the rows of one era.</summary>
    internal Task CopyAsync(ViewTable table, long era, IReadOnlyList<Array> columns)
    {
        var rows = columns[0].Length;
        Array[] keys = [Repeat(1L, rows), Repeat(era, rows)];
        return ViewRows.CopyAsync(connection, ViewSql.Copy(schema, table, table.Name), [.. keys, .. columns]);
    }

    /// <summary>Writes the spans of one size between two eras from their parts.</summary>
    internal async Task MergeAsync(ViewTable table, long size, long from, long until)
    {
        await using var command = new NpgsqlCommand(ViewSql.MergeSpans(schema, table), connection);
        command.CommandTimeout = 0;
        foreach (var value in new[] { size, from, until, size / Eras.Factor })
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = value });
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
