-- severity: error
-- layer: cleaned
-- description: a line sold is positive with a customer; a line returned is negative with a price
select line_id, line_class, quantity, unit_price, customer_id
from cleaned.cln_line
where (
  line_class in ('sale', 'service_sale')
  and (is_cancellation or quantity <= 0 or unit_price <= 0 or customer_id is null or quantity is null)
)
or (
  line_class in ('return', 'service_return')
  and (not is_cancellation or quantity >= 0 or unit_price <= 0 or customer_id is null or quantity is null)
)
