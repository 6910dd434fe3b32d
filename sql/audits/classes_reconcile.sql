-- severity: error
-- layer: meta
-- description: the classes of the cleaning counters add up to the rows in the files
with totals as (
  select
    sum(lines) filter (where kind = 'class') as classes,
    sum(lines) filter (where rule = 'rows in the files') as all_rows
  from meta.rule_count
)

select *
from totals
where classes is distinct from all_rows
