-- The head only advances, from where it is and once in a transaction; its edge has a hash for each complete subtree.
create or replace function ledger.guard_head() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if (new.previous = old.position
        and new.position > old.position
        and old.xmin <> pg_current_xact_id()::xid
        and new.recorded_at >= coalesce(old.recorded_at, new.recorded_at)
        and octet_length(new.root) = 32
        and octet_length(new.edge) = 32 * bit_count(new.position::bit(64))
        and (new.only_row, new.era_length, new.schema_version) = (old.only_row, old.era_length, old.schema_version))
        is not true
    then
        raise exception 'The ledger refuses to move its head from % to %: it advances once, from where it is.',
            old.position, new.position using errcode = 'LG001';
    end if;
    return new;
end
$guard$;

create or replace trigger head_only_advances before update on ledger.ledger_head
    for each row execute function ledger.guard_head();

alter table ledger.ledger_head enable always trigger head_only_advances;
