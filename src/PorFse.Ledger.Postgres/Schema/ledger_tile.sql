-- The Merkle tree over the log, in tiles of 256 hashes. A tile fills up append by append: its hashes stand in one row
-- or in several, in the order of `first`; no row goes beyond its tile, and none is ever changed.
create table ledger.ledger_tile (
    level  smallint not null,
    first  bigint   not null,
    hashes bytea    not null,
    constraint ledger_tile_pkey primary key (level, first)
);

-- Hashes do not compress.
alter table ledger.ledger_tile alter column hashes set storage external;

comment on table ledger.ledger_tile is 'Hashes of the Merkle tree over the events (RFC 9162, SHA-256), 32 bytes each.';
comment on column ledger.ledger_tile.level is '0: of the events; n: of complete tiles of level n - 1.';
comment on column ledger.ledger_tile.first is 'Number of the first hash of the row within its level, from 0.';
