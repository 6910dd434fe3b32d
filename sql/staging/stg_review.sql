select
  file,
  line,
  trim(review_id) as review_id,
  nullif(trim(listing_id), '') as listing_id,
  rating_value as rating,
  reviewed_on as review_on,
  nullif(trim(reviewer), '') as reviewer,
  nullif(trim(title), '') as title,
  nullif(trim(body), '') as body
from raw.review
