create or replace view reporting.snapshots with (security_barrier) as
select
    sealed.data->>'Name' as snapshot,
    (sealed.data->>'At')::date as state_on,
    (sealed.data->>'KnownAtPosition')::bigint as known_position,
    sealed.seq_id as sealed_position,
    (sealed.data->>'On')::date as sealed_on,
    (sealed.data->>'ApprovedOn')::date as approved_on,
    sealed.data->>'ApprovedBy' as approved_by,
    sealed.data->>'Note' as note,
    sealed.data->>'Root' as root
from ledger.mt_streams as streams
join ledger.mt_events as sealed on sealed.stream_id = streams.id and sealed.version = 1
where streams.type = 'snapshot';

comment on view reporting.snapshots is
    'Every sealed snapshot; progress_at(state_on, known_position) derives its figures again.';
comment on column reporting.snapshots.snapshot is 'Name of the snapshot.';
comment on column reporting.snapshots.state_on is 'The last business date that counts in it.';
comment on column reporting.snapshots.known_position is 'Position of the last event that counts in it.';
comment on column reporting.snapshots.sealed_position is 'Position of its sealing in the log.';
comment on column reporting.snapshots.sealed_on is 'Day of sealing.';
comment on column reporting.snapshots.approved_on is 'When the state was approved; may be absent.';
comment on column reporting.snapshots.approved_by is 'Who approved it; may be absent.';
comment on column reporting.snapshots.note is 'What a reader must know about it; may be absent.';
comment on column reporting.snapshots.root is 'Root of the tree over the events up to known_position, base64.';
