create or replace function reporting.progress_by(level integer, at date, known_position bigint)
returns setof reporting.progress language plpgsql stable set search_path = '' rows 100 as $function$
#variable_conflict use_column
declare
    known bigint := reporting.checked_position(at, known_position);
begin
    return query
    with amounts as (
        select initiative, null as operation, programmed, committed, paid, certified, events
        from reporting.initiative_amounts(at, known) where level < 4
        union all
        select * from reporting.operation_amounts(at, known) where level = 4
    ), parts as (
        select axis, priority, null as initiative, null as operation, axis_place, priority_place,
            case level when 1 then axis_title when 2 then priority_title end as title, allocation,
            0.00 as programmed, 0.00 as committed, 0.00 as paid, 0.00 as certified, 0 as events
        from reporting.plan_at(at, known) where level < 3
        union all
        select axis, priority, initiative, operation, axis_place, priority_place,
            case level when 3 then sheet.title end, 0.00,
            coalesce(programmed, 0.00), coalesce(committed, 0.00), coalesce(paid, 0.00), coalesce(certified, 0.00),
            coalesce(events, 0)
        from ledger.initiative_sheet as sheet
        left join amounts using (initiative)
        left join reporting.plan_at(at, known) as planned using (axis, priority)
        where opened_position <= known and (events <> 0 or level = 3 and opened_on <= at)
        union all
        select null, null, null, null, null, null, null, 0.00, 0.00, 0.00, 0.00, 0.00, 0 where level = 0
    ), rows as (
        -- A priority is where the plan has it, whatever axis its initiatives were opened under.
        select (array_agg(axis order by axis_place))[1] as axis, priority, initiative, operation,
            min(axis_place) as axis_place, min(priority_place) as priority_place, min(title) as title,
            case when level < 3 then sum(allocation) end as allocation,
            case when level < 4 then sum(programmed) end as programmed,
            sum(committed) as committed, sum(paid) as paid, sum(certified) as certified, sum(events)::bigint as events
        from (
            select axis, axis_place, title, allocation, programmed, committed, paid, certified, events,
                case when level > 1 then priority end as priority,
                case when level > 1 then priority_place end as priority_place,
                case when level > 2 then initiative end as initiative,
                case when level > 3 then operation end as operation
            from parts
        ) as wanted
        group by case when level = 1 then axis end, priority, initiative, operation
    )
    select
        row_number() over (
            order by axis_place, priority_place, case when level = 1 then axis end collate "C",
                priority collate "C", initiative collate "C", operation collate "C") as place,
        case when level > 0 then axis end, priority, initiative, operation, title, allocation::numeric(20, 2),
        programmed::numeric(20, 2), reporting.rate(programmed, allocation)::numeric(20, 6),
        committed::numeric(20, 2), reporting.rate(committed, programmed)::numeric(20, 6),
        paid::numeric(20, 2), reporting.rate(paid, committed)::numeric(20, 6),
        certified::numeric(20, 2), reporting.rate(certified, paid)::numeric(20, 6), events
    from rows
    order by place;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.progress_by(integer, date, bigint) is
    'Internal: the progress by programme (0), axis (1), priority (2), initiative (3) or operation (4).';
