-- Lines that repeat an earlier one in all eight values. Fingerprints find the few lines worth comparing; the comparison
-- itself is exact. Lines with an unreadable value are left to the rejects: two unreadable values are not known to be equal.
with readable as (
  select *
  from staging.stg_transaction
  where quantity is not null and unit_price is not null and sold_at is not null
),

fingerprints as (
  select
    line_id,
    row_fingerprint(invoice, stock_code, description, quantity, unit_price, sold_at, customer_id, country) as fingerprint
  from readable
),

repeated as (
  select fingerprint
  from fingerprints
  group by fingerprint
  having count(*) > 1
),

candidates as (
  select line_id
  from fingerprints
  where fingerprint in (select fingerprint from repeated)
),

numbered as (
  select
    line_id,
    min(line_id) over (
      partition by invoice, stock_code, description, quantity, unit_price, sold_at, customer_id, country
    ) as first_line_id
  from readable
  where line_id in (select line_id from candidates)
)

select line_id, first_line_id
from numbered
where line_id <> first_line_id
