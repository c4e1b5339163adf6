namespace PorFse.Ledger.Postgres;

/// <summary>
/// SQL that makes and fills the tables of views, made from their definitions; names come from the program, never from
/// data.
/// </summary>
internal static class ViewSql
{
    internal const string Schema = "ledger";

    /// <summary>Creates a table with its key and its comments.</summary>
    internal static string Create(ViewTable table) => $"""
        {CreateBare(Schema, table, table.Name)};
        {AddKey(Schema, table)};
        {Describe(table)}
        """;

    /// <summary>Says in the database what a table and its columns hold.</summary>
    internal static string Describe(ViewTable table)
    {
        var comments = table.Columns.Select(column =>
            $"comment on column {Schema}.{table.Name}.{column.Name} is {Quote(column.Meaning)};");
        return $"comment on table {Schema}.{table.Name} is {Quote(table.Purpose)};\n{string.Join("\n", comments)}";
    }

    /// <summary>Gives a role rights on a table.</summary>
    internal static string Grant(string rights, ViewTable table, string role) =>
        $"grant {rights} on {Schema}.{table.Name} to {role}";

    /// <summary>
    /// Reads the statements that give a table again to its owner, and to others what they may do with it.
    /// </summary>
    internal static string RightsOn(ViewTable table) => $"""
        select format('alter table {Schema}.{table.Name} owner to %I', pg_get_userbyid(relowner))
        from pg_class where oid = '{Schema}.{table.Name}'::regclass
        union all
        select format('grant %s on {Schema}.{table.Name} to %s%s', privilege_type,
            case grantee when 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end,
            case when is_grantable then ' with grant option' else '' end)
        from pg_class, aclexplode(relacl) where oid = '{Schema}.{table.Name}'::regclass and grantee <> relowner
        """;

    /// <summary>Creates a table without its key, under some name.</summary>
    internal static string CreateBare(string schema, ViewTable table, string name)
    {
        var columns = table.Columns.Select(column =>
            $"{column.Name} {TypeOf(column)}{(column.Role == ViewRole.Largest ? "" : " not null")}");
        return $"create table {schema}.{name} ({string.Join(", ", columns)})";
    }

    /// <summary>Gives a table its key.</summary>
    internal static string AddKey(string schema, ViewTable table) =>
        $"alter table {schema}.{table.Name} add constraint {table.Name}_pkey primary key ({Names(Keys(table))})";

    /// <summary>Adds rows by binary COPY.</summary>
    internal static string Copy(string schema, ViewTable table, string name) =>
        $"copy {schema}.{name} ({Names(table.Columns)}) from stdin (format binary)";

    /// <summary>
    /// Adds the rows of the spans of $1 eras from era $2 up to era $3, made of those of their parts of $4 eras.
    /// </summary>
    internal static string MergeSpans(string schema, ViewTable table)
    {
        var (size, first) = (ViewSet.EraSize.Name, ViewSet.EraFirst.Name);
        var others = Names(Keys(table).Skip(2));
        return $"""
            insert into {schema}.{table.Name} ({size}, {first}, {others}, {Names(Sums(table))})
            select $1, {first} / $1 * $1, {others}, {Aggregates(table)}
            from {schema}.{table.Name} where {size} = $4 and {first} >= $2 and {first} < $3
            group by {first} / $1, {others}
            """;
    }

    /// <summary>Fills a table from one of parts of its rows, in the order in which it is read.</summary>
    internal static string MergeParts(string schema, ViewTable table, string parts) => $"""
        insert into {schema}.{table.Name} ({Names(table.Columns.OrderBy(column => column.Role))})
        select {Names(Keys(table))}, {Aggregates(table)} from {schema}.{parts}
        group by {Names(Keys(table))} order by {Names(Keys(table))}
        """;

    /// <summary>Merges changed rows, given as one array a column, into a view.</summary>
    internal static string Merge(string schema, ViewTable table)
    {
        var arrays = table.Columns.Select((column, i) => $"${i + 1}::{TypeOf(column)}[]");
        var sets = table.Columns.Where(column => column.Role != ViewRole.Key).Select(column => column.Role switch
        {
            ViewRole.Sum => $"{column.Name} = v.{column.Name} + excluded.{column.Name}",
            _ => $"{column.Name} = greatest(v.{column.Name}, excluded.{column.Name})",
        });
        return $"""
            insert into {schema}.{table.Name} as v ({Names(table.Columns)})
            select * from unnest({string.Join(", ", arrays)})
            on conflict ({Names(Keys(table))}) do update set {string.Join(", ", sets)}
            """;
    }

    internal static string Names(IEnumerable<ViewColumn> columns) =>
        string.Join(", ", columns.Select(column => column.Name));

    internal static IEnumerable<ViewColumn> Keys(ViewTable table) =>
        table.Columns.Where(column => column.Role == ViewRole.Key);

    internal static IEnumerable<ViewColumn> Sums(ViewTable table) =>
        table.Columns.Where(column => column.Role == ViewRole.Sum);

    internal static string TypeOf(ViewColumn column) => column.Type switch
    {
        ViewType.Text => "text",
        ViewType.Number => "bigint",
        ViewType.Date => "date",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    // In the order of the roles: sums, then the rest.
    private static string Aggregates(ViewTable table) => string.Join(", ", table.Columns
        .Where(column => column.Role != ViewRole.Key)
        .OrderBy(column => column.Role)
        .Select(column => column.Role == ViewRole.Sum ? $"sum({column.Name})" : $"max({column.Name})"));

    private static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
