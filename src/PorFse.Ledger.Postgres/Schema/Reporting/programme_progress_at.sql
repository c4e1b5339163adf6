create or replace function reporting.programme_progress_at(at date, known_position bigint default null)
returns setof reporting.progress language sql stable security definer set search_path = '' rows 1 as $function$
    select * from reporting.progress_by(0, at, known_position)
$function$;

comment on function reporting.programme_progress_at(date, bigint) is
    'The financial progress of the whole programme at a date, as known at a position (now, where none is '
    'given).';
