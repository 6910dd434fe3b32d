-- One row a weekday and hour in which something was sold.
select
  iso_weekday(sold_at) as weekday,
  cast(hour(sold_at) as integer) as hour,
  cast(sum(revenue) as decimal(18, 4)) as gross_revenue,
  count(distinct invoice) as order_count,
  count(*) as line_count,
  cast(sum(quantity) as bigint) as quantity_sold
from facts.fct_sale_line
group by iso_weekday(sold_at), cast(hour(sold_at) as integer)
