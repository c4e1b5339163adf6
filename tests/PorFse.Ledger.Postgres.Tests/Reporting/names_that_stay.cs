using System.Text;
using PorFse.Ledger.Postgres.Tests.Store;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.Postgres.Tests.Reporting;

/// <summary>What schema reporting holds is a contract, which the room's README prints.</summary>
public sealed class names_that_stay(DatabaseFixture databases)
{
    private const string Columns = """
        select relname, attname, format_type(atttypid, atttypmod), col_description(attrelid, attnum)
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'reporting'::regnamespace and attnum > 0 and not attisdropped
        order by relname, attnum
        """;

    private const string Views = """
        select relname, obj_description(oid, 'pg_class') from pg_class
        where relnamespace = 'reporting'::regnamespace and relkind = 'v' order by relname
        """;

    private const string Functions = """
        select proname, pg_get_function_arguments(oid), pg_get_function_result(oid), obj_description(oid, 'pg_proc')
        from pg_proc where pronamespace = 'reporting'::regnamespace order by proname
        """;

    private const string Types = """
        select typname, obj_description(pg_type.oid, 'pg_type') from pg_type join pg_class on pg_class.oid = typrelid
        where typnamespace = 'reporting'::regnamespace and relkind = 'c' order by typname
        """;

    [Fact]
    public async Task are_all_explained_and_printed()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var (columns, views, functions, types) = (
            await RowsAsync(ledger, Columns), await RowsAsync(ledger, Views),
            await RowsAsync(ledger, Functions), await RowsAsync(ledger, Types));
        foreach (var row in columns.Concat(views).Concat(functions).Concat(types))
            row[^1].ShouldNotBeEmpty(row[0]);

        var text = new StringBuilder("## Functions\n\n| function | gives | meaning |\n|---|---|---|\n");
        foreach (var function in functions.Where(function => !IsInternal(function)))
        {
            var arguments = function[1].Replace(" DEFAULT NULL::bigint", ", optional", StringComparison.Ordinal);
            var rows = function[2].Replace("SETOF reporting.", "rows of ", StringComparison.Ordinal);
            text.Append("| ").AppendJoin(" | ", $"`{function[0]}({arguments})`", rows, function[3]).Append(" |\n");
        }
        foreach (var rows in views.Concat(types))
            Section(text, rows[0], rows[1], columns.Where(column => column[0] == rows[0]));
        Approved.CheckFrom("## ", "src/PorFse.Ledger.Postgres/Schema/Reporting/README.md", text.ToString());
    }

    [Fact]
    public async Task are_of_the_owner_who_answers_for_them_and_search_no_other_schema()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var functions = await RowsAsync(ledger, """
            select proname, pg_get_userbyid(proowner), prosecdef, provolatile, 'search_path=""' = any(proconfig),
                obj_description(oid, 'pg_proc')
            from pg_proc where pronamespace = 'reporting'::regnamespace
            """);
        functions.ShouldNotBeEmpty();
        foreach (var function in functions)
        {
            var expected = function[0] == "rate" || IsInternal(function) ? "False" : "True";
            (function[1], function[2], function[4]).ShouldBe((LedgerRoles.Owner, expected, "True"), function[0]);
            // What is not volatile may not write, whoever it answers for.
            function[3].ShouldBeOneOf("s", "i");
        }
    }

    private static bool IsInternal(string[] function) =>
        function[^1].StartsWith("Internal: ", StringComparison.Ordinal);

    private static void Section(StringBuilder text, string name, string meaning, IEnumerable<string[]> columns)
    {
        text.Append("\n## ").Append(name).Append("\n\n").Append(meaning)
            .Append("\n\n| column | type | meaning |\n|---|---|---|\n");
        foreach (var column in columns)
            text.Append("| ").AppendJoin(" | ", column[1..]).Append(" |\n");
    }

    private static async Task<List<string[]>> RowsAsync(TestLedger ledger, string sql) =>
        [.. (await ledger.LinesAsync(sql)).Select(line => line.Split(" | "))];
}
