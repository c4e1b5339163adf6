-- Of whole eras the stored counts, in spans of 1, 16, 256 … as the digits of their number say; then at most one era.
create or replace function reporting.initiative_selections(at date, known_position bigint)
returns table (initiative text, projects bigint, new_projects bigint)
language sql stable set search_path = '' set jit = off rows 100 as $function$
    with eras as (
        select known_position / era_length as whole, era_length as size from ledger.ledger_head
    ), summands as (
        select found.initiative, found.operations, days.is_new
        from eras
        cross join generate_series(0, 56, 4) as power
        cross join generate_series(0, (whole >> power & 15) - 1) as digit
        cross join (
            values ('year', '-infinity'::date, date_trunc('year', at::timestamp)::date - 1, false),
                ('day', date_trunc('year', at::timestamp)::date, at, true)
        ) as days(kind, first, last, is_new)
        cross join lateral (
            select * from ledger.selections_by_era
            where eras = 1::bigint << power and era = (whole >> power + 4 << 4) + digit << power
                and period = kind and starts_on between days.first and days.last
            offset 0
        ) as found
        union all
        select data->>'Initiative', 1, (data->>'On')::date >= date_trunc('year', at::timestamp)::date
        from ledger.mt_events cross join eras
        where seq_id > whole * size and seq_id <= known_position and type = 'operation_selected'
            and (data->>'On')::date <= at
    )
    select initiative, sum(operations)::bigint, coalesce(sum(operations) filter (where is_new), 0)::bigint
    from summands group by initiative
$function$;

comment on function reporting.initiative_selections(date, bigint) is
    'Internal: the operations selected of every initiative that has some, and those of the year, up to both dates.';

do $type$
begin
    if to_regtype('reporting.initiative_state') is null then
        create type reporting.initiative_state as (
            place bigint,
            initiative text,
            title text,
            axis text,
            priority text,
            family text,
            opened_on date,
            phases text,
            closed_on date,
            programmed numeric(20, 2),
            committed numeric(20, 2),
            paid numeric(20, 2),
            certified numeric(20, 2),
            projects bigint,
            new_projects bigint
        );
    end if;
end
$type$;

comment on type reporting.initiative_state is 'An initiative in a state: its life, its money and its projects.';
comment on column reporting.initiative_state.place is 'Place of the row, from 1: the order of the plan in force.';
comment on column reporting.initiative_state.initiative is 'Code of the initiative.';
comment on column reporting.initiative_state.title is 'Title.';
comment on column reporting.initiative_state.axis is 'Priority axis.';
comment on column reporting.initiative_state.priority is 'Investment priority.';
comment on column reporting.initiative_state.family is 'Group of editions reported together; may be absent.';
comment on column reporting.initiative_state.opened_on is 'Date of the act that opened it.';
comment on column reporting.initiative_state.phases is
    'The phases started by the date, each with its first day; absent where there is none.';
comment on column reporting.initiative_state.closed_on is 'Date it was closed; absent where that was not by the date.';
comment on column reporting.initiative_state.programmed is 'EUR: resources programmed, less reductions.';
comment on column reporting.initiative_state.committed is 'EUR: legally binding commitments, less reductions.';
comment on column reporting.initiative_state.paid is 'EUR: payments to beneficiaries, less recoveries.';
comment on column reporting.initiative_state.certified is
    'EUR: expenditure certified, total eligible, less what was taken out again.';
comment on column reporting.initiative_state.projects is 'Operations selected for it by the date.';
comment on column reporting.initiative_state.new_projects is 'Those of them selected in the calendar year of the date.';

create or replace function reporting.initiatives_at(at date, known_position bigint default null)
returns setof reporting.initiative_state
language plpgsql stable security definer set search_path = '' rows 100 as $function$
#variable_conflict use_column
declare
    known bigint := reporting.checked_position(at, known_position);
begin
    return query
    with phases as (
        select initiative, string_agg(phase || ' ' || started_on::text, ', ' order by started_on, position) as phases
        from ledger.initiative_phase where position <= known and started_on <= at group by initiative
    )
    select row_number() over (
            order by axis_place, priority_place, axis collate "C", priority collate "C", initiative collate "C"
        ) as place,
        initiative, sheet.title, axis, priority, family, opened_on, phases,
        case when closed_position <= known and closed_on <= at then closed_on end,
        coalesce(programmed, 0)::numeric(20, 2), coalesce(committed, 0)::numeric(20, 2),
        coalesce(paid, 0)::numeric(20, 2), coalesce(certified, 0)::numeric(20, 2),
        coalesce(projects, 0), coalesce(new_projects, 0)
    from ledger.initiative_sheet as sheet
    left join phases using (initiative)
    left join reporting.initiative_amounts(at, known) as amounts using (initiative)
    left join reporting.initiative_selections(at, known) as selected using (initiative)
    left join reporting.plan_at(at, known) as planned using (axis, priority)
    where opened_position <= known and (opened_on <= at or events <> 0 or projects <> 0)
    order by place;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.initiatives_at(date, bigint) is
    'What every initiative has come to at a date, as known at a position (now, where none is given): its phases, '
    'money and projects.';
