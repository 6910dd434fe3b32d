-- severity: error
-- layer: facts
-- description: no sale is later than the run, and none before 1990
with found as (
  select s.line_id, s.invoice, s.sold_at
  from facts.fct_sale_line as s
  cross join meta.run as r
  where r.is_current and (s.sold_on > cast(r.made_at as date) or s.sold_on < cast('1990-01-01' as date))
)

select f.file, s.line_id - f.source_no * 1000000000 as line, s.invoice, s.sold_at
from found as s
inner join staging.stg_source as f
  on s.line_id between f.source_no * 1000000000 and f.source_no * 1000000000 + 999999999
