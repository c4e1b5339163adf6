create or replace view reporting.transaction_types as
select type, stage_number, stage, sign
from (
    values ('resources_programmed', 1, 'programmed', 1),
        ('programmed_resources_reduced', 1, 'programmed', -1),
        ('commitment_entered', 2, 'committed', 1),
        ('commitment_reduced', 2, 'committed', -1),
        ('payment_made', 3, 'paid', 1),
        ('payment_recovered', 3, 'paid', -1),
        ('expenditure_certified', 4, 'certified', 1),
        ('expenditure_decertified', 4, 'certified', -1)
) as moving(type, stage_number, stage, sign);

comment on view reporting.transaction_types is 'The types of events that move money.';
comment on column reporting.transaction_types.type is 'The name events of the type are stored by.';
comment on column reporting.transaction_types.stage_number is 'The stage it moves: 1 to 4, as money advances.';
comment on column reporting.transaction_types.stage is 'The stage it moves: programmed, committed, paid, certified.';
comment on column reporting.transaction_types.sign is '1 where it adds to the stage, -1 where it takes away.';
