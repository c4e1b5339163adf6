-- An analyst reads schema reporting (readers.sql). That he may name this one says that he has a place in the ledger.
grant usage on schema ledger to porfse_analyst;
