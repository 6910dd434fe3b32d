select
  file,
  line,
  upper(trim(stock_code)) as product_code,
  try_cast(unit_cost as decimal(18, 4)) as unit_cost
from raw.cost
