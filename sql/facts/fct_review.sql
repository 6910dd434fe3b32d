-- One row a review. The article is that of the review's listing, and empty where the listing is linked to none.
select
  r.review_id,
  r.listing_id,
  l.product_code,
  r.rating,
  r.sentiment,
  r.sentiment_source,
  r.review_on,
  r.title,
  r.body,
  case when l.product_code is not null then l.probability end as link_probability
from cleaned.cln_review as r
left join dimensions.dim_listing as l on l.listing_id = r.listing_id
