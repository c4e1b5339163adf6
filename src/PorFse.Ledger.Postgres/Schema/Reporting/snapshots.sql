create or replace view reporting.snapshots as
select snapshot, state_on, known_position, sealed_position, sealed_on, approved_on, approved_by, note, root
from reporting.sealed_snapshots();

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
