-- One row a listing of the marketplace, with the article that the active strategy accepts for it, if any. A listing sells
-- one article: of several accepted links the most probable counts, and a steward's word before any probability.
with links as (
  select
    d.right_id as listing_id,
    d.left_id as product_code,
    d.zone,
    d.reason,
    d.probability,
    d.decided_by,
    row_number() over (
      partition by d.right_id
      order by
        case d.zone when 'accept' then 1 when 'ask' then 2 else 3 end,
        case d.decided_by when 'steward' then 1 else 2 end,
        d.probability desc,
        d.left_id
    ) as place
  from mdm.mdm_decision as d
  inner join meta.setting as s on s.mdm_strategy = d.strategy
  where d.left_id in (select product_code from cleaned.cln_article)
)

select
  l.listing_id,
  l.title,
  l.brand,
  l.price,
  l.code as seller_code,
  l.description,
  case when k.zone = 'accept' then k.product_code end as product_code,
  case when k.zone = 'ask' then k.product_code end as proposed_product_code,
  coalesce(k.zone, 'none') as zone,
  k.probability,
  k.reason,
  k.decided_by
from cleaned.cln_listing as l
left join links as k on k.listing_id = l.listing_id and k.place = 1
