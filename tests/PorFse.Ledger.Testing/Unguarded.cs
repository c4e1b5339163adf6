namespace PorFse.Ledger.Testing;

/// <summary>
/// What only the owner of a ledger can do: switch the guards off, write as he likes, and arm them again as if nothing had
/// happened.
/// </summary>
public static class Unguarded
{
    private const string Tables = "'mt_events', 'mt_streams', 'ledger_head', 'ledger_tile'";

    /// <summary>A statement between the switching off and on of all guards, in one transaction.</summary>
    public static string Sql(string statement) => $"""
        begin;
        set local role porfse_owner;
        {Each("disable")}
        {statement};
        {Each("enable always")}
        commit
        """;

    private static string Each(string verb) => $"""
        do $$
        declare
            guard record;
        begin
            for guard in
                select tgname, relname from pg_trigger join pg_class on pg_class.oid = tgrelid
                where relnamespace = 'ledger'::regnamespace and relname in ({Tables}) and not tgisinternal
            loop
                execute format('alter table ledger.%I {verb} trigger %I', guard.relname, guard.tgname);
            end loop;
        end
        $$;
        """;
}
