do $type$
begin
    if to_regtype('reporting.participation') is null then
        create type reporting.participation as (
            axis text,
            initiative text,
            reported_on date,
            participants bigint,
            men bigint,
            women bigint,
            with_disability bigint,
            migrants bigint,
            other_disadvantaged bigint,
            vulnerable bigint,
            position bigint
        );
    end if;
end
$type$;

comment on type reporting.participation is 'Participants of an axis or initiative, as the report that counts has them.';
comment on column reporting.participation.axis is 'Priority axis.';
comment on column reporting.participation.initiative is 'Code of the initiative; absent for the axis as a whole.';
comment on column reporting.participation.reported_on is 'The date they were counted at.';
comment on column reporting.participation.participants is 'All of them, from the beginning of the programme.';
comment on column reporting.participation.men is 'Men.';
comment on column reporting.participation.women is 'Women.';
comment on column reporting.participation.with_disability is
    'People with disabilities (CO16); absent where nobody counts them.';
comment on column reporting.participation.migrants is
    'Migrants and minorities (CO15); absent where nobody counts them.';
comment on column reporting.participation.other_disadvantaged is
    'Others who are disadvantaged (CO17); absent where nobody counts them.';
comment on column reporting.participation.vulnerable is
    'The three groups together; whoever is in several is counted in each. Absent without any.';
comment on column reporting.participation.position is 'Position of the report in the log.';

create or replace function reporting.participants_at(at date, known_position bigint default null)
returns setof reporting.participation
language plpgsql stable security definer set search_path = '' rows 20 as $function$
#variable_conflict use_column
declare
    known bigint := reporting.checked_position(at, known_position);
begin
    return query
    with counted as (
        select distinct on (axis, initiative) * from ledger.participants
        where position <= known and stated_on <= at
        order by axis, initiative, stated_on desc, position desc
    ), planned as (
        select axis, min(axis_place) as place from reporting.plan_at(at, known) group by axis
    )
    select axis, nullif(initiative, ''), stated_on, men + women, men, women,
        with_disability, migrants, other_disadvantaged,
        (select sum(people)::bigint from unnest(array[with_disability, migrants, other_disadvantaged]) as people),
        position
    from counted left join planned using (axis)
    order by place, axis collate "C", initiative collate "C";
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.participants_at(date, bigint) is
    'How many people have taken part by a date, as known at a position (now, where none is given): of each axis and '
    'initiative the report of the last date. Axes add up; initiatives are parts of them.';
