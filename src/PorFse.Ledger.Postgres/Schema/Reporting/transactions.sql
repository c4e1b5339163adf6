-- A barrier: no condition of the one who asks is tried on events that are no transactions.
create or replace view reporting.transactions with (security_barrier) as
select
    moved.seq_id as position,
    moved.timestamp as recorded_at,
    (moved.data->>'On')::date as business_on,
    moving.type,
    moving.stage,
    (moving.sign * (moved.data->>'Amount')::numeric)::numeric(20, 2) as amount,
    (moving.sign * (moved.data->>'PublicAmount')::numeric)::numeric(20, 2) as public_amount,
    moved.data->>'Operation' as operation,
    moved.data->>'Initiative' as initiative,
    opened.data->>'Axis' as axis,
    opened.data->>'Priority' as priority,
    moved.data->>'Reference' as reference,
    moved.data->>'Cause' as cause,
    moved.data->>'Corrects' as corrects,
    moved.data->>'Restores' as restores,
    moved.data->>'Document' as document,
    moved.headers->>'source' as source,
    moved.headers->>'file' as file,
    (moved.headers->>'row')::bigint as file_row,
    moved.correlation_id::text as batch,
    moved.user_name::text as recorded_by
from ledger.mt_events as moved
join reporting.transaction_types as moving on moving.type = moved.type
left join ledger.mt_events as opened
    on opened.stream_id = 'initiative-' || (moved.data->>'Initiative') and opened.version = 1;

comment on view reporting.transactions is 'Every transaction in the ledger, reversals too; one row each.';
comment on column reporting.transactions.position is
    'Its place in the log: 1, 2, 3 …; what is known at n is all up to n.';
comment on column reporting.transactions.recorded_at is 'When the ledger heard of it.';
comment on column reporting.transactions.business_on is 'Business date: the date of the fact in the accounts.';
comment on column reporting.transactions.type is 'What happened, such as payment_made; see transaction_types.';
comment on column reporting.transactions.stage is 'The stage it moves: programmed, committed, paid, certified.';
comment on column reporting.transactions.amount is 'EUR, total eligible; a reversal is negative.';
comment on column reporting.transactions.public_amount is
    'EUR, public part of what is certified; a reversal is negative. Absent at other stages.';
comment on column reporting.transactions.operation is
    'Local code of the operation; absent where money is programmed.';
comment on column reporting.transactions.initiative is 'Code of the initiative it counts for.';
comment on column reporting.transactions.axis is 'Priority axis of the initiative.';
comment on column reporting.transactions.priority is 'Investment priority of the initiative.';
comment on column reporting.transactions.reference is 'Number of the source document that records it.';
comment on column reporting.transactions.cause is 'Why, by the national code of causes; may be absent.';
comment on column reporting.transactions.corrects is 'Reference of the transaction it corrects; may be absent.';
comment on column reporting.transactions.restores is
    'Reference of the reversal it gives back, where an import was undone; else absent.';
comment on column reporting.transactions.document is 'The supporting document; may be absent.';
comment on column reporting.transactions.source is 'The register that numbers the documents.';
comment on column reporting.transactions.file is 'File it was read from; absent where it was recorded by hand.';
comment on column reporting.transactions.file_row is 'Row in that file, from 1.';
comment on column reporting.transactions.batch is 'Import or request it belongs to; may be absent.';
comment on column reporting.transactions.recorded_by is 'Who recorded it.';
