-- The ledger for whoever asks by SQL: names that stay, amounts in EUR, every column explained. All of it is the owner's
-- of the ledger, and made from the log and its views; nothing is stored here.
do $schema$
begin
    execute format('set local role %I', (
        select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'ledger'));
    create schema if not exists reporting;
    revoke all on schema reporting from public;
end
$schema$;
