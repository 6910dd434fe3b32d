-- Lines that repeat an earlier one in all eight values. Fingerprints of three values find the few lines worth comparing;
-- the comparison itself is exact. Lines with an unreadable value are left out: two such are not known to be equal.
with fingerprints as (
  select line_id, row_fingerprint(invoice, stock_code, quantity) as fingerprint
  from staging.stg_transaction
),

repeated as (
  select fingerprint
  from fingerprints
  group by fingerprint
  having count(*) > 1
),

candidates as (
  select line_id, invoice, stock_code, description, quantity, unit_price, sold_at, customer_id, country
  from staging.stg_transaction
  where row_fingerprint(invoice, stock_code, quantity) in (select fingerprint from repeated)
    and quantity is not null
    and unit_price is not null
    and sold_at is not null
),

numbered as (
  select
    line_id,
    min(line_id) over (
      partition by invoice, stock_code, description, quantity, unit_price, sold_at, customer_id, country
    ) as first_line_id
  from candidates
)

select line_id, first_line_id
from numbered
where line_id <> first_line_id
