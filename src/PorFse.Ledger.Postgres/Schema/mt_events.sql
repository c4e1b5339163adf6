-- Marten's table of events, with its metadata columns switched on. `seq_id` is the position: 1, 2, 3 … without gaps.
-- The default of `timestamp` is quoted, hence a constant, as in Marten's own table: writers always give the value.
create table ledger.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      varchar      null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea        null,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default '(now())',
    tenant_id      varchar      null default '*DEFAULT*',
    mt_dotnet_type varchar      null,
    correlation_id varchar      null,
    causation_id   varchar      null,
    headers        jsonb        null,
    user_name      varchar      null,
    is_archived    boolean      null default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id foreign key (stream_id) references ledger.mt_streams (id) on delete cascade
);

create unique index pk_mt_events_stream_and_version on ledger.mt_events (stream_id, version);

-- The identity of a fact is used once (Marten's EnableUniqueIndexOnEventId).
create unique index idx_mt_events_event_id on ledger.mt_events (id);
