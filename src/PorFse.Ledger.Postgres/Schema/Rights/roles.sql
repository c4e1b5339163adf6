-- Group roles of the whole server, made by whichever ledger comes first; who may not make roles leaves them missing.
-- Where the one who makes them is no superuser, he may act as each: as the owner to make the tables, and so on.
do $roles$
declare
    wanted text;
begin
    foreach wanted in array array['porfse_owner', 'porfse_recorder', 'porfse_auditor', 'porfse_analyst'] loop
        begin
            if not exists (select from pg_roles where rolname = wanted) then
                execute format('create role %I nologin', wanted);
            end if;
            if not pg_has_role(wanted, 'member') then
                execute format('grant %I to %I', wanted, current_user);
            end if;
        exception
            when insufficient_privilege then
                raise notice '% may not create or join role %', current_user, wanted;
            when duplicate_object or unique_violation then
                null; -- Another ledger of this server was faster.
        end;
    end loop;
    -- Many events at once need not ask for the stream of each: check_append asks for every stream, and fires always.
    begin
        if not has_parameter_privilege('porfse_recorder', 'session_replication_role', 'set') then
            grant set on parameter session_replication_role to porfse_recorder;
        end if;
    exception
        when insufficient_privilege or undefined_object then
            null; -- Then each is asked for, which takes longer.
        when unique_violation or internal_error then
            null; -- Another ledger of this server was faster.
    end;
end
$roles$;
