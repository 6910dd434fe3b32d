-- What was written beside a code in each month, nothing included, and how often beside a price.
select
  product_code,
  description,
  cast(date_trunc('month', sold_at) as date) as month,
  count(*) as lines,
  count(*) filter (where unit_price > 0) as priced_lines,
  cast(min(sold_at) as date) as first_on,
  cast(max(sold_at) as date) as last_on
from staging.stg_transaction
where sold_at is not null
group by product_code, description, cast(date_trunc('month', sold_at) as date)
