-- Times never go back along the log, so the last event of a moment is found by halving.
create or replace function reporting.position_at(moment timestamptz)
returns bigint language sql stable security definer set search_path = '' as $function$
    with recursive search(low, high) as (
        select 0::bigint, position from ledger.ledger_head
        union all
        select case when timestamp <= moment then seq_id else low end,
            case when timestamp <= moment then high else seq_id - 1 end
        from search join ledger.mt_events on seq_id = (low + high + 1) / 2
        where low < high
    )
    select low from search where low = high
$function$;

comment on function reporting.position_at(timestamptz) is
    'The position of the last event recorded by a moment, that moment included; 0 before the first.';
