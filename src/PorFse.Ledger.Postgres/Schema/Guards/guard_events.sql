-- Events come after the head was moved in the same transaction, and none beyond it. Whether exactly those came that the
-- head counts is asked at the end (check_append).
create or replace function ledger.guard_events() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if not exists (
        select from ledger.ledger_head
        where xmin = pg_current_xact_id()::xid
            and (select max(seq_id) from ledger.mt_events) <= position
            and (select min(seq_id) from ledger.mt_events) >= 1)
    then
        raise exception 'The ledger refuses events its head was not moved for, or beyond it.'
            using errcode = 'LG002';
    end if;
    return null;
end
$guard$;

create or replace trigger events_come_with_the_head after insert on ledger.mt_events
    for each statement execute function ledger.guard_events();

alter table ledger.mt_events enable always trigger events_come_with_the_head;
