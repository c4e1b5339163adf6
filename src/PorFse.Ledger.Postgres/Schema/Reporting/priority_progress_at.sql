create or replace function reporting.priority_progress_at(at date, known_position bigint default null)
returns setof reporting.progress language sql stable security definer set search_path = '' rows 20 as $function$
    select * from reporting.progress_by(2, at, known_position)
$function$;

comment on function reporting.priority_progress_at(date, bigint) is
    'The financial progress of each investment priority at a date, as known at a position (now, where none is '
    'given).';
