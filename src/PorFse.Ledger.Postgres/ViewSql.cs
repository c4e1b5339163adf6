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

    internal static string Sum(ViewTable table, IReadOnlyList<string> by)
    {
        var date = table.Columns.Single(column => column is { Role: ViewRole.Key, Type: ViewType.Date }).Name;
        var keys = string.Join(", ", by.Select(name => table.Columns.Single(column => column.Name == name).Name));
        var sums = table.Columns.Where(column => column.Role == ViewRole.Sum)
            .Select(column => $"sum({column.Name})::bigint");
        return $"select {keys}, {string.Join(", ", sums)} from ledger.{table.Name} where {date} <= $1 group by {keys}"
            + $" order by {keys}";
    }

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
