-- The end of the log. Its one row is locked by every append, which gives all writers one order.
create table ledger.ledger_head (
    only_row       boolean     not null default true,
    position       bigint      not null,
    recorded_at    timestamptz null,
    era_length     integer     not null,
    schema_version integer     not null,
    constraint ledger_head_pkey primary key (only_row),
    constraint ledger_head_one_row check (only_row)
);

comment on table ledger.ledger_head is 'The end of the log: last position and when it was recorded. Exactly one row.';
comment on column ledger.ledger_head.era_length is 'Positions in an era of the log; fixed when the ledger is created.';

insert into ledger.ledger_head (position, recorded_at, era_length, schema_version) values (0, null, 65536, 2);
