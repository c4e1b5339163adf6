-- Marten's table of streams, one row each. `version` is the number of the stream's events.
create table ledger.mt_streams (
    id          varchar     not null,
    type        varchar     null,
    version     bigint      null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     null default '*DEFAULT*',
    is_archived boolean     null default false,
    constraint pkey_mt_streams_id primary key (id)
);
