namespace PorFse.Ledger.Postgres;

/// <summary>SQL that reads the tables of views; names come from the program, never from data.</summary>
internal static class ViewQueries
{
    internal static string Rows(ViewTable table) =>
        $"select {ViewSql.Names(table.Columns)} from {ViewSql.Schema}.{table.Name}"
        + $" order by {ViewSql.Names(ViewSql.Keys(table))}";

    /// <summary>Sums over parts of views; the parameters are those of <see cref="ParametersOf"/>, in order.</summary>
    internal static string Sum(IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices)
    {
        var keys = string.Join(", ", by);
        var sums = ViewSql.Sums(slices[0].Table).ToList();
        var parameter = 1;
        var parts = slices.Select(Part).ToList();
        return $"""
            select {keys}, {string.Join(", ", sums.Select(column => $"sum({column.Name})::bigint"))}
            from ({string.Join(" union all ", parts)}) as part
            group by {keys} order by {keys}
            """;

        // Ranges are few and tables long: each range is looked up by the key of the table, whatever is thought likely.
        string Part(ViewSlice slice)
        {
            var columns = slice.Table.Columns.Take(slice.Ranges[0].Keys.Count + 1).ToList();
            var arrays = columns.Append(columns[^1]).Select(column => $"${parameter++}::{ViewSql.TypeOf(column)}[]");
            var names = columns.Take(columns.Count - 1).Select(column => "only_" + column.Name);
            var matches = columns.Take(columns.Count - 1).Select(column => $"t.{column.Name} = only_{column.Name}")
                .Append($"t.{columns[^1].Name} between date_from and date_until");
            return $"""
                select found.*
                from unnest({string.Join(", ", arrays)}) as r({string.Join(", ", [.. names, "date_from", "date_until"])})
                cross join lateral (
                    select {keys}, {ViewSql.Names(sums)}
                    from {ViewSql.Schema}.{slice.Table.Name} as t where {string.Join(" and ", matches)} offset 0
                ) as found
                """;
        }
    }

    /// <summary>The ranges of a slice, one array for each of its fixed keys and two for its dates.</summary>
    internal static IEnumerable<Array> ParametersOf(ViewSlice slice)
    {
        for (var i = 0; i < slice.Ranges[0].Keys.Count; i++)
        {
            var key = i;
            var values = slice.Ranges.Select(range => range.Keys[key]);
            yield return slice.Table.Columns[i].Type == ViewType.Text
                ? values.Cast<string>().ToArray()
                : values.Cast<long>().ToArray();
        }
        yield return slice.Ranges.Select(range => range.From).ToArray();
        yield return slice.Ranges.Select(range => range.Until).ToArray();
    }
}
