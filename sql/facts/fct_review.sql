-- One row a review. The article is that of the review's listing; a review without a listing has one only where its text
-- names it beyond the bar. Else it is empty.
select
  r.review_id,
  r.listing_id,
  coalesce(l.product_code, k.product_code) as product_code,
  r.rating,
  r.sentiment,
  r.sentiment_source,
  r.review_on,
  r.title,
  r.body,
  case when l.product_code is not null then l.probability else k.probability end as link_probability
from cleaned.cln_review as r
left join dimensions.dim_listing as l on l.listing_id = r.listing_id
left join mdm.mdm_review_link as k on k.review_id = r.review_id and k.zone = 'accept' and r.listing_id is null
