select
  file,
  line,
  upper(trim(stock_code)) as product_code,
  unit_cost_value as unit_cost
from raw.cost
