-- One row a listing. An id that comes twice keeps its first line; the others are in cln_reject.
with numbered as (
  select
    *,
    row_number() over (partition by listing_id order by file, line) as occurrence
  from staging.stg_listing
)

select listing_id, title, brand, price, code, description, file, line
from numbered
where occurrence = 1 and nullif(listing_id, '') is not null and title is not null
