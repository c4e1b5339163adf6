-- No stored view has operations by date, which would be as long as the log: all of it is read, up to the position.
create or replace function reporting.operation_progress_at(at date, known_position bigint default null)
returns setof reporting.operation_progress language plpgsql stable security definer set search_path = '' rows 10000
as $function$
#variable_conflict use_column
declare
    known bigint := reporting.checked_position(at, known_position);
begin
    return query
    with net as (
        select moved.data->>'Initiative' as initiative, moved.data->>'Operation' as operation, stage,
            sum(sign * (moved.data->>'Amount')::numeric) as amount, count(*) as events
        from ledger.mt_events as moved join reporting.transaction_types as moving on moving.type = moved.type
        where seq_id <= known and moved.data ? 'Operation' and (moved.data->>'On')::date <= at
        group by 1, 2, 3
    ), operations as (
        select initiative, operation,
            coalesce(sum(amount) filter (where stage = 'committed'), 0.00) as committed,
            coalesce(sum(amount) filter (where stage = 'paid'), 0.00) as paid,
            coalesce(sum(amount) filter (where stage = 'certified'), 0.00) as certified,
            sum(events)::bigint as events
        from net group by 1, 2
    )
    select row_number() over by_plan, axis, priority, initiative, operation,
        committed::numeric(20, 2),
        paid::numeric(20, 2), reporting.rate(paid, committed)::numeric(20, 6),
        certified::numeric(20, 2), reporting.rate(certified, paid)::numeric(20, 6), events
    from operations join reporting.initiatives_at(known) using (initiative)
    left join reporting.plan_at(at, known) using (axis, priority)
    window by_plan as (
        order by axis_place, priority_place, initiative collate "C", operation collate "C")
    order by 1;
end
$function$;

comment on function reporting.operation_progress_at(date, bigint) is
    'The financial progress of each operation with transactions at a date, as known at a position (now, where none is '
    'given).';
