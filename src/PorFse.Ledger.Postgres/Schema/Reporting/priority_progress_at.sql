create or replace function reporting.priority_progress_at(at date, known_position bigint default null)
returns setof reporting.priority_progress language sql stable security definer set search_path = '' rows 20
as $function$
    with net as (
        select min(axis) as axis, priority, sum(programmed) as programmed, sum(committed) as committed,
            sum(paid) as paid, sum(certified) as certified, sum(events)::bigint as events
        from reporting.initiative_amounts(at, known_position)
        where events <> 0
        group by priority
    ), priorities as (
        select row_number() over (order by axis_place, priority_place, priority collate "C") as place,
            coalesce(planned.axis, net.axis) as axis, priority, priority_title,
            coalesce(allocation, 0.00) as allocation,
            coalesce(programmed, 0.00) as programmed, coalesce(committed, 0.00) as committed,
            coalesce(paid, 0.00) as paid, coalesce(certified, 0.00) as certified, coalesce(events, 0) as events
        from reporting.plan_at(at, known_position) as planned full join net using (priority)
    )
    select place, axis, priority, priority_title,
        allocation, programmed, reporting.rate(programmed, allocation),
        committed, reporting.rate(committed, programmed),
        paid, reporting.rate(paid, committed),
        certified, reporting.rate(certified, paid), events
    from priorities
    order by place
$function$;

comment on function reporting.priority_progress_at(date, bigint) is
    'The financial progress of each investment priority at a date, as known at a position (now, where none is given).';
