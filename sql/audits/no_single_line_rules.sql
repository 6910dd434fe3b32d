-- severity: warn
-- layer: facts
-- description: no single line is worth more than a tenth of all sales of data with a thousand lines or more
with total as (
  select sum(revenue) as revenue, count(*) as lines
  from facts.fct_sale_line
)

select s.line_id, s.invoice, s.quantity, s.unit_price, s.revenue
from facts.fct_sale_line as s
cross join total as t
where t.lines >= 1000 and s.revenue * 10 > t.revenue
