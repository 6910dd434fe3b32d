-- severity: warn
-- layer: facts
-- description: no table shrinks by more than a fifth or grows more than threefold against the refresh before
with earlier as (
  select run_id, row_number() over (order by made_at desc) as place
  from meta.run
  where not is_current and is_demo = (select is_demo from meta.run where is_current)
)

select n.model, o.row_count as rows_before, n.row_count as rows_now
from meta.run_model as n
inner join meta.run as r on r.run_id = n.run_id and r.is_current
inner join earlier as e on e.place = 1
inner join meta.run_model as o on o.run_id = e.run_id and o.model = n.model
where (n.model like 'facts.%' or n.model like 'dimensions.%' or n.model like 'raw.%')
  and o.row_count >= 100
  and (n.row_count < 0.8 * o.row_count or n.row_count > 3 * o.row_count)
