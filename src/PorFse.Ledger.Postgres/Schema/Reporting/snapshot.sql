do $type$
begin
    if to_regtype('reporting.snapshot') is null then
        create type reporting.snapshot as (
            snapshot text,
            state_on date,
            known_position bigint,
            sealed_position bigint,
            sealed_on date,
            approved_on date,
            approved_by text,
            note text,
            root text
        );
    end if;
end
$type$;

comment on type reporting.snapshot is 'A row of sealed_snapshots.';
comment on column reporting.snapshot.snapshot is 'Name of the snapshot.';
comment on column reporting.snapshot.state_on is 'The last business date that counts in it.';
comment on column reporting.snapshot.known_position is 'Position of the last event that counts in it.';
comment on column reporting.snapshot.sealed_position is 'Position of its sealing in the log.';
comment on column reporting.snapshot.sealed_on is 'Day of sealing.';
comment on column reporting.snapshot.approved_on is 'When the state was approved; may be absent.';
comment on column reporting.snapshot.approved_by is 'Who approved it; may be absent.';
comment on column reporting.snapshot.note is 'What a reader must know about it; may be absent.';
comment on column reporting.snapshot.root is 'Root of the tree over the events up to known_position, base64.';
