-- An analyst reads the tables of views, each granted where it is made.
grant usage on schema ledger to porfse_analyst;
