-- Everything of the ledger lives in one schema, so that a database may hold other things beside it.
create schema if not exists ledger;
