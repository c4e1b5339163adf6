using Npgsql;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// The group roles of a server with ledgers, from the one with most rights to the one with least. Logins are made
/// members of them; nobody logs in as one.
/// </summary>
public static class LedgerRoles
{
    /// <summary>Owns schema, tables and guards; makes and rebuilds them.</summary>
    public const string Owner = "porfse_owner";

    /// <summary>Appends and reads.</summary>
    public const string Recorder = "porfse_recorder";

    /// <summary>Reads everything.</summary>
    public const string Auditor = "porfse_auditor";

    /// <summary>Reads schema <c>reporting</c>, by SQL.</summary>
    public const string Analyst = "porfse_analyst";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Owner, Recorder, Auditor, Analyst];

    /// <summary>Makes the roles where they are missing, as far as the connected user may.</summary>
    internal static string Creation => SchemaScripts.Text("roles.sql");

    /// <summary>Statements that give the roles which are there their rights on a ledger just made.</summary>
    internal static async Task<IReadOnlyList<string>> RightsAsync(
        NpgsqlConnection connection, ViewSet views, CancellationToken cancellation)
    {
        var statements = new List<string>();
        await using var command = new NpgsqlCommand("select rolname from pg_roles where rolname = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [Recorder, Auditor, Analyst] });
        await using var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var role = rows.GetString(0);
            var script = role["porfse_".Length..] + ".sql";
            statements.Add(SchemaScripts.Text(script));
            if (role != Analyst)
                statements.AddRange(RightsOnViews(role, views));
        }
        return statements;
    }

    // What an append merges into it also changes; rows of complete eras are only ever added.
    private static IEnumerable<string> RightsOnViews(string role, ViewSet views) =>
        views.Inline.Select(view => (view.Table, Rights: "select, insert, update"))
            .Concat(views.PerEra.Select(view => (view.Table, Rights: "select, insert")))
            .Select(of => ViewSql.Grant(role == Recorder ? of.Rights : "select", of.Table, role));
}
