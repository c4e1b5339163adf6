-- The end of the log. Its one row is locked by every append, which gives all writers one order.
create table ledger.ledger_head (
    only_row       boolean     not null default true,
    previous       bigint      not null,
    position       bigint      not null,
    recorded_at    timestamptz null,
    root           bytea       not null,
    edge           bytea       not null,
    era_length     integer     not null,
    schema_version integer     not null,
    constraint ledger_head_pkey primary key (only_row),
    constraint ledger_head_one_row check (only_row)
);

comment on table ledger.ledger_head is 'The end of the log: last position and when it was recorded. Exactly one row.';
comment on column ledger.ledger_head.previous is 'The position before the last append.';
comment on column ledger.ledger_head.root is 'Root of the Merkle tree over all events (RFC 9162, SHA-256).';
comment on column ledger.ledger_head.edge is 'Roots of its complete subtrees, largest first.';
comment on column ledger.ledger_head.era_length is 'Positions in an era of the log; fixed when the ledger is created.';

-- The root of a tree without leaves is the hash of nothing.
insert into ledger.ledger_head (previous, position, recorded_at, root, edge, era_length, schema_version)
values (0, 0, null, sha256(''), '', 65536, 6);
