do $type$
begin
    if to_regtype('reporting.initiative') is null then
        create type reporting.initiative as (
            initiative text,
            title text,
            axis text,
            priority text,
            family text,
            opened_on date,
            closed_on date,
            opened_position bigint
        );
    end if;
end
$type$;

comment on type reporting.initiative is 'A row of initiatives_at.';
comment on column reporting.initiative.initiative is 'Code of the initiative.';
comment on column reporting.initiative.title is 'Title.';
comment on column reporting.initiative.axis is 'Priority axis.';
comment on column reporting.initiative.priority is 'Investment priority.';
comment on column reporting.initiative.family is 'Group of editions reported together; may be absent.';
comment on column reporting.initiative.opened_on is 'Date of the act that opened it.';
comment on column reporting.initiative.closed_on is 'Date it was closed; absent while it is open.';
comment on column reporting.initiative.opened_position is 'Position of its opening in the log.';
