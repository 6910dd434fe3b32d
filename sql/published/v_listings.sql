select
  l.listing_id,
  l.title,
  l.brand,
  l.price,
  l.product_code,
  p.product_name,
  l.proposed_product_code,
  l.zone,
  l.probability,
  l.reason,
  l.decided_by
from dimensions.dim_listing as l
left join dimensions.dim_product as p on p.product_code = l.product_code and p.is_current
