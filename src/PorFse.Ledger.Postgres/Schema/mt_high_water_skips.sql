-- Marten's record of gaps its daemon stepped over. Positions here have no gaps, so it stays empty.
create table ledger.mt_high_water_skips (
    ending_sequence   bigint      not null,
    starting_sequence bigint      null,
    timestamp         timestamptz null,
    constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence)
);
