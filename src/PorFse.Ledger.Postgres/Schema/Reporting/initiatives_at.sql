create or replace function reporting.initiatives_at(known_position bigint default null)
returns setof reporting.initiative language plpgsql stable security definer set search_path = '' rows 100 as $function$
declare
    known bigint := reporting.checked_position('-infinity', known_position);
begin
    return query
    select initiative, title, axis, priority, family, opened_on,
        case when closed_position <= known then closed_on end, opened_position
    from ledger.initiative_sheet where opened_position <= known
    order by opened_position;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.initiatives_at(bigint) is
    'Every initiative known at a position (now, where none is given), in the order in which they were recorded.';
