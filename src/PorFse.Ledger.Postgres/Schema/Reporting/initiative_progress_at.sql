create or replace function reporting.initiative_progress_at(at date, known_position bigint default null)
returns setof reporting.initiative_progress language sql stable security definer set search_path = '' rows 100
as $function$
    select row_number() over by_plan, net.axis, net.priority, initiative,
        programmed,
        committed, reporting.rate(committed, programmed),
        paid, reporting.rate(paid, committed),
        certified, reporting.rate(certified, paid), events
    from reporting.initiative_amounts(at, known_position) as net
    left join reporting.plan_at(at, known_position) as planned using (axis, priority)
    where opened_on <= at or events <> 0
    window by_plan as (order by axis_place, priority_place, initiative collate "C")
    order by 1
$function$;

comment on function reporting.initiative_progress_at(date, bigint) is
    'The financial progress of each initiative at a date, as known at a position (now, where none is given).';
