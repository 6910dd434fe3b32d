select
  t.product_code,
  k.product_name,
  k.category,
  t.rating_count,
  t.tau,
  t.p_value,
  t.adjusted_p,
  t.rating_earlier,
  t.rating_later,
  t.rating_change,
  t.is_falling,
  k.gross_revenue,
  k.quantity_sold
from marts.rating_trend as t
inner join marts.product_kpi as k on k.product_code = t.product_code
