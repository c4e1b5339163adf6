-- What is recorded stays as it is, for everybody, the owner included.
create or replace function ledger.refuse_change() returns trigger language plpgsql set search_path = '' as $guard$
begin
    raise exception 'The ledger refuses % on %: what is recorded stays, a correction is a new event.',
        lower(tg_op), tg_table_name using errcode = 'LG001';
end
$guard$;

create or replace trigger events_never_change before delete or update or truncate on ledger.mt_events
    for each statement execute function ledger.refuse_change();
create or replace trigger streams_never_go
    before delete or update of id, type, created, tenant_id, is_archived or truncate on ledger.mt_streams
    for each statement execute function ledger.refuse_change();
create or replace trigger tiles_never_change before delete or update or truncate on ledger.ledger_tile
    for each statement execute function ledger.refuse_change();
create or replace trigger head_is_one before insert or delete or truncate on ledger.ledger_head
    for each statement execute function ledger.refuse_change();

-- Always: session_replication_role does not switch them off.
alter table ledger.mt_events enable always trigger events_never_change;
alter table ledger.mt_streams enable always trigger streams_never_go;
alter table ledger.ledger_tile enable always trigger tiles_never_change;
alter table ledger.ledger_head enable always trigger head_is_one;
