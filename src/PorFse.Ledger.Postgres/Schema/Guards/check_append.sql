-- At the end of a transaction that moved the head: exactly the events are there that it counts, their streams end with
-- them, and each level of the tree has its hashes, one after the other. By one plan that is kept, and by
-- index alone, whatever the tables were like when it was made: a log grows a million-fold behind it.
create or replace function ledger.check_append() returns trigger language plpgsql
    set search_path = '' set plan_cache_mode = force_generic_plan set enable_seqscan = off set jit = off as $guard$
declare
    wrong text;
    had bigint;
    has bigint;
begin
    select case
        when sum(events) is distinct from new.position - old.position then 'events'
        when min(earliest) < old.recorded_at or max(latest) <> new.recorded_at then 'times'
        when not bool_and(follows) then 'streams'
        end
    into wrong
    from (
        select count(*) as events, min(timestamp) as earliest, max(timestamp) as latest,
            max(version) is not distinct from (select version from ledger.mt_streams where id = stream_id)
                and count(*) = max(version) - min(version) + 1
                and (min(version) = 1 or exists (
                    select from ledger.mt_events as before
                    where before.stream_id = appended.stream_id and before.version = min(appended.version) - 1
                )) as follows
        from ledger.mt_events as appended
        where seq_id > old.position and seq_id <= new.position
        group by stream_id
    ) as streams;

    for tree_level in 0..7 loop
        had := old.position >> (8 * tree_level);
        has := new.position >> (8 * tree_level);
        exit when wrong is not null or has = had;
        select 'tiles' into wrong
        from (
            select first, first + octet_length(hashes) / 32 as next,
                lag(first + octet_length(hashes) / 32, 1, had) over (order by first) as expected
            from ledger.ledger_tile
            where level = tree_level and first >= had and first < has
        ) as laid
        having max(next) is distinct from has or not bool_and(first = expected);
    end loop;

    if wrong is not null then
        raise exception 'The ledger refuses to move its head from % to %: the % in between are not all there.',
            old.position, new.position, wrong using errcode = 'LG002';
    end if;
    return null;
end
$guard$;

drop trigger if exists head_moves_with_events on ledger.ledger_head;
create constraint trigger head_moves_with_events after update on ledger.ledger_head deferrable initially deferred
    for each row execute function ledger.check_append();

alter table ledger.ledger_head enable always trigger head_moves_with_events;
