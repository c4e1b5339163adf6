create or replace view reporting.initiatives as
select initiative, title, axis, priority, family, opened_on, closed_on, opened_position
from reporting.initiatives_at();

comment on view reporting.initiatives is 'Every initiative with its place in the programme, as known now.';
comment on column reporting.initiatives.initiative is 'Code of the initiative.';
comment on column reporting.initiatives.title is 'Title.';
comment on column reporting.initiatives.axis is 'Priority axis.';
comment on column reporting.initiatives.priority is 'Investment priority.';
comment on column reporting.initiatives.family is 'Group of editions reported together; may be absent.';
comment on column reporting.initiatives.opened_on is 'Date of the act that opened it.';
comment on column reporting.initiatives.closed_on is 'Date it was closed; absent while it is open.';
comment on column reporting.initiatives.opened_position is 'Position of its opening in the log.';
