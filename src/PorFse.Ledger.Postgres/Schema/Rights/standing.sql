-- What the connected user is to the ledger of this database, if there is one: who owns it, which of the roles have no
-- rights here, and as which of them the user works: the one with most rights but the owner's.
select
    ledger.owner,
    current_user,
    array(
        select wanted from unnest($1) with ordinality as role(wanted, place)
        where not exists (
            select from pg_roles
            where rolname = wanted and case
                when wanted = $1[1] then wanted = ledger.owner
                else has_schema_privilege(rolname, ledger.schema, 'usage') end)
        order by place),
    works_as.role,
    coalesce(has_table_privilege(works_as.role, head, 'select')
        and has_table_privilege(works_as.role, events, 'select'), false),
    coalesce(has_any_column_privilege(works_as.role, events, 'insert'), false),
    coalesce(pg_has_role(ledger.owner, 'member'), false)
from (select 1) as always
left join (
    select n.oid as schema, pg_get_userbyid(nspowner) as owner, head.oid as head, events.oid as events
    from pg_namespace as n
    join pg_class as head on head.relnamespace = n.oid and head.relname = 'ledger_head'
    join pg_class as events on events.relnamespace = n.oid and events.relname = 'mt_events'
    where nspname = 'ledger'
) as ledger on true
cross join lateral (
    select coalesce((
        select wanted from unnest($1) with ordinality as role(wanted, place) join pg_roles on rolname = wanted
        where place > 1 and pg_has_role(rolname, 'member') and has_schema_privilege(rolname, ledger.schema, 'usage')
        order by place limit 1
    ), current_user) as role
) as works_as
