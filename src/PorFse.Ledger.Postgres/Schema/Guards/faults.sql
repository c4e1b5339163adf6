-- What is not as the guards' scripts made it: $1 to $3 triggers, their tables and definitions, $4 and $5 functions and
-- their sources. Read from the catalogue alone, which everybody may.
with core as (
    select c.* from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where n.nspname = 'ledger' and c.relname in ('mt_events', 'mt_streams', 'ledger_head', 'ledger_tile')
), allowed(role, relname, attname, privilege) as (
    select 'porfse_recorder', relname, attname, privilege from (
        values ('ledger_tile', null, 'INSERT'), ('ledger_head', '{previous,position,recorded_at,root,edge}', 'UPDATE'),
            ('mt_streams', '{id,type,version,timestamp,created}', 'INSERT'),
            ('mt_streams', '{version,timestamp}', 'UPDATE'),
            ('mt_events', '{seq_id,id,stream_id,version,data,type,timestamp,mt_dotnet_type,correlation_id}', 'INSERT'),
            ('mt_events', '{causation_id,headers,user_name}', 'INSERT')
    ) as recorder(relname, columns, privilege) left join lateral unnest(columns::name[]) as attname on true
), held as (
    select relname, null::name as attname, relowner, (aclexplode(relacl)).* from core
    union all
    select relname, attname, relowner, (aclexplode(attacl)).*
    from core join pg_attribute on attrelid = core.oid where attacl is not null
)
select relname || '.' || name
from unnest($1, $2, $3) as guard(name, relname, definition)
where not exists (
    select from core join pg_trigger on tgrelid = core.oid
    join pg_proc on pg_proc.oid = tgfoid and pronamespace = relnamespace
    where core.relname = guard.relname and tgname = name and tgenabled = 'A'
        and replace(translate(lower(pg_get_triggerdef(pg_trigger.oid)), ' ()', ''), 'ledger.', '') = definition)
union all
select name || '()'
from unnest($4, $5) as guard(name, source)
where not exists (
    select from pg_proc join pg_namespace as n on n.oid = pronamespace join pg_language as l on l.oid = prolang
    where n.nspname = 'ledger' and proname = name and prosrc = source and lanname = 'plpgsql' and not prosecdef
        and 'search_path=""' = any(proconfig))
union all
select format('trigger %s on %s', tgname, relname)
from core join pg_trigger on tgrelid = core.oid
where case when tgisinternal then tgenabled not in ('O', 'A') else not tgname = any($1) end
union all
select format('rules, row security or heirs of %s', relname)
from core where relhasrules or relrowsecurity or relhassubclass or relkind <> 'r'
union all
select format('owner %s of %s', pg_get_userbyid(relowner), relname)
from core join pg_namespace as n on n.oid = relnamespace where relowner <> nspowner
union all
select format('%s on %s for %s', privilege_type, concat_ws('.', relname, attname),
    case grantee when 0 then 'public' else pg_get_userbyid(grantee) end)
from held
where grantee <> relowner and (grantee = 0 or privilege_type <> 'SELECT') and not exists (
    select from allowed
    where role = pg_get_userbyid(grantee) and (allowed.relname, privilege) = (held.relname, privilege_type)
        and allowed.attname is not distinct from held.attname)
union all
select format('%s on schema ledger for %s', privilege_type,
    case grantee when 0 then 'public' else pg_get_userbyid(grantee) end)
from pg_namespace, aclexplode(nspacl)
where nspname = 'ledger' and grantee <> nspowner and (grantee = 0 or privilege_type <> 'USAGE')
union all
select format('%s is %s', role.rolname, case when role.rolsuper then 'superuser' else owner.rolname end)
from pg_namespace as n join pg_roles as owner on owner.oid = nspowner
cross join pg_roles as role
where nspname = 'ledger' and role.rolname in ('porfse_recorder', 'porfse_auditor', 'porfse_analyst')
    and (role.rolsuper or pg_has_role(role.oid, owner.oid, 'member'))
