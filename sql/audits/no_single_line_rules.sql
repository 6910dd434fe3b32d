-- severity: warn
-- layer: facts
-- description: no single line is worth more than a tenth of all sales of data with a thousand lines or more
with total as (
  select sum(revenue) as revenue, count(*) as lines
  from facts.fct_sale_line
),

found as (
  select s.line_id, s.invoice, s.quantity, s.unit_price, s.revenue
  from facts.fct_sale_line as s
  cross join total as t
  where t.lines >= 1000 and s.revenue * 10 > t.revenue
)

select f.file, s.line_id - f.source_no * 1000000000 as line, s.invoice, s.quantity, s.unit_price, s.revenue
from found as s
inner join staging.stg_source as f
  on s.line_id between f.source_no * 1000000000 and f.source_no * 1000000000 + 999999999
