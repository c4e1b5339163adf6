-- Recorder, auditor and analyst read schema reporting alike. The analyst reads nothing else: what he may call answers
-- with the rights of its owner, and the tables of views, which older ledgers showed him, are not his any more.
do $readers$
declare
    reader text;
begin
    revoke execute on all functions in schema reporting from public;
    for reader in
        select rolname from pg_roles where rolname in ('porfse_recorder', 'porfse_auditor', 'porfse_analyst')
    loop
        execute format('grant usage on schema reporting to %I', reader);
        execute format('grant select on all tables in schema reporting to %I', reader);
        execute format('grant execute on all functions in schema reporting to %I', reader);
        if reader = 'porfse_analyst' then
            revoke all on all tables in schema ledger from porfse_analyst;
        end if;
    end loop;
end
$readers$;
