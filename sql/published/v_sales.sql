-- Sale lines with the names that are valid today.
select
  s.line_id,
  s.invoice,
  s.product_code,
  p.product_name,
  p.category,
  s.line_kind,
  s.customer_id,
  s.country_code,
  c.country_name,
  s.sold_at,
  s.sold_on,
  s.quantity,
  s.unit_price,
  s.revenue
from facts.fct_sale_line as s
inner join dimensions.dim_product as p on p.product_code = s.product_code and p.is_current
inner join dimensions.dim_country as c on c.country_code = s.country_code
