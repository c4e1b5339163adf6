-- A stream changes in an append alone, and then only its version and its time, which grow. Marten's archiving does not.
create or replace function ledger.guard_stream() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if (new.version > old.version and new.timestamp >= old.timestamp) is not true
        or (new.id, new.type, new.created, new.tenant_id, new.is_archived)
            is distinct from (old.id, old.type, old.created, old.tenant_id, old.is_archived)
    then
        raise exception 'The ledger refuses to change stream %: only its version and its time grow.',
            old.id using errcode = 'LG001';
    end if;
    return new;
end
$guard$;

create or replace function ledger.guard_streams() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if not exists (select from ledger.ledger_head where xmin = pg_current_xact_id()::xid) then
        raise exception 'The ledger refuses % on %: its head was not moved in this transaction.',
            lower(tg_op), tg_table_name using errcode = 'LG002';
    end if;
    return null;
end
$guard$;

create or replace trigger streams_only_grow before update on ledger.mt_streams
    for each row execute function ledger.guard_stream();
create or replace trigger streams_come_with_the_head before insert or update on ledger.mt_streams
    for each statement execute function ledger.guard_streams();

alter table ledger.mt_streams enable always trigger streams_only_grow;
alter table ledger.mt_streams enable always trigger streams_come_with_the_head;
