select
  file,
  line,
  trim(listing_id) as listing_id,
  nullif(trim(title), '') as title,
  nullif(trim(brand), '') as brand,
  price_value as price,
  nullif(upper(trim(code)), '') as code,
  nullif(trim(description), '') as description
from raw.listing
