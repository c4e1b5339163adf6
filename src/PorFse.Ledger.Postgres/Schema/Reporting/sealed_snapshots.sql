create or replace function reporting.sealed_snapshots()
returns setof reporting.snapshot language plpgsql stable security definer set search_path = '' rows 100 as $function$
begin
    return query
    select snapshot, state_on, known_position, sealed_position, (data->>'On')::date, (data->>'ApprovedOn')::date,
        data->>'ApprovedBy', data->>'Note', data->>'Root'
    from ledger.snapshot_sheet join ledger.mt_events on seq_id = sealed_position
    order by sealed_position;
    perform reporting.check_snapshot();
end
$function$;

comment on function reporting.sealed_snapshots() is 'Every sealed snapshot, in the order of their sealing.';
