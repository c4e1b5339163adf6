-- A rebuild puts other tables in the place of the live ones. A query that began before sees them without their rows,
-- and sees also that they were not there yet. Asked after they were read, when they are locked.
create or replace function reporting.check_snapshot() returns void language plpgsql stable set search_path = ''
as $function$
begin
    if exists (
        select from unnest(array[
            'financial_progress', 'financial_progress_by_period', 'financial_progress_by_era', 'initiative_sheet',
            'initiative_phase', 'selections_by_era', 'participants', 'indicator_sheet', 'indicator_statement'
        ]) as view(name)
        where not exists (
            select from pg_catalog.pg_class
            where oid = to_regclass('ledger.' || name) and relnamespace = to_regnamespace('ledger')))
    then
        raise exception 'The views of the ledger were rebuilt since this query began: ask again.'
            using errcode = 'serialization_failure';
    end if;
end
$function$;

comment on function reporting.check_snapshot() is
    'Internal: refuses to answer from views that were rebuilt since the query began.';
