-- An auditor reads everything.
grant usage on schema ledger to porfse_auditor;
grant select on all tables in schema ledger to porfse_auditor;
grant select on all sequences in schema ledger to porfse_auditor;
