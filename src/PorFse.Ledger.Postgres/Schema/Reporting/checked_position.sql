create or replace function reporting.checked_position(at date, known_position bigint)
returns bigint language plpgsql stable set search_path = '' as $function$
declare
    head bigint := (select position from ledger.ledger_head);
begin
    if at is null then
        raise exception 'A state is asked for without its business date.' using errcode = 'null_value_not_allowed';
    elsif known_position < 0 or known_position > head then
        raise exception 'Position % is not within the log, which is from 0 to %.', known_position, head
            using errcode = 'invalid_parameter_value';
    end if;
    return coalesce(known_position, head);
end
$function$;

comment on function reporting.checked_position(date, bigint) is
    'Internal: the position a state is known at, the end of the log where none is given; refuses one beyond it.';
