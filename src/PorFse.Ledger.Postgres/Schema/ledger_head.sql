-- The end of the log. Its one row is locked by every append, which gives all writers one order.
create table ledger.ledger_head (
    only_row       boolean     not null default true,
    position       bigint      not null,
    recorded_at    timestamptz null,
    schema_version integer     not null,
    constraint ledger_head_pkey primary key (only_row),
    constraint ledger_head_one_row check (only_row)
);

comment on table ledger.ledger_head is 'The end of the log: last position and when it was recorded. Exactly one row.';

insert into ledger.ledger_head (position, recorded_at, schema_version) values (0, null, 1);
