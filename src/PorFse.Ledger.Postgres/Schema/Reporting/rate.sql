-- With more digits than a quotient of two amounts needs to be told from half of the last: rounded once.
create or replace function reporting.rate(part numeric, whole numeric)
returns numeric language sql immutable set search_path = '' as $function$
    select round(part::numeric(60, 30) / nullif(whole, 0), 6)
$function$;

comment on function reporting.rate(numeric, numeric) is
    'A part over a whole, to six decimals, half away from zero; absent where the whole is zero or absent.';
