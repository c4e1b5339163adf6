using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>Writes the rows of complete eras and spans of eras; they are never touched again.</summary>
/// <param name="connection">A connection whose transaction completes the eras.</param>
/// <param name="views">The views kept per era.</param>
/// <param name="schema">Prefix of the tables' names, where they are not the ledger's own.</param>
internal sealed class EraViews(NpgsqlConnection connection, IReadOnlyList<IProjection> views, string schema = "ledger")
{
    /// <summary>
    /// Adds an append to the era the log is in, and writes the eras it completes. An era whose beginning nobody kept is
    /// read again when it is complete.
    /// </summary>
    /// <param name="eras">How the log is divided.</param>
    /// <param name="before">The end of the log before the append.</param>
    /// <param name="appended">Its events.</param>
    /// <param name="kept">What the last append returned, if somebody kept it.</param>
    /// <returns>The era the log is in now; null where its beginning is not known.</returns>
    internal async Task<OpenEra?> AddAsync(
        Eras eras, long before, IReadOnlyList<RecordedEvent> appended, OpenEra? kept)
    {
        var era = eras.CountAt(before);
        var folds = kept?.Position == before ? kept.Folds : eras.EndOf(era) == before ? Begin() : null;
        var (next, complete) = (0, eras.CountAt(appended[^1].Position));
        for (; era < complete; era++)
        {
            folds ??= await ReadAsync(eras.EndOf(era), before);
            next = Add(folds, appended, next, eras.EndOf(era + 1));
            await WriteAsync(era, folds);
            folds = Begin();
        }
        if (folds is null)
            return null;
        Add(folds, appended, next, long.MaxValue);
        return new OpenEra(appended[^1].Position, folds);
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

    private List<IViewFold> Begin() => [.. views.Select(view => view.Begin())];

    private async Task<IReadOnlyList<IViewFold>> ReadAsync(long after, long until)
    {
        var folds = Begin();
        var range = new EventRange(after, until);
        await foreach (var recorded in EventRows.ReadAsync(connection, range, CancellationToken.None))
            folds.ForEach(fold => fold.Add(recorded));
        return folds;
    }

    private static int Add(
        IReadOnlyList<IViewFold> folds, IReadOnlyList<RecordedEvent> appended, int next, long until)
    {
        for (; next < appended.Count && appended[next].Position <= until; next++)
        {
            foreach (var fold in folds)
                fold.Add(appended[next]);
        }
        return next;
    }

    private static long[] Repeat(long value, int times)
    {
        var values = new long[times];
        Array.Fill(values, value);
        return values;
    }
}

/// <summary>
/// The era the log is in, folded as far as the log goes, so that completing it need not read it again.
/// </summary>
/// <param name="Position">The end of the log it goes to.</param>
/// <param name="Folds">The fold of each view of eras, of the events of this era.</param>
internal sealed record OpenEra(long Position, IReadOnlyList<IViewFold> Folds);
