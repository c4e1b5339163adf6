create or replace function reporting.progress_at(at date, known_position bigint default null)
returns setof reporting.progress language sql stable security definer set search_path = '' rows 10 as $function$
    select * from reporting.progress_by(1, at, known_position)
$function$;

comment on function reporting.progress_at(date, bigint) is
    'Table 2: the financial progress of each axis at a date, as known at a position (now, where none is '
    'given).';
