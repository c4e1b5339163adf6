create or replace function reporting.plan_at(at date, known_position bigint default null)
returns setof reporting.plans language sql stable security definer set search_path = '' rows 30 as $function$
    with chosen as (
        select position, adopted_on <= at as in_force
        from reporting.plans
        where position <= reporting.checked_position(at, known_position)
        order by in_force desc,
            case when adopted_on <= at then adopted_on end desc, case when adopted_on <= at then position end desc,
            adopted_on, position
        limit 1
    )
    select position, recorded_at, adopted_on, decision, axis_place, axis, axis_title, objective,
        case when in_force then axis_allocation else 0.00 end, priority_place, priority, priority_title,
        case when in_force then allocation else 0.00 end, note
    from reporting.plans join chosen using (position)
    order by axis_place, priority_place
$function$;

comment on function reporting.plan_at(date, bigint) is
    'The financial plan in force on a date, known at a position (now, where none is given): a row for each priority. '
    'Before the first plan: that one, with nothing allocated.';
