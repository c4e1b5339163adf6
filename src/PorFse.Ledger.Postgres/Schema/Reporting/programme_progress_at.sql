create or replace function reporting.programme_progress_at(at date, known_position bigint default null)
returns setof reporting.programme_progress language sql stable security definer set search_path = '' rows 1
as $function$
    with net as (
        select coalesce(sum(programmed), 0.00) as programmed, coalesce(sum(committed), 0.00) as committed,
            coalesce(sum(paid), 0.00) as paid, coalesce(sum(certified), 0.00) as certified,
            coalesce(sum(events), 0)::bigint as events
        from reporting.initiative_amounts(at, known_position)
    ), planned as (
        select coalesce(sum(allocation), 0.00) as allocation from reporting.plan_at(at, known_position)
    )
    select data->>'Programme',
        allocation, programmed, reporting.rate(programmed, allocation),
        committed, reporting.rate(committed, programmed),
        paid, reporting.rate(paid, committed),
        certified, reporting.rate(certified, paid), events
    from net, planned, ledger.mt_events
    where seq_id = 1
$function$;

comment on function reporting.programme_progress_at(date, bigint) is
    'The financial progress of the whole programme at a date, as known at a position (now, where none is given).';
