create or replace view reporting.initiatives with (security_barrier) as
select
    opened.data->>'Initiative' as initiative,
    opened.data->>'Title' as title,
    opened.data->>'Axis' as axis,
    opened.data->>'Priority' as priority,
    opened.data->>'Family' as family,
    (opened.data->>'On')::date as opened_on,
    opened.seq_id as opened_position,
    (closed.data->>'On')::date as closed_on,
    closed.seq_id as closed_position
from ledger.mt_streams as streams
join ledger.mt_events as opened on opened.stream_id = streams.id and opened.version = 1
left join ledger.mt_events as closed on closed.stream_id = streams.id and closed.type = 'initiative_closed'
where streams.type = 'initiative';

comment on view reporting.initiatives is 'Every initiative with its place in the programme.';
comment on column reporting.initiatives.initiative is 'Code of the initiative.';
comment on column reporting.initiatives.title is 'Title.';
comment on column reporting.initiatives.axis is 'Priority axis.';
comment on column reporting.initiatives.priority is 'Investment priority.';
comment on column reporting.initiatives.family is 'Group of editions reported together; may be absent.';
comment on column reporting.initiatives.opened_on is 'Date of the act that opened it.';
comment on column reporting.initiatives.opened_position is 'Position of its opening in the log.';
comment on column reporting.initiatives.closed_on is 'Date it was closed; absent while it is open.';
comment on column reporting.initiatives.closed_position is 'Position of its closing in the log.';
