select
  s.source_no * 1000000000 + t.line as line_id,
  t.file,
  t.line,
  upper(trim(t.invoice)) as invoice,
  trim(t.stock_code) as stock_code,
  upper(trim(t.stock_code)) as product_code,
  nullif(trim(t.description), '') as description,
  t.quantity_int as quantity,
  t.unit_price,
  t.sold_at,
  t.customer_id,
  trim(t.country) as country
from raw.transaction as t
inner join staging.stg_source as s on s.file = t.file
