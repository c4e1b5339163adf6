do $type$
begin
    if to_regtype('reporting.indicator_state') is null then
        create type reporting.indicator_state as (
            place bigint,
            indicator text,
            kind text,
            axis text,
            priority text,
            initiative text,
            code text,
            title text,
            unit text,
            value numeric(20, 2),
            value_on date,
            milestone numeric(20, 2),
            target numeric(20, 2),
            achievement numeric(20, 6)
        );
    end if;
end
$type$;

comment on type reporting.indicator_state is 'Where an indicator stands.';
comment on column reporting.indicator_state.place is
    'Place of the row, from 1: the axes of the plan in force, then the order of adoption.';
comment on column reporting.indicator_state.indicator is 'What it is called, such as I-CO01.';
comment on column reporting.indicator_state.kind is 'output, result or financial.';
comment on column reporting.indicator_state.axis is 'Priority axis.';
comment on column reporting.indicator_state.priority is 'Investment priority; absent where it is of the axis.';
comment on column reporting.indicator_state.initiative is 'Code of the initiative; absent above it.';
comment on column reporting.indicator_state.code is 'Common code, such as CO01, or one of the programme.';
comment on column reporting.indicator_state.title is 'Its wording in the programme.';
comment on column reporting.indicator_state.unit is 'Unit of its values: persons, percent, EUR …';
comment on column reporting.indicator_state.value is
    'What it has reached; EUR certified where it is financial. Absent where nothing is reported.';
comment on column reporting.indicator_state.value_on is 'The date of the value.';
comment on column reporting.indicator_state.milestone is
    'What it is to reach by its last year before the last eligible one; may be absent.';
comment on column reporting.indicator_state.target is 'What it is to reach by the last eligible year; may be absent.';
comment on column reporting.indicator_state.achievement is 'value / target, to six decimals; absent where either is.';

create or replace function reporting.indicators_at(at date, known_position bigint default null)
returns setof reporting.indicator_state
language plpgsql stable security definer set search_path = '' rows 30 as $function$
#variable_conflict use_column
declare
    known bigint := reporting.checked_position(at, known_position);
    last_year bigint := (
        select extract(year from (data->>'EligibleUntil')::date) from ledger.mt_events
        where type = 'programme_adopted' and seq_id <= known
            and stream_id = 'programme-' || (select data->>'Programme' from ledger.mt_events where seq_id = 1));
begin
    return query
    with stated as (
        select distinct on (indicator, year) * from ledger.indicator_statement
        where position <= known and stated_on <= at
        order by indicator, year, case when year is null then stated_on end desc, position desc
    ), targets as (
        select indicator, max(hundredths * 0.01) filter (where year = last_year) as target,
            (array_agg(hundredths * 0.01 order by year desc) filter (where year < last_year))[1] as milestone
        from stated group by indicator
    ), axes as (
        select place as axis_place, axis, certified from reporting.progress_by(1, at, known)
    ), rows as (
        select axis_place, sheet.*, target, milestone,
            case when kind = 'financial' then certified else hundredths * 0.01 end as value,
            case when kind = 'financial' then at else stated_on end as value_on
        from ledger.indicator_sheet as sheet
        left join axes using (axis)
        left join targets using (indicator)
        left join stated on stated.indicator = sheet.indicator and year is null
        where adopted_position <= known and adopted_on <= at
    )
    select row_number() over (order by axis_place, adopted_position) as place,
        indicator, kind, axis, priority, initiative, code, title, unit, value::numeric(20, 2), value_on,
        milestone::numeric(20, 2), target::numeric(20, 2), reporting.rate(value, target)::numeric(20, 6)
    from rows
    order by place;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.indicators_at(date, bigint) is
    'Where every indicator stands at a date against its milestone and target, as known at a position (now, where none '
    'is given).';
