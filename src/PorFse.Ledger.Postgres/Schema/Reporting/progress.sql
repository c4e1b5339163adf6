do $type$
begin
    if to_regtype('reporting.progress') is null then
        create type reporting.progress as (
            place bigint,
            axis text,
            priority text,
            initiative text,
            operation text,
            title text,
            allocation numeric(20, 2),
            programmed numeric(20, 2),
            programmed_rate numeric(20, 6),
            committed numeric(20, 2),
            committed_rate numeric(20, 6),
            paid numeric(20, 2),
            paid_rate numeric(20, 6),
            certified numeric(20, 2),
            certified_rate numeric(20, 6),
            events bigint
        );
    end if;
end
$type$;

comment on type reporting.progress is 'A row of financial progress, of whatever the function says.';
comment on column reporting.progress.place is 'Place of the row, from 1: the order of the plan in force.';
comment on column reporting.progress.axis is 'Priority axis; absent for the whole programme.';
comment on column reporting.progress.priority is 'Investment priority; absent above it.';
comment on column reporting.progress.initiative is 'Code of the initiative; absent above it.';
comment on column reporting.progress.operation is 'Local code of the operation; absent above it.';
comment on column reporting.progress.title is
    'Of an axis or priority, as the plan in force has it; of an initiative. Absent for others.';
comment on column reporting.progress.allocation is
    'A, EUR, of the plan in force; zero for what it does not name, absent below the priority.';
comment on column reporting.progress.programmed is
    'B, EUR: resources programmed, less reductions; absent for an operation.';
comment on column reporting.progress.programmed_rate is 'C = B/A, to six decimals; absent where A is zero or absent.';
comment on column reporting.progress.committed is 'D, EUR: legally binding commitments, less reductions.';
comment on column reporting.progress.committed_rate is 'E = D/B, to six decimals; absent where B is zero or absent.';
comment on column reporting.progress.paid is 'F, EUR: payments to beneficiaries, less recoveries.';
comment on column reporting.progress.paid_rate is 'G = F/D, to six decimals; absent where D is zero.';
comment on column reporting.progress.certified is
    'H, EUR: expenditure certified, total eligible, less what was taken out again.';
comment on column reporting.progress.certified_rate is 'I = H/F, to six decimals; absent where F is zero.';
comment on column reporting.progress.events is 'How many transactions make up the row.';
