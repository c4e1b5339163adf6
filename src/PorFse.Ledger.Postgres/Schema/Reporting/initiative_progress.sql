do $type$
begin
    if to_regtype('reporting.initiative_progress') is null then
        create type reporting.initiative_progress as (
            place bigint,
            axis text,
            priority text,
            initiative text,
            programmed numeric(20, 2),
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

comment on type reporting.initiative_progress is 'A row of initiative_progress_at.';
comment on column reporting.initiative_progress.place is
    'Place of the row in the table, from 1: the order of the plan in force.';
comment on column reporting.initiative_progress.axis is 'Priority axis.';
comment on column reporting.initiative_progress.priority is 'Investment priority.';
comment on column reporting.initiative_progress.initiative is 'Code of the initiative.';
comment on column reporting.initiative_progress.programmed is 'B, EUR: resources programmed, less reductions.';
comment on column reporting.initiative_progress.committed is 'D, EUR: legally binding commitments, less reductions.';
comment on column reporting.initiative_progress.committed_rate is 'E = D/B, to six decimals; absent where B is zero.';
comment on column reporting.initiative_progress.paid is 'F, EUR: payments to beneficiaries, less recoveries.';
comment on column reporting.initiative_progress.paid_rate is 'G = F/D, to six decimals; absent where D is zero.';
comment on column reporting.initiative_progress.certified is
    'H, EUR: expenditure certified, total eligible, less what was taken out again.';
comment on column reporting.initiative_progress.certified_rate is 'I = H/F, to six decimals; absent where F is zero.';
comment on column reporting.initiative_progress.events is 'How many transactions make up the row.';
