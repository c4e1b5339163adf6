create or replace function reporting.position_on(day date)
returns bigint language sql stable security definer set search_path = '' as $function$
    select reporting.position_at((day + 1)::timestamp at time zone 'UTC' - interval '1 microsecond')
$function$;

comment on function reporting.position_on(date) is
    'The position of the last event recorded by the end of a day, UTC; 0 before the first.';
