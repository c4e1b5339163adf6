-- Hashes are laid in the transaction that moves the head, whole, within their tile, and after those that stand.
create or replace function ledger.guard_tiles() returns trigger language plpgsql set search_path = '' as $guard$
begin
    if exists (
        select from laid left join ledger.ledger_head on ledger_head.xmin = pg_current_xact_id()::xid
        where (level >= 0
            and first >= previous >> (8 * level)
            and octet_length(hashes) > 0
            and octet_length(hashes) % 32 = 0
            and first / 256 = (first + octet_length(hashes) / 32 - 1) / 256) is not true)
    then
        raise exception 'The ledger refuses hashes its head was not moved for, or across a tile of 256.'
            using errcode = 'LG002';
    end if;
    return null;
end
$guard$;

create or replace trigger tiles_come_with_the_head after insert on ledger.ledger_tile referencing new table as laid
    for each statement execute function ledger.guard_tiles();

alter table ledger.ledger_tile enable always trigger tiles_come_with_the_head;
