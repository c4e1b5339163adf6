-- As porfse reads a state: the stored sums at the nearer end of the position's era, and the events between there and
-- the position, which come on top of them or are taken off. At most half an era is read, however long the log is.
create or replace function reporting.initiative_amounts(at date, known_position bigint)
returns table (
    initiative text, programmed numeric, committed numeric, paid numeric, certified numeric, events bigint)
language plpgsql stable set search_path = '' set jit = off rows 100 as $function$
#variable_conflict use_column
declare
    head bigint;
    size bigint;
    whole bigint;
    summed bigint;
    year date := date_trunc('year', (at + 1)::timestamp);
    quarter date := date_trunc('quarter', (at + 1)::timestamp);
    month date := date_trunc('month', (at + 1)::timestamp);
    tenth date := month + least((extract(day from at + 1)::integer - 1) / 10, 2) * 10;
begin
    select position, era_length into head, size from ledger.ledger_head;
    whole := known_position / size;
    summed := whole * size;
    if known_position - summed >= least(summed + size, head) - known_position then
        summed := least(summed + size, head);
        whole := case when summed = (whole + 1) * size then whole + 1 end;
    end if;

    return query
    with summands as (
        -- Of whole eras, in spans of 1, 16, 256 … as the digits of their number say.
        select found.initiative, found.stage, found.cents, found.events
        from generate_series(0, 56, 4) as power
        cross join generate_series(0, (whole >> power & 15) - 1) as digit
        cross join (
            values ('year', '-infinity'::date, year - 1), ('month', year, month - 1), ('day', month, at)
        ) as days(kind, first, last)
        cross join lateral (
            select * from ledger.financial_progress_by_era
            where eras = 1::bigint << power and era = (whole >> power + 4 << 4) + digit << power
                and period = kind and starts_on between days.first and days.last
            offset 0
        ) as found
        union all
        -- Up to the head, where the era is still open.
        select found.initiative, found.stage, found.cents, found.events
        from (
            values ('year', '-infinity'::date, year - 1), ('quarter', year, quarter - 1),
                ('month', quarter, month - 1), ('ten days', month, tenth - 1)
        ) as days(kind, first, last)
        cross join lateral (
            select * from ledger.financial_progress_by_period
            where period = kind and starts_on between days.first and days.last
            offset 0
        ) as found
        where whole is null
        union all
        select initiative, stage, cents, events
        from ledger.financial_progress
        where whole is null and business_on between tenth and at
        union all
        -- The events between there and the position.
        select moved.data->>'Initiative', moving.stage_number,
            (sign(known_position - summed) * moving.sign * (moved.data->>'Amount')::numeric * 100)::bigint,
            sign(known_position - summed)::bigint
        from ledger.mt_events as moved
        join reporting.transaction_types as moving on moving.type = moved.type
        where moved.seq_id > least(known_position, summed) and moved.seq_id <= greatest(known_position, summed)
            and (moved.data->>'On')::date <= at
    )
    select initiative,
        coalesce(sum(cents) filter (where stage = 1), 0) * 0.01,
        coalesce(sum(cents) filter (where stage = 2), 0) * 0.01,
        coalesce(sum(cents) filter (where stage = 3), 0) * 0.01,
        coalesce(sum(cents) filter (where stage = 4), 0) * 0.01,
        sum(events)::bigint
    from summands group by initiative;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.initiative_amounts(date, bigint) is
    'Internal: net EUR at each stage and number of transactions of every initiative that has some, up to both dates.';
