-- Who records may append, and read. The order of an append, and that nothing else is done, is the guards' business.
grant usage on schema ledger to porfse_recorder;
grant select on all tables in schema ledger to porfse_recorder;
grant select, update on ledger.mt_events_sequence to porfse_recorder;
grant update (previous, position, recorded_at, root, edge) on ledger.ledger_head to porfse_recorder;
grant insert (id, type, version, timestamp, created), update (version, timestamp)
    on ledger.mt_streams to porfse_recorder;
grant insert (
    seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type, correlation_id, causation_id, headers,
    user_name) on ledger.mt_events to porfse_recorder;
grant insert on ledger.ledger_tile to porfse_recorder;
