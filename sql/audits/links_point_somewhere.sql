-- severity: error
-- layer: mdm
-- description: both sides of every accepted link exist
select d.strategy, d.left_id, d.right_id
from mdm.mdm_decision as d
left join cleaned.cln_article as a on a.product_code = d.left_id
left join cleaned.cln_listing as l on l.listing_id = d.right_id
where d.zone = 'accept' and (a.product_code is null or l.listing_id is null)
