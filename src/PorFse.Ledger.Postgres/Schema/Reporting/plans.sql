create or replace view reporting.plans with (security_barrier) as
select
    adopted.seq_id as position,
    adopted.timestamp as recorded_at,
    (adopted.data->>'On')::date as adopted_on,
    adopted.data->>'Decision' as decision,
    axes.place as axis_place,
    axes.planned->>'Axis' as axis,
    axes.planned->>'Title' as axis_title,
    axes.planned->>'Objective' as objective,
    (axes.planned->>'Allocation')::numeric(20, 2) as axis_allocation,
    priorities.place as priority_place,
    priorities.planned->>'Priority' as priority,
    priorities.planned->>'Title' as priority_title,
    (priorities.planned->>'Allocation')::numeric(20, 2) as allocation,
    adopted.data->>'Note' as note
from ledger.mt_events as adopted
cross join jsonb_array_elements(adopted.data->'Axes') with ordinality as axes(planned, place)
cross join jsonb_array_elements(axes.planned->'Priorities') with ordinality as priorities(planned, place)
where adopted.stream_id = 'programme-' || (select data->>'Programme' from ledger.mt_events where seq_id = 1)
    and adopted.type = 'financial_plan_adopted';

comment on view reporting.plans is
    'Every financial plan the programme has had: a row for each priority of each plan. plan_at says which is in force.';
comment on column reporting.plans.position is 'Position of its adoption in the log.';
comment on column reporting.plans.recorded_at is 'When the ledger heard of it.';
comment on column reporting.plans.adopted_on is 'Date of the decision: in force from this day until the next plan.';
comment on column reporting.plans.decision is 'The decision that adopts it.';
comment on column reporting.plans.axis_place is 'Place of the axis in the plan, from 1.';
comment on column reporting.plans.axis is 'Priority axis, a Roman number.';
comment on column reporting.plans.axis_title is 'Title of the axis.';
comment on column reporting.plans.objective is 'Thematic objective of the axis; absent for assistance.';
comment on column reporting.plans.axis_allocation is
    'EUR, Union and national shares: of the whole axis, the same in each of its rows.';
comment on column reporting.plans.priority_place is 'Place of the priority in its axis, from 1.';
comment on column reporting.plans.priority is 'Investment priority.';
comment on column reporting.plans.priority_title is 'What the priority is for.';
comment on column reporting.plans.allocation is
    'EUR, Union and national shares: of the priority. They add up to the axis.';
comment on column reporting.plans.note is 'What of it is published and what is constructed; may be absent.';
