-- severity: error
-- layer: cleaned
-- description: every cost read is a cost of a code or among the rejects
with counts as (
  select
    (select count(*) from raw.cost) as read_costs,
    (select count(*) from cleaned.cln_cost) as kept,
    (select count(*) from cleaned.cln_reject where source = 'cost')
    - (select count(*) from raw.reject where source = 'cost') as set_aside
)

select *
from counts
where read_costs <> kept + set_aside
