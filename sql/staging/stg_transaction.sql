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
  -- Tools that read the number as a float leave ".0" behind it.
  case
    when t.customer_id like '%.0' then nullif(trim(substring(t.customer_id, 1, length(t.customer_id) - 2)), '')
    else nullif(trim(t.customer_id), '')
  end as customer_id,
  trim(t.country) as country
from raw.transaction as t
inner join staging.stg_source as s on s.file = t.file
