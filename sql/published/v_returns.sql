-- Returned lines with the names that are valid today. Quantity and value are positive.
select
  r.line_id,
  r.invoice,
  r.product_code,
  p.product_name,
  p.category,
  r.line_kind,
  r.customer_id,
  r.country_code,
  c.country_name,
  r.returned_at,
  r.returned_on,
  r.quantity,
  r.unit_price,
  r.value
from facts.fct_return_line as r
inner join dimensions.dim_product as p on p.product_code = r.product_code and p.is_current
inner join dimensions.dim_country as c on c.country_code = r.country_code
