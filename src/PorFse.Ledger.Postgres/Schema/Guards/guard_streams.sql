-- A stream comes or grows in an append alone. What else of it may change: its time. Marten's archiving may not.
create or replace function ledger.guard_streams() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if not exists (select from ledger.ledger_head where xmin = pg_current_xact_id()::xid) then
        raise exception 'The ledger refuses % on %: its head was not moved in this transaction.',
            lower(tg_op), tg_table_name using errcode = 'LG002';
    end if;
    return null;
end
$guard$;

create or replace trigger streams_come_with_the_head before insert or update on ledger.mt_streams
    for each statement execute function ledger.guard_streams();

-- Asked of every row without calling a function.
create or replace trigger streams_only_grow before update on ledger.mt_streams
    for each row when ((new.version > old.version) is not true) execute function ledger.refuse_change();

alter table ledger.mt_streams enable always trigger streams_come_with_the_head;
alter table ledger.mt_streams enable always trigger streams_only_grow;
