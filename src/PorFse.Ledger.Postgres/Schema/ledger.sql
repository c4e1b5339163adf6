-- Everything of the ledger lives in one schema, so that a database may hold other things beside it. Whoever may act as
-- the owner's role makes all in its name.
do $schema$
begin
    if exists (select from pg_roles where rolname = 'porfse_owner' and pg_has_role(oid, 'member')) then
        create schema if not exists ledger;
        alter schema ledger owner to porfse_owner;
        -- A rebuild makes its tables in a schema beside.
        execute format('grant create, temporary on database %I to porfse_owner', current_database());
        set local role porfse_owner;
    else
        create schema if not exists ledger;
    end if;
    revoke all on schema ledger from public;
end
$schema$;
