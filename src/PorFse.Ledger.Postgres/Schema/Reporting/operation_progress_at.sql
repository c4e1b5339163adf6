create or replace function reporting.operation_progress_at(at date, known_position bigint default null)
returns setof reporting.progress language sql stable security definer set search_path = '' rows 10000 as $function$
    select * from reporting.progress_by(4, at, known_position)
$function$;

comment on function reporting.operation_progress_at(date, bigint) is
    'The financial progress of each operation with transactions at a date, as known at a position (now, where none is '
    'given).';
