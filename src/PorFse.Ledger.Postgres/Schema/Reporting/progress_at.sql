create or replace function reporting.progress_at(at date, known_position bigint default null)
returns setof reporting.axis_progress language sql stable security definer set search_path = '' rows 10 as $function$
    with net as (
        select axis, sum(programmed) as programmed, sum(committed) as committed, sum(paid) as paid,
            sum(certified) as certified, sum(events)::bigint as events
        from reporting.initiative_amounts(at, known_position)
        where events <> 0
        group by axis
    ), planned as (
        select distinct axis_place, axis, axis_title, axis_allocation from reporting.plan_at(at, known_position)
    ), axes as (
        select row_number() over (order by axis_place, axis collate "C") as place, axis, axis_title,
            coalesce(axis_allocation, 0.00) as allocation,
            coalesce(programmed, 0.00) as programmed, coalesce(committed, 0.00) as committed,
            coalesce(paid, 0.00) as paid, coalesce(certified, 0.00) as certified, coalesce(events, 0) as events
        from planned full join net using (axis)
    )
    select place, axis, axis_title,
        allocation, programmed, reporting.rate(programmed, allocation),
        committed, reporting.rate(committed, programmed),
        paid, reporting.rate(paid, committed),
        certified, reporting.rate(certified, paid), events
    from axes
    order by place
$function$;

comment on function reporting.progress_at(date, bigint) is
    'Table 2: the financial progress of each axis at a date, as known at a position (now, where none is given).';
