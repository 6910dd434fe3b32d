-- One row an article with a known cost. Made only when a cost table is given: a margin is never estimated.
select
  k.product_code,
  k.product_name,
  k.category,
  k.gross_revenue,
  k.quantity_sold,
  c.unit_cost,
  cast(c.unit_cost * k.quantity_sold as decimal(18, 4)) as cost,
  cast(k.gross_revenue - c.unit_cost * k.quantity_sold as decimal(18, 4)) as gross_margin,
  case
    when k.gross_revenue > 0
      then cast(k.gross_revenue - c.unit_cost * k.quantity_sold as double) / cast(k.gross_revenue as double)
  end as margin_rate
from marts.product_kpi as k
inner join cleaned.cln_cost as c on c.product_code = k.product_code
