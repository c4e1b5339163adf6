-- No stored view has operations by date, which would be as long as the log: all of it is read, up to the position.
create or replace function reporting.operation_amounts(at date, known_position bigint)
returns table (
    initiative text, operation text, programmed numeric, committed numeric, paid numeric, certified numeric,
    events bigint)
language sql stable set search_path = '' set jit = off rows 10000 as $function$
    with sums as (
        select moved.data->>'Initiative' as initiative, moved.data->>'Operation' as operation, stage,
            sum(sign * (moved.data->>'Amount')::numeric) as amount, count(*) as events
        from ledger.mt_events as moved join reporting.transaction_types as moving on moving.type = moved.type
        where seq_id <= known_position and moved.data ? 'Operation' and (moved.data->>'On')::date <= at
        group by 1, 2, 3
    )
    select initiative, operation, 0.00,
        coalesce(sum(amount) filter (where stage = 'committed'), 0.00),
        coalesce(sum(amount) filter (where stage = 'paid'), 0.00),
        coalesce(sum(amount) filter (where stage = 'certified'), 0.00),
        sum(events)::bigint
    from sums group by 1, 2
$function$;

comment on function reporting.operation_amounts(date, bigint) is
    'Internal: net EUR at each stage and number of transactions of every operation that has some, up to both dates.';
