-- Marten's source of positions. The ledger counts in ledger_head, without gaps, and moves this one along.
create sequence ledger.mt_events_sequence start 1 increment 1 owned by ledger.mt_events.seq_id;
