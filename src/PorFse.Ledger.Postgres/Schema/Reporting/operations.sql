-- Without the beneficiaries: some are persons, whom a list of operations must not name.
create or replace view reporting.operations with (security_barrier) as
select
    selected.data->>'Operation' as operation,
    selected.data->>'Initiative' as initiative,
    opened.data->>'Axis' as axis,
    opened.data->>'Priority' as priority,
    selected.data->>'Title' as title,
    selected.data->>'Cup' as cup,
    (selected.data->>'On')::date as selected_on,
    selected.data->>'Document' as document,
    selected.seq_id as position,
    selected.timestamp as recorded_at
from ledger.mt_events as selected
left join ledger.mt_events as opened
    on opened.stream_id = 'initiative-' || (selected.data->>'Initiative') and opened.version = 1
where selected.type = 'operation_selected';

comment on view reporting.operations is
    'Every operation selected for support; its money is in transactions and operation_progress_at.';
comment on column reporting.operations.operation is 'Local code of the operation.';
comment on column reporting.operations.initiative is 'Code of the initiative it was selected under.';
comment on column reporting.operations.axis is 'Priority axis of the initiative.';
comment on column reporting.operations.priority is 'Investment priority of the initiative.';
comment on column reporting.operations.title is 'Title.';
comment on column reporting.operations.cup is 'CUP, 15 characters; absent while it has none.';
comment on column reporting.operations.selected_on is 'Date of the act of selection.';
comment on column reporting.operations.document is 'The act of selection; may be absent.';
comment on column reporting.operations.position is 'Position of its selection in the log.';
comment on column reporting.operations.recorded_at is 'When the ledger heard of it.';
