select
  r.review_id,
  r.listing_id,
  r.product_code,
  p.product_name,
  r.rating,
  r.sentiment,
  r.sentiment_source,
  r.review_on,
  r.title,
  r.body
from facts.fct_review as r
left join dimensions.dim_product as p on p.product_code = r.product_code and p.is_current
