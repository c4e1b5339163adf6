do $type$
begin
    if to_regtype('reporting.programme_progress') is null then
        create type reporting.programme_progress as (
            programme text,
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

comment on type reporting.programme_progress is 'A row of programme_progress_at.';
comment on column reporting.programme_progress.programme is 'CCI of the programme.';
comment on column reporting.programme_progress.allocation is
    'A, EUR, of the financial plan in force at the date; zero for what it does not name.';
comment on column reporting.programme_progress.programmed is 'B, EUR: resources programmed, less reductions.';
comment on column reporting.programme_progress.programmed_rate is 'C = B/A, to six decimals; absent where A is zero.';
comment on column reporting.programme_progress.committed is 'D, EUR: legally binding commitments, less reductions.';
comment on column reporting.programme_progress.committed_rate is 'E = D/B, to six decimals; absent where B is zero.';
comment on column reporting.programme_progress.paid is 'F, EUR: payments to beneficiaries, less recoveries.';
comment on column reporting.programme_progress.paid_rate is 'G = F/D, to six decimals; absent where D is zero.';
comment on column reporting.programme_progress.certified is
    'H, EUR: expenditure certified, total eligible, less what was taken out again.';
comment on column reporting.programme_progress.certified_rate is 'I = H/F, to six decimals; absent where F is zero.';
comment on column reporting.programme_progress.events is 'How many transactions make up the row.';
