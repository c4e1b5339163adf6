do $type$
begin
    if to_regtype('reporting.operation_progress') is null then
        create type reporting.operation_progress as (
            place bigint,
            axis text,
            priority text,
            initiative text,
            operation text,
            committed numeric(20, 2),
            paid numeric(20, 2),
            paid_rate numeric(20, 6),
            certified numeric(20, 2),
            certified_rate numeric(20, 6),
            events bigint
        );
    end if;
end
$type$;

comment on type reporting.operation_progress is 'A row of operation_progress_at.';
comment on column reporting.operation_progress.place is
    'Place of the row in the table, from 1: the order of the plan in force.';
comment on column reporting.operation_progress.axis is 'Priority axis.';
comment on column reporting.operation_progress.priority is 'Investment priority.';
comment on column reporting.operation_progress.initiative is 'Code of the initiative.';
comment on column reporting.operation_progress.operation is 'Local code of the operation.';
comment on column reporting.operation_progress.committed is 'D, EUR: legally binding commitments, less reductions.';
comment on column reporting.operation_progress.paid is 'F, EUR: payments to beneficiaries, less recoveries.';
comment on column reporting.operation_progress.paid_rate is 'G = F/D, to six decimals; absent where D is zero.';
comment on column reporting.operation_progress.certified is
    'H, EUR: expenditure certified, total eligible, less what was taken out again.';
comment on column reporting.operation_progress.certified_rate is 'I = H/F, to six decimals; absent where F is zero.';
comment on column reporting.operation_progress.events is 'How many transactions make up the row.';
