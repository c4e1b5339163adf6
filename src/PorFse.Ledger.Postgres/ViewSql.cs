namespace PorFse.Ledger.Postgres;

/// <summary>
/// SQL for the tables of views, made from their definitions; names come from the program, never from data.
/// </summary>
internal static class ViewSql
{
    internal static string Create(ViewTable table)
    {
        var columns = table.Columns.Select(column => $"{column.Name} {TypeOf(column)}{NullabilityOf(column)}");
        var comments = table.Columns.Select(column =>
            $"comment on column ledger.{table.Name}.{column.Name} is {Quote(column.Meaning)};");
        return $"""
            create table ledger.{table.Name} (
                {string.Join(",\n    ", columns)},
                constraint {table.Name}_pkey primary key ({string.Join(", ", Keys(table))})
            );
            comment on table ledger.{table.Name} is {Quote(table.Purpose)};
            {string.Join("\n", comments)}
            """;
    }

    /// <summary>Adds rows by binary COPY.</summary>
    internal static string Copy(string schema, ViewTable table) =>
        $"copy {schema}.{table.Name} ({Names(table.Columns)}) from stdin (format binary)";

    /// <summary>
    /// Adds the rows of a span of $1 eras from era $2 on, made of those of its parts of $3 eras.
    /// </summary>
    internal static string MergeSpan(string schema, ViewTable table)
    {
        var others = Names(table.Columns.Where(column => column.Role == ViewRole.Key).Skip(2));
        var sums = table.Columns.Where(column => column.Role == ViewRole.Sum).ToList();
        var (size, first) = (ViewSet.EraSize.Name, ViewSet.EraFirst.Name);
        return $"""
            insert into {schema}.{table.Name} ({size}, {first}, {others}, {Names(sums)})
            select $1, $2, {others}, {string.Join(", ", sums.Select(column => $"sum({column.Name})"))}
            from {schema}.{table.Name} where {size} = $3 and {first} >= $2 and {first} < $2 + $1
            group by {others}
            """;
    }

    /// <summary>Merges changed rows, given as one array a column, into a view.</summary>
    internal static string Merge(ViewTable table)
    {
        var names = string.Join(", ", table.Columns.Select(column => column.Name));
        var arrays = table.Columns.Select((column, i) => $"${i + 1}::{TypeOf(column)}[]");
        var sets = table.Columns.Where(column => column.Role != ViewRole.Key).Select(column => column.Role switch
        {
            ViewRole.Sum => $"{column.Name} = v.{column.Name} + excluded.{column.Name}",
            _ => $"{column.Name} = coalesce(excluded.{column.Name}, v.{column.Name})",
        });
        return $"""
            insert into ledger.{table.Name} as v ({names})
            select * from unnest({string.Join(", ", arrays)})
            on conflict ({string.Join(", ", Keys(table))}) do update set {string.Join(", ", sets)}
            """;
    }

    internal static string Rows(ViewTable table) =>
        $"select {string.Join(", ", table.Columns.Select(column => column.Name))} from ledger.{table.Name}"
        + $" order by {string.Join(", ", Keys(table))}";

    /// <summary>Sums over parts of views; the parameters are those of <see cref="ParametersOf"/>, in order.</summary>
    internal static string Sum(IReadOnlyList<string> by, IReadOnlyList<ViewSlice> slices)
    {
        var keys = string.Join(", ", by);
        var sums = slices[0].Table.Columns.Where(column => column.Role == ViewRole.Sum).ToList();
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
            var arrays = columns.Append(columns[^1]).Select(column => $"${parameter++}::{TypeOf(column)}[]");
            var names = columns.Take(columns.Count - 1).Select(column => "only_" + column.Name);
            var matches = columns.Take(columns.Count - 1).Select(column => $"t.{column.Name} = only_{column.Name}")
                .Append($"t.{columns[^1].Name} between date_from and date_until");
            return $"""
                select found.*
                from unnest({string.Join(", ", arrays)}) as r({string.Join(", ", [.. names, "date_from", "date_until"])})
                cross join lateral (
                    select {keys}, {string.Join(", ", sums.Select(column => column.Name))}
                    from ledger.{slice.Table.Name} as t where {string.Join(" and ", matches)} offset 0
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

    private static string Names(IEnumerable<ViewColumn> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

    private static IEnumerable<string> Keys(ViewTable table) =>
        table.Columns.Where(column => column.Role == ViewRole.Key).Select(column => column.Name);

    private static string TypeOf(ViewColumn column) => column.Type switch
    {
        ViewType.Text => "text",
        ViewType.Number => "bigint",
        ViewType.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static string NullabilityOf(ViewColumn column) => column.Role == ViewRole.Latest ? "" : " not null";

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
